import type { MarkedList, MarkedListItem } from '../../../../shared/richtext/marked.ts';
import type { List, ListItem } from '../../../../shared/richtext/tree.ts';
import type { RedBlockOf } from '../redline/red-block.ts';
import { contextOf } from './context.ts';
import type { DocxContext } from './context.ts';
import { inlineRuns } from './inlines.ts';
import { NOWHERE, placed } from './paragraphs.ts';
import type { ParagraphPlan, Surroundings } from './paragraphs.ts';
import { AFTER_PARAGRAPH, LAST_LIST_LEVEL, LISTS } from './styles.ts';

type AnyList = List | MarkedList | RedBlockOf<'list'>;
type AnyItem = ListItem | MarkedListItem;

const nestedOf = (item: AnyItem): readonly AnyList[] => ('is' in item ? item.nested : item.nested ? [item.nested] : []);

/** A list's paragraphs. `after` is the space below the whole list; inside it, entries stand closer together. */
export const listPlans = (
  list: AnyList,
  context: DocxContext,
  at: Surroundings,
  after: number | null = AFTER_PARAGRAPH,
  level = 0,
): ParagraphPlan[] => {
  const instance = list.kind === 'numbered' ? context.nextList() : 0;
  const last = list.items.length - 1;
  return list.items.flatMap((item, index) => {
    const within = contextOf(context, 'is' in item ? item.is : 'same');
    if (!within) return [];
    const place = placed(index === 0 ? at : NOWHERE);
    const below = index === last ? after : null;
    const nested = nestedOf(item);
    const options = {
      ...place,
      ...(below === null || nested.length > 0 ? {} : { spacing: { ...place.spacing, after: below } }),
      numbering: { reference: LISTS[list.kind], level: Math.min(level, LAST_LIST_LEVEL), instance },
    };
    const line = 'is' in item ? item.line : item.children;
    return [
      { context: within, options, says: line, words: (one: DocxContext) => inlineRuns(line, one) },
      ...nested.flatMap((one) => listPlans(one, within, NOWHERE, below, level + 1)),
    ];
  });
};
