import { expect, test } from 'vitest';
import { setFuses } from './fuses.mjs';

const withFuses = (/** @type {string} */ fuses) =>
  Buffer.from(`program dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u0001\u0008${fuses} program`, 'latin1');

test('fuses are set where they are meant, and no others', () => {
  const executable = withFuses('10100110');
  setFuses(executable, { nodeCliInspect: true, browserProcessV8Snapshot: false });
  expect(executable.equals(withFuses('10110100'))).toBe(true);
});

test('a program without fuses is refused', () => {
  expect(() => setFuses(Buffer.from('a program'), { nodeCliInspect: true })).toThrow('no fuses');
});
