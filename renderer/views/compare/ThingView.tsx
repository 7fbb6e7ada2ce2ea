import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import type { ComparedFact, ComparedPlace, ComparedText, ComparedThing } from '../../../shared/plan/compared.ts';
import { CallFailed } from '../../api/client.ts';
import { openDialog } from '../../app/state.ts';
import { Icon } from '../../ui/Icon.tsx';
import { goToChange } from './go-to-change.ts';
import type { Pair } from './comparing.ts';
import { MarkedView, Put, saysAnything } from './MarkedView.tsx';
import type { Side } from './MarkedView.tsx';
import { sameSentence, waitingSentence } from './same-sentence.ts';
import './thing.css';

/** The two editions by name. */
export interface Names {
  readonly before: string;
  readonly after: string;
}

interface ThingViewProps {
  readonly thing: ComparedThing;
  readonly pair: Pair;
  readonly names: Names;
  /** The text that the row is about, or the facts; `null` where it is about the whole thing. */
  readonly part: ComparedText['part'] | 'facts' | null;
  /** True where both editions are drawn in one text. */
  readonly inline: boolean;
  /** The edition that the window shows otherwise: from there one goes to the item without saying where it leads. */
  readonly shown: string;
}

const SIDES = ['before', 'after'] as const;

const headWords = ({ change }: ComparedThing, place: ComparedPlace): string =>
  change.thing === 'item' && place.number !== null
    ? place.number
    : [place.number, place.words].filter((one) => one !== null && one !== '').join(' ');

const nouns = { item: 'this item', section: 'this section', plan: 'the front page' } as const;

const GoTo = ({ thing, pair, part, names, shown }: Omit<ThingViewProps, 'inline'>): ReactElement => {
  const side = thing.change.after === null ? 'before' : 'after';
  const go = (): void => {
    goToChange(thing, part === 'facts' ? null : part, pair).catch((error: unknown) => {
      if (!(error instanceof CallFailed)) throw error;
      openDialog({ dialog: 'message', heading: 'It could not be shown', lines: [error.message] });
    });
  };
  return (
    <button type="button" className="text-link thing-go" onClick={go}>
      Go to {nouns[thing.change.thing]}
      {pair[side] === shown ? '' : ` in ${names[side]}`}
    </button>
  );
};

interface LineProps {
  readonly inline: boolean;
  readonly chosen?: boolean;
  /** What stands on each side, and what stands where both are in one. */
  readonly cells: Readonly<Record<Side, ReactNode>>;
}

/** One line of the two columns, or of the one: what belongs together stands at the same height. */
const Line = ({ inline, chosen = false, cells }: LineProps): ReactElement => {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) line.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div ref={line} className="thing-line" data-chosen={chosen || undefined}>
      {inline ? (
        <div className="thing-cell thing-both">{cells.both}</div>
      ) : (
        SIDES.map((side) => (
          <div key={side} className={`thing-cell thing-${side}`}>
            {cells[side]}
          </div>
        ))
      )}
    </div>
  );
};

const Head = (props: ThingViewProps): ReactElement => {
  const { thing, names, inline } = props;
  const { before, after } = thing.change;
  const words = { before: before && headWords(thing, before), after: after && headWords(thing, after) };
  const goTo = <GoTo {...props} />;
  const absent = { before: `Not in ${names.before}`, after: `Not in ${names.after}` } as const;
  const sideOf = (side: 'before' | 'after'): ReactNode => (
    <div className="thing-head">
      {words[side] === null ? (
        <p className="quiet">{absent[side]}</p>
      ) : (
        <h2>
          {words[side]}
          <span className="unseen"> in {names[side]}</span>
        </h2>
      )}
      {(side === 'before') === (after === null) ? goTo : null}
    </div>
  );
  const both = [...new Set([words.before, words.after])].filter((one) => one !== null);
  return (
    <Line
      inline={inline}
      cells={{
        before: sideOf('before'),
        after: sideOf('after'),
        both: (
          <div className="thing-head">
            <h2>{both.join(' → ')}</h2>
            {before && after ? null : <p className="quiet">{before ? absent.after : absent.before}</p>}
            {goTo}
          </div>
        ),
      }}
    />
  );
};

interface LabelProps {
  readonly words: string;
  readonly side: Side;
  readonly names: Names;
  /** Where both are in one: what it was called before, if that was otherwise. */
  readonly was?: string | null;
}

const Label = ({ words, side, names, was = null }: LabelProps): ReactElement => (
  <h3 className="thing-label">
    {words}
    {side === 'both' ? null : <span className="unseen"> in {names[side]}</span>}
    {was === null ? null : <span className="small thing-was">was {was}</span>}
  </h3>
);

interface TextProps {
  readonly text: ComparedText;
  readonly thing: ComparedThing;
  readonly names: Names;
}

const TextCell = ({ text, thing, names, side }: TextProps & { readonly side: Side }): ReactElement | null => {
  const { before, after } = text.labels;
  const words = side === 'both' ? (after ?? before) : text.labels[side];
  if (words === null) return null;
  const isThere = side === 'both' || thing.change[side] !== null;
  const was = side === 'both' && after !== null && before !== after ? before : null;
  return (
    <>
      <Label words={words} side={side} names={names} was={was} />
      {saysAnything(text.marked, side) ? (
        <MarkedView
          tree={text.marked}
          side={side}
          numbers={side === 'before' ? thing.numbers.before : thing.numbers.after}
        />
      ) : isThere ? (
        <p className="quiet">No words</p>
      ) : null}
    </>
  );
};

const TextLine = ({
  inline,
  chosen,
  ...text
}: TextProps & { readonly inline: boolean; readonly chosen: boolean }): ReactElement => (
  <Line
    inline={inline}
    chosen={chosen}
    cells={{
      before: <TextCell {...text} side="before" />,
      after: <TextCell {...text} side="after" />,
      both: <TextCell {...text} side="both" />,
    }}
  />
);

interface FactProps {
  readonly fact: ComparedFact;
  readonly thing: ComparedThing;
  readonly names: Names;
}

const FactCell = ({ fact, thing, names, side }: FactProps & { readonly side: Side }): ReactElement | null => {
  const { label, before, after } = fact;
  if (side !== 'both' && thing.change[side] === null) return null;
  return (
    <>
      <Label words={label} side={side} names={names} />
      <p>
        {side !== 'after' && before !== '' ? <Put is="removed">{before}</Put> : null}{' '}
        {side !== 'before' && after !== '' ? <Put is="added">{after}</Put> : null}
        {side !== 'both' && fact[side] === '' ? <span className="quiet">None</span> : null}
      </p>
    </>
  );
};

const FactLine = ({
  inline,
  chosen,
  ...fact
}: FactProps & { readonly inline: boolean; readonly chosen: boolean }): ReactElement => (
  <Line
    inline={inline}
    chosen={chosen}
    cells={{
      before: <FactCell {...fact} side="before" />,
      after: <FactCell {...fact} side="after" />,
      both: <FactCell {...fact} side="both" />,
    }}
  />
);

const ended = (sentence: string): string => (sentence.endsWith('.') ? sentence : `${sentence}.`);

/** That a thing moved or took another number, which is one change, whatever that did to others. */
const Moved = ({ thing: { moved, change } }: { readonly thing: ComparedThing }): ReactElement | null => {
  const [first, ...rest] = moved;
  if (first === undefined) return null;
  const isMoved = change.kinds.includes('moved');
  const one = isMoved ? [`One change: it is the same ${change.thing}, with its history`] : [];
  return (
    <div className="thing-moved">
      <Icon name={isMoved ? 'moved' : 'reference'} />
      <div>
        <p className="thing-moved-first">
          {isMoved ? 'Moved' : 'Renumbered'}: {first}
        </p>
        <p className="small">{[...one, ...rest].map(ended).join(' ')}</p>
      </div>
    </div>
  );
};

/** A thing in both editions: where it moved, what was put in and taken out, and what is the same once it is asked for. */
export const ThingView = (props: ThingViewProps): ReactElement => {
  const { thing, names, inline, part } = props;
  const [all, setAll] = useState(false);
  const top = useRef<HTMLDivElement>(null);
  // Another thing begins at its beginning, before the text that the row is about comes in sight.
  useLayoutEffect(() => top.current?.closest('.compare-body')?.scrollTo(0, 0), []);
  const same = thing.texts.filter((text) => !text.changed && !text.notUpdated);
  const waiting = thing.texts.filter((text) => !text.changed && text.notUpdated);
  const folded = sameSentence(same);
  const drawn = all ? thing.texts : thing.texts.filter((text) => text.changed);
  const several = drawn.length + thing.facts.length > 1;
  return (
    <>
      <Moved thing={thing} />
      <div ref={top} className="thing-columns" data-inline={inline || undefined}>
        <Head {...props} />
        {drawn.map((text) => (
          <TextLine
            key={text.part}
            text={text}
            thing={thing}
            names={names}
            inline={inline}
            chosen={several && text.part === part}
          />
        ))}
        {thing.facts.map((fact, at) => (
          <FactLine
            key={`${fact.label} ${at}`}
            fact={fact}
            thing={thing}
            inline={inline}
            chosen={several && part === 'facts'}
            names={names}
          />
        ))}
        {/* The columns go on to the foot. */}
        <div className="thing-rest" />
      </div>
      {folded === null && waiting.length === 0 ? null : (
        <div className="thing-same">
          <p>{[folded, waitingSentence(waiting, names.after)].filter((one) => one !== null).join(' ')}</p>
          <button type="button" className="text-link" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? 'Hide' : 'Show'} {same.length + waiting.length === 1 ? 'it' : 'them'}
          </button>
        </div>
      )}
    </>
  );
};
