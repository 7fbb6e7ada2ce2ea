/**
 * Something the person can put right: a wrong file, a wrong name, a full disk. `message` is one clear sentence that says
 * what is wrong with what, and what to do next. Anything else that is thrown is a fault of the program.
 */
export class Problem extends Error {
  override readonly name = 'Problem';
}
