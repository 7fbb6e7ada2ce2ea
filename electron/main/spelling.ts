import { app, session } from 'electron';
import fs from 'node:fs';
import path from 'node:path';
import { HOUSE_WORDS } from './house-words.ts';

/** British spelling by the dictionary that comes with the program: nothing is ever fetched. */
const LANGUAGE = 'en-GB';

/** Where Chromium looks for its dictionaries; the file's name is the one it asks for. */
const placeFor = (dictionary: string): string =>
  path.join(app.getPath('userData'), 'Dictionaries', path.basename(dictionary));

const isThere = (dictionary: string, place: string): boolean => {
  try {
    return fs.readFileSync(place).equals(fs.readFileSync(dictionary));
  } catch {
    return false;
  }
};

/** Puts the dictionary where Chromium reads it, whole or not at all: another start may be reading it. */
const putInPlace = (dictionary: string): void => {
  const place = placeFor(dictionary);
  if (isThere(dictionary, place)) return;
  fs.mkdirSync(path.dirname(place), { recursive: true });
  const half = `${place}.${process.pid}`;
  fs.copyFileSync(dictionary, half);
  fs.renameSync(half, place);
};

/** Turns the checking of spelling on or off. */
export const checkSpelling = (on: boolean): void => {
  session.defaultSession.setSpellCheckerEnabled(on);
};

/**
 * Begins to check spelling, once the first page stands: no start waits for it. Where the disk refuses the dictionary, words
 * are not checked, and everything else goes on.
 */
export const startSpelling = (dictionary: string, on: boolean): void => {
  try {
    putInPlace(dictionary);
    session.defaultSession.setSpellCheckerLanguages([LANGUAGE]);
    checkSpelling(on);
  } catch (error) {
    console.error(error);
  }
};

/** The plan's words that Chromium was told of. */
let told: ReadonlySet<string> = new Set();

/** Words are told one after the other: a list that comes meanwhile waits. */
let telling: Promise<void> = Promise.resolve();

/** Makes these the words of the plan that are spelled right, in place of those of the plan before. */
export const setPlanWords = (words: readonly string[]): Promise<void> => {
  telling = telling.then(async () => {
    const pages = session.defaultSession;
    // What an earlier run left behind belongs to no plan.
    const before = new Set([...told, ...(await pages.listWordsInSpellCheckerDictionary())]);
    const wanted = new Set([...HOUSE_WORDS, ...words]);
    for (const word of before) if (!wanted.has(word)) pages.removeWordFromSpellCheckerDictionary(word);
    for (const word of wanted) if (!before.has(word)) pages.addWordToSpellCheckerDictionary(word);
    told = wanted;
  });
  return telling;
};
