import { expect, test } from 'vitest';
import { causeAndRemedy } from './cause.ts';

test.each([
  [
    'asl-plan.docx is protected with a password. Open it in Word, remove the password and bring it in again.',
    'asl-plan.docx is protected with a password',
    'Open it in Word, remove the password and bring it in again.',
  ],
  [
    'plan.txt is empty; choose a file that has words in it.',
    'plan.txt is empty',
    'Choose a file that has words in it.',
  ],
  ['plan v1.2 final.txt was not found.', 'plan v1.2 final.txt was not found', ''],
  ['The file could not be read', 'The file could not be read', ''],
])('%s', (sentence, cause, remedy) => {
  expect(causeAndRemedy(sentence)).toEqual({ cause, remedy });
});

test('what stands in the file’s own name parts nothing', () => {
  const name = 'The plan. Final; really.txt';
  expect(causeAndRemedy(`${name} is empty. Choose another file.`, name)).toEqual({
    cause: `${name} is empty`,
    remedy: 'Choose another file.',
  });
});
