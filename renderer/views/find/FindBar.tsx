import { lazy, Suspense, useEffect, useRef } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import { Radio, RadioGroup, Label } from 'react-aria-components/RadioGroup';
import { afterPage } from '../../app/after-page.ts';
import type { PlanPlace } from '../../app/state.ts';
import { useStore } from '../../app/store.ts';
import { FoundWords } from '../../editor/found-words.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { countWords, finding, findingChanges, scopeWords, SCOPES } from './finding.ts';
import type { Finding, Scope } from './finding.ts';
import { askFor, closeBar, drawMarks, lookAgain, marksBy, previewReplacing, replaceOne, step } from './finder.ts';
import { keyOfFinding } from './finding-keys.ts';
import { FindOptions } from './FindOptions.tsx';
import './find.css';

const dialogs = () => import('./FindDialogs.tsx');
const FindDialogs = lazy(async () => ({ default: (await dialogs()).FindDialogs }));

/** Keys of finding hold wherever the focus is, in the live field too, before anything else takes them. */
const useFindingKeys = (): void => {
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent): void => {
      if (document.querySelector('[role="dialog"]')) return;
      const run = keyOfFinding(event);
      if (!run) return;
      event.preventDefault();
      event.stopPropagation();
      run();
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, []);
};

const setReplacement = (replacement: string): void => finding.set((now) => ({ ...now, replacement }));

const ReplaceRow = ({ now }: { readonly now: Finding }): ReactElement => (
  <div className="find-row">
    <label className="find-words">
      <span className="find-name">Replace by</span>
      <input
        className="input"
        value={now.replacement}
        maxLength={2000}
        onChange={(event) => setReplacement(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          void replaceOne();
        }}
      />
    </label>
    <div className="find-actions">
      <Button size="pane" onClick={() => void replaceOne()}>
        Replace
      </Button>
      <Button size="pane" onClick={() => void previewReplacing()}>
        Replace all…
      </Button>
    </div>
  </div>
);

const Bar = ({ now, readOnly }: { readonly now: Finding; readonly readOnly: boolean }): ReactElement => {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    box.current?.focus();
    box.current?.select();
  }, [now.turn]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    closeBar();
  };
  const onEnter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void step(event.shiftKey ? -1 : 1);
  };
  const { asked } = now;
  const count = countWords(now);
  const scopes = SCOPES.filter((scope) => scope !== 'field' || now.field !== null);
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Esc closes it from wherever in it one is.
    <search className="find-bar" aria-label="Find" onKeyDown={onKeyDown}>
      <div className="find-measure">
        <div className="find-row">
          <label className="find-words">
            <span className={now.replacing ? 'find-name' : 'unseen'}>Find</span>
            <input
              ref={box}
              className="input"
              value={asked.words}
              maxLength={400}
              spellCheck={false}
              onChange={(event) => askFor({ words: event.target.value })}
              onKeyDown={onEnter}
            />
          </label>
          <div className="find-actions">
            <span className="find-count numbers">{count}</span>
            <IconButton icon="arrow-up" label="Previous" keys="Shift+F3" onClick={() => void step(-1)} />
            <IconButton icon="arrow-down" label="Next" keys="F3" onClick={() => void step(1)} />
            {readOnly || now.replacing ? null : (
              <Button
                size="pane"
                aria-expanded={now.replacing}
                onClick={() => finding.set((one) => findingChanges.opened(one, true, '', one.field))}
              >
                Replace
              </Button>
            )}
            <IconButton icon="x" label="Close find" keys="Esc" onClick={closeBar} />
          </div>
        </div>
        {now.replacing && !readOnly ? <ReplaceRow now={now} /> : null}
        {now.replacing && readOnly ? (
          <p className="small">This edition is sealed: its words are found, and stay as they are.</p>
        ) : null}
        <div className="find-options small">
          <RadioGroup
            className="find-scopes"
            orientation="horizontal"
            value={asked.scope}
            onChange={(scope) => askFor({ scope: scope as Scope })}
          >
            <Label className="unseen">Look in</Label>
            {scopes.map((scope) => (
              <Radio key={scope} value={scope} className="find-scope">
                {scopeWords[scope]}
              </Radio>
            ))}
          </RadioGroup>
          <FindOptions matchCase={asked.matchCase} wholeWords={asked.wholeWords} set={askFor} />
        </div>
      </div>
    </search>
  );
};

interface FindBarProps {
  readonly place: PlanPlace;
}

/** Finding and replacing on the page of a plan: the bar under the toolbar, the dialogs it leads to, and the marks in the words. */
export const FindBar = ({ place }: FindBarProps): ReactElement | null => {
  const now = useStore(finding, (state) => state);
  useFindingKeys();
  useEffect(() => {
    // Fetched ahead: what is typed right after the key that opens a dialog is to be taken by it.
    void afterPage().then(dialogs);
    return () => finding.set(findingChanges.left);
  }, []);
  useEffect(() => {
    const page = now.bar ? document.querySelector('[data-page-scroll]') : null;
    if (!page) return undefined;
    const marks = new FoundWords(page);
    marksBy(marks);
    return () => {
      marks.end();
      marksBy(null);
    };
  }, [now.bar]);
  useEffect(() => drawMarks(now), [now, place.page, place.edition]);
  // What was saved may hold the words, or hold them no more.
  const { outline, edition } = place;
  useEffect(() => void lookAgain(), [outline, edition]);
  const readOnly = place.open.editions.find((one) => one.id === edition)?.state === 'sealed';
  return (
    <>
      {now.bar ? <Bar now={now} readOnly={readOnly} /> : null}
      {now.dialog ? (
        <Suspense fallback={null}>
          <FindDialogs now={now} place={place} />
        </Suspense>
      ) : null}
    </>
  );
};
