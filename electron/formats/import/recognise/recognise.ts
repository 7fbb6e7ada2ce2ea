import type { Proposal } from '../../../../shared/plan/proposal.ts';
import { countCharacters } from '../../../../shared/plan/proposal.ts';
import type { Template } from '../../../../shared/plan/template.ts';
import { templates } from '../../../../shared/templates/index.ts';
import { nameWithoutEnding } from '../file-name.ts';
import type { Source } from '../source.ts';
import { adaptTemplate } from './adapt.ts';
import { build } from './build.ts';
import { classify } from './classify.ts';
import { editionsOf } from './editions.ts';
import { furnitureOf } from './furniture.ts';
import { lineText } from './line-text.ts';
import type { Role } from './roles.ts';
import { score } from './score.ts';
import { vocabularyOf } from './vocabulary.ts';

export interface RecogniseOptions {
  readonly fileName: string;
  /** The name of the edition that the file itself is. */
  readonly as?: string | undefined;
  /** The templates to try; the built-in ones unless said otherwise. The first wins a tie. */
  readonly templates?: readonly Template[];
}

const titleIn = (roles: readonly Role[]): string => {
  const title = roles.find((role) => role.role === 'title');
  return title ? lineText(title.words).trim() : '';
};

/**
 * Reads a plan out of a file's blocks: every template is tried and the one that the file speaks for most is taken. A file
 * unlike all of them still comes in, as sections and text.
 */
export const recognise = (source: Source, options: RecogniseOptions): Proposal => {
  const furniture = furnitureOf(source.blocks);
  const tried = (options.templates ?? templates).map((template) => {
    const roles = classify(source.blocks, furniture, vocabularyOf(template));
    return { template, roles, score: score(template, roles.flat()) };
  });
  const best = tried.reduce((a, b) => (b.score.evidence > a.score.evidence ? b : a));
  const roles = best.roles.flat();
  const inText = titleIn(roles);
  const title = inText || source.title || nameWithoutEnding(options.fileName);
  const labels = roles.flatMap((role) => (role.role === 'label' && role.edition !== undefined ? [role.edition] : []));
  const editions = editionsOf(labels, title, options.as);
  const template = adaptTemplate(best.template, roles);
  const built = build(source.blocks, best.roles, template, editions);

  const leftOver = built.leftOver.reduce((sum, one) => sum + countCharacters(one.text), 0);
  if (built.placed + leftOver !== source.characters)
    throw new Error(
      `${built.placed} characters placed and ${leftOver} left over are not the ${source.characters} of the file`,
    );
  return {
    title,
    summary: built.summary,
    contact: built.contact,
    template,
    editions: editions.names,
    edition: editions.own,
    sections: built.sections,
    leftOver: built.leftOver,
    characters: { source: source.characters, placed: built.placed, leftOver },
    found: source.found,
    notBroughtIn: source.notBroughtIn,
    confidence: best.score.confidence,
    reasons: best.score.reasons,
    messages: [
      ...source.messages,
      ...(inText === '' ? [`The file does not begin with a title, so the plan is called “${title}”.`] : []),
      ...(best.score.evidence === 0 ? ['No numbered items were found, so the file came in as sections of text.'] : []),
      ...built.messages,
    ],
  };
};
