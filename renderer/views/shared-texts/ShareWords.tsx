import { useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import type { CellRef } from '../../../shared/plan/records.ts';
import { plainText } from '../../../shared/richtext/plain-text.ts';
import type { Block, Tree } from '../../../shared/richtext/tree.ts';
import { walk } from '../../../shared/richtext/walk.ts';
import { call } from '../../api/client.ts';
import { changeThePlan } from '../../app/change-plan.ts';
import type { PlanPlace } from '../../app/state.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Tick } from '../../ui/Tick.tsx';
import { chosenBlocks } from './paragraph-at-caret.ts';
import type { Blocks } from './paragraph-at-caret.ts';

interface ShareWordsProps {
  readonly place: PlanPlace;
  readonly cell: CellRef;
  /** How the text is spoken of. */
  readonly called: string;
  readonly tree: Tree;
  /** The paragraphs at the caret. */
  readonly at: Blocks | null;
  readonly done: (sentence: string) => void;
}

const lineOf = (block: Block, numbers: PlanPlace['page']['numbers']): string => {
  const words = plainText([block], { numberOf: (item) => numbers[item] })
    .replace(/\s+/g, ' ')
    .trim();
  return words === '' ? (block.type === 'picture' ? `Picture: ${block.alt}` : 'An empty paragraph') : words;
};

/** The longest stretch of plain words of some blocks: what other texts with the same words are looked for by. */
const sought = (body: Tree): string => {
  let longest = '';
  walk(body, (node) => {
    if (node.type === 'text' && node.text.length > longest.length) longest = node.text;
  });
  return longest.trim().slice(0, 300);
};

/** The texts of the edition that say these words, as far as they can be found. */
const textsWith = async ({ open, edition }: PlanPlace, body: Tree): Promise<readonly CellRef[]> => {
  const words = sought(body);
  if (words === '') return [];
  const query = { words, matchCase: true, wholeWords: false };
  const { hits } = await call('find/hits', { plan: open.plan, edition, query });
  return hits.map((hit) => hit.cell);
};

/** Makes a shared text of words of the field with the caret. */
export const ShareWords = ({ place, cell, called, tree, at, done }: ShareWordsProps): ReactElement => {
  const inText = (one: Blocks | null): Blocks | null => (one && one.to < tree.length ? one : null);
  const [chosen, setChosen] = useState<Blocks | null>(inText(at));
  const [name, setName] = useState('');
  const [trouble, setTrouble] = useState('');
  const [everywhere, setEverywhere] = useState(true);
  const share = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const body = chosen ? tree.slice(chosen.from, chosen.to + 1) : [];
    if (body.length === 0) return setTrouble('Tick the paragraphs that are to be shared.');
    if (name.trim() === '') return setTrouble('Enter a name that the words are known by, such as “Who reports”.');
    const others = everywhere ? await textsWith(place, body) : [];
    const changed = await changeThePlan(
      { do: 'share', name: name.trim(), body: [...body], uses: [cell, ...others] },
      { refused: setTrouble, tell: false },
    );
    if (!changed) return undefined;
    // This form is drawn anew: the focus goes to what has come of it.
    requestAnimationFrame(() =>
      [...document.querySelectorAll<HTMLElement>('section.shared-part')].at(-1)?.querySelector('button')?.focus(),
    );
    return done(changed.sentence);
  };
  return (
    <form className="shared-part" aria-labelledby="share-heading" noValidate onSubmit={(event) => void share(event)}>
      <h3 id="share-heading">Share words of {called}</h3>
      <fieldset className="shared-choose">
        <legend className="small">Paragraphs that stand together</legend>
        {tree.map((block, index) => (
          <Tick
            key={index}
            ticked={chosen !== null && index >= chosen.from && index <= chosen.to}
            set={(ticked) => setChosen((now) => chosenBlocks(now, index, ticked))}
          >
            <span className="shared-line">{lineOf(block, place.page.numbers)}</span>
          </Tick>
        ))}
      </fieldset>
      <TextField
        label="Name"
        hint="What the words are known by in this list; it is not published."
        value={name}
        maxLength={120}
        trouble={trouble || undefined}
        onChange={(words) => {
          setName(words);
          setTrouble('');
        }}
      />
      <Tick ticked={everywhere} set={setEverywhere}>
        In every text of this edition that has these very words
      </Tick>
      <Button submit>Share these words</Button>
    </form>
  );
};
