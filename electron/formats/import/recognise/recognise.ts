import type { NewField, Proposal } from '../../../../shared/plan/proposal.ts';
import { countCharacters } from '../../../../shared/plan/proposal.ts';
import { sameEdition } from '../../../../shared/plan/edition-name.ts';
import type { ReviewLine, ReviewStep } from '../../../../shared/plan/review.ts';
import type { Template } from '../../../../shared/plan/template.ts';
import { templates as builtIn } from '../../../../shared/templates/index.ts';
import { nameWithoutEnding } from '../file-name.ts';
import type { Source } from '../source.ts';
import { adaptTemplate } from './adapt.ts';
import { build } from './build.ts';
import { dateOfLine, editionsOf } from './editions.ts';
import { isLine, lineText, trimmed } from './line-text.ts';
import { labelsFound, read } from './read.ts';
import type { Read } from './read.ts';
import { reviewLines } from './review-lines.ts';
import type { Role } from './roles.ts';
import { verdictOf } from './score.ts';
import { pinOf, renamed, renamer, toldOf } from './steps.ts';
import type { Said, Told } from './steps.ts';

export interface RecogniseOptions {
  readonly fileName: string;
  /** The name of the edition that the file itself is. */
  readonly as?: string | undefined;
  /** The templates to try; the built-in ones unless said otherwise. The first wins a tie. */
  readonly templates?: readonly Template[];
  /** What a person has said of it, in the order said. */
  readonly steps?: readonly ReviewStep[] | undefined;
}

export interface Recognised {
  readonly proposal: Proposal;
  /** Every line of the file and where it goes, in the file's order. */
  readonly lines: readonly ReviewLine[];
}

const titleIn = (roles: readonly (readonly Role[])[]): string => {
  const titles: string[] = [];
  for (const some of roles)
    for (const role of some) if (role.role === 'title') titles.push(lineText(role.words).trim());
  return titles.filter((words) => words !== '').join(' ');
};

/** Nobody looks for a plan's date below its first lines. */
const COVER = 12;

const dateNearTitle = ({ reading, classified }: Read): string | undefined => {
  for (let at = 0; at < Math.min(COVER, reading.lines.length); at += 1) {
    if (classified.roles[at]!.some(({ role }) => role === 'section' || role === 'item')) return undefined;
    const { block } = reading.lines[at]!;
    const date = isLine(block) ? dateOfLine(lineText(trimmed(block.children))) : undefined;
    if (date !== undefined) return date;
  }
  return undefined;
};

const isOpening = (roles: readonly Role[]): boolean => roles.some(({ role }) => role === 'item');

/** What a person's next step comes to. `before` reads the file with the steps before it; `all` gets what is said. */
const takeStep = (
  told: Told,
  step: ReviewStep,
  templates: readonly Template[],
  before: () => Read,
  all: Map<string, Said>,
): Told => {
  if (step.step === 'template') {
    const known = templates.some(({ id }) => id === step.template);
    return known
      ? { ...told, template: step.template }
      : {
          ...told,
          messages: [...told.messages, `There is no template “${step.template}”, so that step was passed over.`],
        };
  }
  if (step.step === 'own-edition') return { ...told, own: step.name };
  if (step.step === 'rename-edition') return renamed(told, step.from, step.to);
  const said: Said = step.step === 'join' ? { pin: 'join' } : pinOf(step.as);
  const lines = step.step === 'say' && step.alike ? linesLike(before(), step.line) : [step.line];
  for (const line of lines) {
    // Said again, a line's words are taken last, as the person did.
    all.delete(line);
    all.set(line, said);
  }
  return { ...told, said: all };
};

const linesLike = ({ reading, likes }: Read, line: string): string[] => {
  const at = reading.lines.findIndex(({ id }) => id === line);
  return at < 0 ? [line] : reading.lines.flatMap(({ id }, other) => (likes[other] === likes[at] ? [id] : []));
};

/** Steps that came to nothing, in sentences. */
const passedOver = (told: Told, { reading, classified }: Read, found: readonly string[]): string[] => {
  if (told.said.size === 0 && told.renames.length === 0) return [...told.messages];
  const ids = new Set(reading.lines.map(({ id }) => id));
  const roles = new Map(reading.lines.map(({ id }, at) => [id, classified.roles[at]!]));
  const gone = [...told.said.keys()].filter((id) => !ids.has(id));
  const names = [...found];
  const renames = told.renames.flatMap(({ from, to }) => {
    const known = names.some((name) => sameEdition(name, from));
    names.push(to);
    return known ? [] : [`The file names no edition “${from}”, so it was not renamed.`];
  });
  const unlabelled = [...told.said]
    .filter(([id, one]) => one.pin === 'new-field' && roles.get(id)?.every(({ role }) => role !== 'label'))
    .map(([id]) => `What was said of line ${id} was passed over: its words cannot be a label.`);
  return [
    ...told.messages,
    ...gone.map((id) => `The file has no line ${id}, so what was said of it was passed over.`),
    ...unlabelled,
    ...renames,
  ];
};

const newFieldsOf = ({ added, classified }: Read): NewField[] => {
  if (added.length === 0) return [];
  const items = new Map<string, number>();
  let met = new Set<string>();
  for (const role of classified.all) {
    if (role.role === 'item') met = new Set();
    if (role.role !== 'label' && role.role !== 'field') continue;
    const key = `${role.meaning.kind.key} ${role.meaning.field.key}`;
    if (!met.has(key)) items.set(key, (items.get(key) ?? 0) + 1);
    met.add(key);
  }
  return added.map((field) => ({ ...field, items: items.get(`${field.kind} ${field.key}`) ?? 0 }));
};

/**
 * Reads a plan out of a file's blocks: every template is tried and the one that the file speaks for most is taken. A file
 * unlike all of them still comes in, as sections and text. What a person said of its lines holds over what was read, step
 * by step; the same file and steps give the same plan.
 */
export const recognise = (source: Source, options: RecogniseOptions): Recognised => {
  const templates = options.templates ?? builtIn;
  const readWith = (told: Told): Read => {
    const chosen = templates.filter(({ id }) => told.template === undefined || id === told.template);
    return read(source, chosen, told);
  };
  // One map for all steps: a file under review has tens of thousands of lines.
  const said = new Map<string, Said>();
  let told: Told = { ...toldOf(options.as), said };
  for (const step of options.steps ?? []) {
    const before = told;
    told = takeStep(told, step, templates, () => readWith(before), said);
  }
  return proposed(source, options, told, readWith(told));
};

const proposed = (source: Source, options: RecogniseOptions, told: Told, found: Read): Recognised => {
  const { reading, classified, best } = found;
  const { roles } = classified;
  const inText = titleIn(roles);
  const title = inText || source.title || nameWithoutEnding(options.fileName);
  const words = { labels: labelsFound(roles), title, date: dateNearTitle(found) };
  const asFound = editionsOf({ ...words, as: told.renames.length > 0 ? undefined : told.own });
  const editions = editionsOf({ ...words, as: told.own, renamed: renamer(told.renames) });
  const template = adaptTemplate(found.template, classified.all);
  const built = build(reading.lines, roles, template, editions);

  const leftOver = built.leftOver.reduce((sum, one) => sum + countCharacters(one.text), 0);
  if (built.placed + leftOver !== source.characters)
    throw new Error(
      `${built.placed} characters placed and ${leftOver} left over are not the ${source.characters} of the file`,
    );
  const lost = roles.filter((some) =>
    some.some((role) => role.role === 'left-over' && role.why.includes('not recognised')),
  ).length;
  const newFields = newFieldsOf(found);
  const verdict = verdictOf(best, found.tried, lost, newFields.length);
  const proposal: Proposal = {
    title,
    summary: built.summary,
    contact: built.contact,
    template,
    editions: editions.names,
    edition: editions.own,
    sections: built.sections,
    leftOver: built.leftOver,
    notes: built.notes,
    newFields,
    pictures: source.pictures,
    characters: { source: source.characters, placed: built.placed, leftOver },
    found: source.found,
    notBroughtIn: source.notBroughtIn,
    ...verdict,
    messages: [
      ...source.messages,
      ...(inText === '' ? [`The file does not begin with a title, so the plan is called “${title}”.`] : []),
      ...(roles.some(isOpening) ? [] : ['No numbered items were found, so the file came in as sections of text.']),
      ...built.messages,
      ...classified.messages,
      ...passedOver(told, found, [...asFound.names, ...(told.own === undefined ? [] : [told.own])]),
    ],
  };
  const lines = reviewLines({
    reading,
    roles,
    places: built.places,
    template,
    editions: editions.names,
    likes: found.likes,
  });
  return { proposal, lines };
};
