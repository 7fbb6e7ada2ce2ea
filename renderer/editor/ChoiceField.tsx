import { lazy, Suspense, useLayoutEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { doc } from '../../shared/richtext/build.ts';
import { plainText } from '../../shared/richtext/plain-text.ts';
import { bareWord } from '../../shared/plan/vocabulary.ts';
import { Icon } from '../ui/Icon.tsx';
import type { PageContext } from './Marks.tsx';
import { idOf, toneOfField } from './page-fields.ts';
import type { FieldSpec } from './page-fields.ts';
import type { FieldState } from './session.ts';
import { StatusShape } from './StatusShape.tsx';

// The list is fetched when one is first wanted: until then a plain button does.
const fetchList = () => import('./ChoiceList.tsx');
const ChoiceList = lazy(async () => ({ default: (await fetchList()).ChoiceList }));

interface ChoiceFieldProps {
  readonly context: PageContext;
  readonly spec: FieldSpec;
  readonly state: FieldState;
  readonly labelId: string;
}

/** A field whose words are chosen from the plan's own. Other words, brought in from elsewhere, stay and stand in the list. */
export const ChoiceField = ({ context, spec, state, labelId }: ChoiceFieldProps): ReactElement => {
  const { session, readOnly } = context;
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  useLayoutEffect(() => session.place(spec.key, () => button.current), [session, spec.key]);

  const words = plainText(state.tree).replace(/\s+/g, ' ').trim();
  const known = spec.words.find((one) => bareWord(one.word) === bareWord(words));
  const tone = toneOfField(spec, words);
  const shown = (
    <>
      <StatusShape tone={tone} />
      <span className={words === '' ? 'choice-none' : undefined}>{words || spec.none}</span>
    </>
  );
  if (readOnly)
    return (
      <p className="choice" ref={button as never} tabIndex={-1}>
        {shown}
      </p>
    );
  const options = known || words === '' ? spec.words : [...spec.words, { word: words, tone } as const];
  return (
    <>
      <button
        ref={button}
        type="button"
        id={idOf('value', spec.key)}
        className="choice"
        aria-haspopup="listbox"
        aria-expanded={open}
        aria-labelledby={`${labelId} ${idOf('value', spec.key)}`}
        onPointerEnter={() => void fetchList()}
        onFocus={() => {
          void fetchList();
          session.visit(spec.key);
        }}
        onClick={() => setOpen((now) => !now)}
        onKeyDown={(event) => {
          if (event.key === 'Tab' && session.tab(spec.key, event.shiftKey ? -1 : 1)) event.preventDefault();
          if (event.altKey || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        {shown}
        <Icon name="chevron-down" size={16} />
      </button>
      {open ? (
        <Suspense fallback={null}>
          <ChoiceList
            label={spec.label}
            trigger={button}
            options={options}
            chosen={known?.word ?? (words || null)}
            choose={(word) => session.write(spec.cell, doc(word), `choosing ${word} in`)}
            close={() => setOpen(false)}
          />
        </Suspense>
      ) : null}
    </>
  );
};
