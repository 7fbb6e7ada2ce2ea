import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { Problem } from '../../../../shared/plan/problem.ts';
import { p, partsOf } from '../docx/docx-file.test-help.ts';
import { readDocx } from '../docx/read-docx.ts';
import { LIMITS } from './limits.ts';
import { openPackage } from './open-package.ts';

const parts = partsOf({ body: p('Words') });
const file = zipSync(parts);
const read = (bytes: Uint8Array): unknown => readDocx(bytes, '/home/ann/plan.docx', { tracked: 'accepted' });
const refused = (bytes: Uint8Array): string => {
  try {
    read(bytes);
  } catch (reason) {
    if (reason instanceof Problem) return reason.message;
    throw reason;
  }
  return 'was read';
};
const withPart = (name: string, content: string | Uint8Array): Uint8Array =>
  zipSync({ ...parts, [name]: typeof content === 'string' ? strToU8(content) : content });
/** A copy with some bytes changed where a signature stands. */
const patched = (bytes: Uint8Array, signature: number, offset: number, ...values: readonly number[]): Uint8Array => {
  const copy = new Uint8Array(bytes);
  const view = new DataView(copy.buffer);
  for (let at = 0; at + 4 <= copy.length; at += 1)
    if (view.getUint32(at, true) === signature)
      values.forEach((value, n) => copy.fill(value, at + offset + n, at + offset + n + 1));
  return copy;
};
const CENTRAL = 0x02014b50;

describe('files that are refused', () => {
  it('reads the file that the others are made of', () => expect(refused(file)).toBe('was read'));

  it.each([
    ['cut short', file.slice(0, file.length - 40), 'is damaged'],
    ['cut in the middle', new Uint8Array([...file.slice(0, 300), ...file.slice(400)]), 'is damaged'],
    ['random bytes', strToU8('PK\x03\x04 and then nothing that makes sense'), 'is damaged'],
    ['encrypted', patched(file, CENTRAL, 8, 1), 'is protected by a password'],
    ['packed in an unknown way', patched(file, CENTRAL, 10, 14), 'is damaged'],
    ['with words that are not those packed', patched(file, CENTRAL, 16, 0, 0, 0, 0), 'is damaged'],
    ['without a document', zipSync({ 'word/other.xml': strToU8('<x/>') }), 'holds no document'],
    ['a workbook', withPart('word/document.xml', '<workbook/>'), 'holds no document'],
    ['with broken XML', withPart('word/document.xml', '<w:document><w:p></w:document>'), 'is damaged'],
    ['with a DOCTYPE', withPart('word/document.xml', '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'), 'DOCTYPE'],
    [
      'with a DOCTYPE in a part that nobody reads',
      withPart('word/theme/theme1.xml', '<!-- a --><!DOCTYPE x><x/>'),
      'DOCTYPE',
    ],
    ['with two parts of one name', withPart('WORD/Document.xml', '<x/>'), 'two parts of the same name'],
    ['nested too deep', withPart('word/document.xml', '<x>'.repeat(LIMITS.depth + 1)), 'nested deeper'],
    [
      'that unpacks to a hundred times its size',
      withPart('word/media/a.bin', new Uint8Array(8 << 20)),
      'unpacks to far more',
    ],
    [
      'with not all letters of the words valid',
      withPart('word/document.xml', new Uint8Array([60, 120, 62, 255, 60])),
      'is damaged',
    ],
  ])('%s', (_, bytes, why) => {
    const sentence = refused(bytes);
    expect(sentence).toContain(why);
    expect(sentence).toMatch(/^plan\.docx [^\n]*\.$/u);
  });

  it('with a password, which makes it another kind of file', () => {
    const locked = new Uint8Array(4096);
    locked.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    locked.set(Buffer.from('EncryptedPackage', 'utf16le'), 2000);
    expect(refused(locked)).toContain('protected by a password');
  });

  it('that says it is smaller than it is: what comes out is counted', () => {
    const bomb = withPart('word/document.xml', new Uint8Array(8 << 20).fill(32));
    expect(refused(patched(bomb, CENTRAL, 24, 0, 16, 0, 0))).toContain('unpacks to far more');
  });

  it('with more than its share of anything', () => {
    const open = (limits: Partial<typeof LIMITS>): (() => void) => {
      const pkg = openPackage(file, 'plan.docx', { ...LIMITS, ...limits });
      const nothing = { open: () => {}, close: () => {}, text: () => {} };
      return () => void pkg.walk('word/document.xml', nothing);
    };
    expect(() => open({ entries: 2 })).toThrow('more parts');
    expect(() => open({ file: 100 })).toThrow('larger than 50 MB');
    expect(() => open({ part: 100, ratioFrom: 100 })).toThrow('unpacks');
    expect(() => open({ unpacked: 1000 })).toThrow('unpacks');
    expect(open({ elements: 3 })).toThrow('longer than a plan');
    expect(open({ untagged: 3 })).toThrow('unpacks');
    expect(open({})).not.toThrow();
  });
});
