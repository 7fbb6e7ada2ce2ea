import { useEffect, useRef } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import { Radio, RadioGroup, Label } from 'react-aria-components/RadioGroup';
import { Button, IconButton } from '../../ui/Button.tsx';
import { countWords, finding, findingChanges, scopeWords, SCOPES } from './finding.ts';
import type { Finding, Scope } from './finding.ts';
import { askFor, closeBar, previewReplacing, replaceOne, step } from './finder.ts';
import { FindOptions } from './FindOptions.tsx';
import './find.css';

const setReplacement = (replacement: string): void => finding.set((now) => ({ ...now, replacement }));

const ReplaceRow = ({ now }: { readonly now: Finding }): ReactElement => (
  <div className="find-row">
    <label className="find-words">
      <span className="find-name">Replace with</span>
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

export interface FindBoxProps {
  readonly now: Finding;
  readonly readOnly: boolean;
}

/** The bar itself: the words looked for, the way from one place to the next, what they are replaced by, and where to look. */
export const FindBox = ({ now, readOnly }: FindBoxProps): ReactElement => {
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
          <p className="small">This edition can only be read: its words are found, and stay as they are.</p>
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
