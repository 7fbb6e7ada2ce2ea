import { expect, test } from 'vitest';
import { PANES, paneFrom } from './panes.ts';

test('F6 goes round the panes, Shift+F6 the other way', () => {
  expect(paneFrom(PANES, 'facts', 1)).toBe('notices');
  expect(paneFrom(PANES, 'notices', 1)).toBe('header');
  expect(paneFrom(PANES, 'header', -1)).toBe('notices');
  expect(paneFrom(PANES, 'toolbar', 1)).toBe('page');
});

test('panes that are not drawn are passed over', () => {
  expect(paneFrom(['header', 'page', 'facts'], 'header', 1)).toBe('page');
  expect(paneFrom(['header', 'page'], undefined, 1)).toBe('header');
  expect(paneFrom(['header', 'page'], undefined, -1)).toBe('page');
  expect(paneFrom([], 'page', 1)).toBeUndefined();
});
