import { Problem } from '../../../../shared/plan/problem.ts';

const AGAIN = 'open it in Word, save it as a new file and bring that in';

/** Why a package is not read. Each takes the file's name and gives the whole sentence. */
const SENTENCES = {
  damaged: (name: string) => `${name} is damaged, so it was not read; ${AGAIN}.`,
  large: (name: string) => `${name} is larger than 50 MB; bring in a smaller file, without its pictures.`,
  crowded: (name: string) => `${name} packs more parts than a plan has, so it was not read; ${AGAIN}.`,
  swollen: (name: string) => `${name} unpacks to far more than a plan holds, so it was not read; ${AGAIN}.`,
  tangled: (name: string) => `${name} is nested deeper or is longer than a plan is, so it was not read; ${AGAIN}.`,
  twice: (name: string) => `${name} packs two parts of the same name, so it was not read; ${AGAIN}.`,
  locked: (name: string) =>
    `${name} is protected by a password; open it in Word, take the password off and bring it in again.`,
  defines: (name: string) =>
    `${name} holds definitions of its own (DOCTYPE), as no Word file does, so it was not read; ${AGAIN}.`,
  empty: (name: string) => `${name} holds no document, so it was not read; choose the Word file that holds the plan.`,
} as const;

export type Refusal = keyof typeof SENTENCES;

/** The `Problem` that says why a file is refused; `name` is the file's name as shown. */
export const refusal = (why: Refusal, name: string): Problem => new Problem(SENTENCES[why](name));
