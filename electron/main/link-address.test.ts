import { expect, test } from 'vitest';
import { shownAddress } from './link-address.ts';

test('web pages and email are opened', () => {
  expect(shownAddress('https://www.gov.scot/a b')).toEqual({
    href: 'https://www.gov.scot/a%20b',
    shown: 'https://www.gov.scot/a%20b',
    mail: false,
  });
  expect(shownAddress('mailto:asl@gov.scot')?.mail).toBe(true);
});

test.each([
  'file:///etc/passwd',
  'javascript:alert(1)',
  'ms-word:ofe|u|https://a.example',
  '\\\\server\\share',
  'www.gov.scot',
  '',
  'https://www.gov.scot@elsewhere.example/',
  'https://www.gov.scot\u202e/moc.elpmaxe',
])('%j is not opened', (href) => {
  expect(shownAddress(href)).toBeUndefined();
});

test('another alphabet is shown as what it is, and a long address leaves room for the buttons', () => {
  expect(shownAddress('https://g\u043ev.scot/')?.shown).toMatch(/^https:\/\/xn--/);
  expect(shownAddress(`https://www.gov.scot/${'a'.repeat(3000)}`)?.shown.length).toBeLessThan(310);
});
