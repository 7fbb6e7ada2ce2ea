import { useEffect, useId, useRef } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { editionName } from '../../shared/plan/edition-name.ts';
import type { EarlierWords } from '../../shared/plan/edition-view.ts';
import { say } from '../app/state.ts';
import { Icon } from '../ui/Icon.tsx';
import { dayOf, namesOf, saidBefore } from './earlier-said.ts';
import type { EarlierLayer, Said } from './earlier-said.ts';
import { forgetEarlier, useEarlier } from './earlier-words.ts';
import type { PageContext } from './Marks.tsx';
import { StaticView } from './nodes/static-view.tsx';
import { idOf, nameOf } from './page-fields.ts';
import type { FieldSpec } from './page-fields.ts';
import type { FieldState } from './session.ts';
import './earlier.css';

interface EarlierProps {
  readonly context: PageContext;
  readonly spec: FieldSpec;
  readonly state: FieldState;
}

/** The last edition as the page itself has it, for the moment in which the others are read. */
const layersOf = ({ edition, tree, since }: EarlierWords): EarlierLayer[] => [
  { edition, tree },
  ...(since === undefined ? [] : [{ edition: since, tree }]),
];

interface BlockProps extends EarlierProps {
  readonly said: Said;
  readonly isLast: boolean;
}

/** What an edition said, or several that said the same, on its own paper. */
const Block = ({ context, spec, state, said, isLast }: BlockProps): ReactElement => {
  const { session } = context;
  const names = namesOf(said);
  const newest = said.editions[0]!;
  const copy = (): void => {
    if (session.write(spec.cell, said.tree, `copying ${isLast ? 'the last edition' : names} into`))
      say(`${nameOf(spec)} says what ${names} said. Ctrl+Z takes it back.`);
    else session.notify(`${nameOf(spec)} says these words already.`);
    session.focusField(spec.cell);
  };
  const label = isLast ? `Last edition of ${nameOf(spec)}` : `${names}: ${nameOf(spec)}`;
  return (
    <section className="last-edition" aria-label={label} tabIndex={-1}>
      <div className="last-line">
        <Icon name={newest.state === 'sealed' ? 'lock' : 'pen'} size={16} />
        <p>
          {isLast ? (
            <>
              <strong>Last edition:</strong> {names}
            </>
          ) : (
            <strong>{names}</strong>
          )}
          {[`, ${newest.state}`, dayOf(said)].filter(Boolean).join(', ')}
        </p>
        {context.readOnly || (spec.fixed && !state.unlocked) ? null : (
          <button
            type="button"
            className="last-copy"
            aria-label={isLast ? undefined : `Copy ${names} into this edition`}
            onClick={copy}
          >
            Copy into this edition
          </button>
        )}
      </div>
      <div className="rt">
        <StaticView tree={said.tree} numbers={context.numbers} />
      </div>
    </section>
  );
};

const Unfolded = ({ context, spec, state }: EarlierProps): ReactElement | null => {
  const { plan, session } = context;
  const root = useRef<HTMLDivElement>(null);
  const id = useId();
  const { layers, trouble, depth, setDepth, readAgain } = useEarlier(session, plan.plan, spec);
  const { last } = spec.view;
  const read = layers ?? (last ? layersOf(last) : []);
  const said = saidBefore(read, plan.editions, spec.cell.edition, spec.scope);
  const [first] = said;
  if (!first) return null;
  const shown = Math.max(1, depth);
  const next = said[shown];
  const nextNames = next
    ? namesOf(next)
    : layers === null && last?.earlier !== undefined
      ? editionName(plan.editions.find((one) => one.id === last.earlier) ?? { label: '' })
      : '';
  const rest = said.length - shown;
  const stepTo = (to: number): void => {
    setDepth(to);
    const from = Math.min(shown, to);
    say(`${said.slice(from, to).map(namesOf).join(', ')} shown.`);
    // The words that were asked for take the focus: they are read from there, and the button may be gone.
    requestAnimationFrame(() =>
      root.current?.querySelectorAll<HTMLElement>(':scope > .last-edition')[from]?.focus({ preventScroll: true }),
    );
  };
  return (
    <div id={idOf('last', spec.key)} className="earlier" ref={root}>
      {said.slice(0, shown).map((one, at) => (
        <Block key={one.editions.at(-1)!.id} context={context} spec={spec} state={state} said={one} isLast={at === 0} />
      ))}
      {nextNames === '' && trouble === '' ? null : (
        <div className="earlier-more">
          {trouble === '' ? null : (
            <>
              <p id={id}>{trouble}</p>
              <button type="button" className="last-copy" aria-describedby={id} onClick={readAgain}>
                Read them again
              </button>
            </>
          )}
          {nextNames === '' ? null : (
            <button
              type="button"
              className="last-copy"
              aria-label={`Show ${nextNames} too, of ${nameOf(spec)}`}
              onClick={() => stepTo(shown + 1)}
            >
              Show {nextNames} too
            </button>
          )}
          {rest > 1 ? (
            <button
              type="button"
              className="last-copy"
              aria-label={`Show all ${rest} earlier ones of ${nameOf(spec)}`}
              onClick={() => stepTo(said.length)}
            >
              Show all {rest}
            </button>
          ) : null}
        </div>
      )}
    </div>
  );
};

/** What earlier editions said, unfolded under a field: the last one first, and those before it step by step. */
export const Earlier = (props: EarlierProps): ReactNode => {
  const { context, spec, state } = props;
  const isUnfolded = state.unfolded && Boolean(spec.view.last);
  useEffect(() => {
    if (!isUnfolded) forgetEarlier(context.session, spec.key);
  }, [context.session, spec.key, isUnfolded]);
  return isUnfolded ? <Unfolded {...props} /> : null;
};
