import { expect, test } from 'vitest';
import { Problem } from './problem.ts';

test('a sentence is one line, whatever name it quotes', () => {
  const name = 'plan\nof\r\n2021\u202egnp\u2028.txt';
  expect(new Problem(`${name} was not found. Choose it again.`).message).toBe(
    'plan of 2021gnp .txt was not found. Choose it again.',
  );
});

test('what is too long to read is shortened in its middle', () => {
  const { message } = new Problem(`No item has the number ${'😀'.repeat(100_000)}. Choose one of: 1, 2.`);
  expect([...message].length).toBeLessThan(2010);
  expect(message).toMatch(/^No item has the number 😀+ … 😀+\. Choose one of: 1, 2\.$/u);
});
