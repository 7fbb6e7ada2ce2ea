import type { ReactElement } from 'react';
import { diffBlocks, diffWords } from '../../../shared/richtext/diff.ts';
import type { BlockChange, WordChange } from '../../../shared/richtext/diff.ts';
import { plainText } from '../../../shared/richtext/plain-text.ts';
import type { Block, Tree } from '../../../shared/richtext/tree.ts';
import { StaticView } from '../../editor/nodes/static-view.tsx';
import type { Numbers } from '../../editor/nodes/static-view.tsx';
import './compared.css';

const Words = ({ change: { kind, text } }: { readonly change: WordChange }): ReactElement =>
  kind === 'added' ? (
    <ins>
      <span className="unseen">put in: </span>
      {text}
      <span className="unseen">; </span>
    </ins>
  ) : kind === 'removed' ? (
    <del>
      <span className="unseen">taken out: </span>
      {text}
      <span className="unseen">; </span>
    </del>
  ) : (
    <>{text}</>
  );

interface ChangeProps<Kind extends BlockChange['kind']> {
  readonly change: Extract<BlockChange, { kind: Kind }>;
  readonly numbers: Numbers;
}

const whole = (block: Block, numbers: Numbers): ReactElement => <StaticView tree={[block]} numbers={numbers} />;

const lineBreaks = (text: string): string => text.replaceAll('\t', ' · ');

const views = {
  same: ({ change, numbers }: ChangeProps<'same'>) => whole(change.after, numbers),
  added: ({ change, numbers }: ChangeProps<'added'>) => (
    <ins className="compared-block">
      <span className="unseen">Put in: </span>
      {whole(change.after, numbers)}
    </ins>
  ),
  removed: ({ change, numbers }: ChangeProps<'removed'>) => (
    <del className="compared-block">
      <span className="unseen">Taken out: </span>
      {whole(change.before, numbers)}
    </del>
  ),
  changed: ({ change, numbers }: ChangeProps<'changed'>) => {
    const numberOf = (item: string): string | undefined => numbers[item];
    const [before, after] = [change.before, change.after].map((block) => lineBreaks(plainText([block], { numberOf })));
    const words = diffWords(before!, after!);
    // Where the words are the same, what changed is how they are set.
    return words.every((one) => one.kind === 'same') ? (
      <>
        {whole(change.after, numbers)}
        <p className="small">The same words, set in another way.</p>
      </>
    ) : (
      <p className="compared-lines">
        {words.map((one, at) => (
          <Words key={at} change={one} />
        ))}
      </p>
    );
  },
} satisfies { readonly [K in BlockChange['kind']]: (props: ChangeProps<K>) => ReactElement };

interface ComparedProps {
  readonly before: Tree;
  readonly after: Tree;
  readonly numbers: Numbers;
}

/** One text against another: words put in are underlined, words taken out struck through, and both are said. */
export const Compared = ({ before, after, numbers }: ComparedProps): ReactElement => {
  const changes = diffBlocks(before, after);
  if (changes.every((one) => one.kind === 'same')) return <p className="small">These are the words as they are now.</p>;
  return (
    <div className="compared rt">
      {changes.map((change, at) => {
        const View = views[change.kind] as (props: { change: BlockChange; numbers: Numbers }) => ReactElement;
        return <View key={at} change={change} numbers={numbers} />;
      })}
    </div>
  );
};
