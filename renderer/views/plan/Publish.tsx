import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { FORMATS } from '../../../shared/ipc/export-formats.ts';
import type { ExportFormat, Written } from '../../../shared/ipc/contract.ts';
import { call, CallFailed } from '../../api/client.ts';
import { nameOfEdition } from '../../app/edition-state.ts';
import { counted, fileNameFor } from '../../app/plan-words.ts';
import { changePlan, say } from '../../app/state.ts';
import type { PlanPlace } from '../../app/state.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { Tick } from '../../ui/Tick.tsx';
import '../../ui/progress.css';

const formatWords = { docx: 'Word document', pdf: 'PDF, accessible', html: 'Web page' } as const satisfies Record<
  ExportFormat,
  string
>;

/** The same within a sentence. */
const formatNames = { docx: 'Word document', pdf: 'PDF', html: 'web page' } as const satisfies Record<
  ExportFormat,
  string
>;

/** What came of writing a file. */
export type Outcome =
  | { readonly format: ExportFormat; readonly written: Written }
  | { readonly format: ExportFormat; readonly sentence: string };

const LIST = new Intl.ListFormat('en-GB');

const size = (bytes: number): string =>
  bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000)).toLocaleString('en-GB')} kB`
    : `${(bytes / 1e6).toFixed(1)} MB`;

/** Asks where a file goes and writes it there; `null` where the person chose no place. */
const writeOne = async (
  place: PlanPlace,
  edition: string,
  format: ExportFormat,
  slips: boolean,
): Promise<Outcome | null> => {
  try {
    const suggested = fileNameFor(place.open.title, edition, format);
    const chosen = await call('dialog/choose-export', { format, suggested });
    if (!chosen) return null;
    say(`Writing ${chosen.name}.`);
    const { plan } = place.open;
    const written = await call('export/write', { plan, edition: place.edition, format, slips, file: chosen.file });
    return { format, written };
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    return { format, sentence: error.message };
  }
};

/** A file that was written, with the way to it; or why it was not. */
export const Result = ({ outcome }: { readonly outcome: Outcome }): ReactElement => {
  if ('sentence' in outcome)
    return <ErrorPanel heading={`The ${formatNames[outcome.format]} was not written`}>{outcome.sentence}</ErrorPanel>;
  const { written } = outcome;
  return (
    <div className="written">
      <div className="written-line">
        <Icon name="check" className="good" />
        <b>{written.name}</b>
        <span className="small numbers">{size(written.bytes)}</span>
        <button
          type="button"
          className="text-link"
          onClick={() =>
            call('export/show', { file: written.file }).catch((error: unknown) => {
              if (error instanceof CallFailed) say(error.message);
            })
          }
        >
          Show in folder
        </button>
      </div>
      {written.messages.map((message) => (
        <p key={message} className="small">
          {message}
        </p>
      ))}
    </div>
  );
};

/** Writes the edition shown as the files that are published; at once, where the menu asked for one format. */
export const Publish = ({ place }: { readonly place: PlanPlace }): ReactElement => {
  const [formats, setFormats] = useState<ReadonlySet<ExportFormat>>(new Set(FORMATS));
  const [slips, setSlips] = useState(false);
  const [busy, setBusy] = useState<ExportFormat | null>(null);
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([]);
  const [left, setLeft] = useState<readonly ExportFormat[]>([]);
  const edition = nameOfEdition(place.open, place.edition);
  const chosen = FORMATS.filter((format) => formats.has(format));
  const ready = chosen.length > 0 && !busy;

  const publish = async (these: readonly ExportFormat[]): Promise<void> => {
    if (these.length === 0 || busy) return;
    setOutcomes([]);
    setLeft([]);
    if (!(await place.session.flush())) {
      setOutcomes([{ format: these[0]!, sentence: 'The latest words are not saved yet. Publish when they are.' }]);
      return;
    }
    try {
      for (const format of these) {
        setBusy(format);
        const outcome = await writeOne(place, edition, format, slips);
        if (!outcome) {
          setLeft(these.slice(these.indexOf(format)));
          break;
        }
        setOutcomes((before) => [...before, outcome]);
        say('written' in outcome ? `${outcome.written.name} is written.` : outcome.sentence);
      }
    } finally {
      setBusy(null);
    }
  };

  const { asked } = place;
  useEffect(() => {
    if (!asked) return;
    changePlan((now) => ({ ...now, asked: null }));
    setFormats(new Set([asked]));
    void publish([asked]);
    // It is asked once; `publish` is another function at each drawing.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [asked]);

  return (
    <main className="publish" data-pane="page">
      <div className="publish-inside">
        <div>
          <h2>Publish {edition}</h2>
          <p className="quiet">Every file is written from the same words, as they are saved now.</p>
        </div>
        <fieldset>
          <legend>Write these files</legend>
          {FORMATS.map((format) => (
            <label key={format} className="check-line">
              <input
                type="checkbox"
                checked={formats.has(format)}
                onChange={(event) => {
                  const next = new Set(formats);
                  if (event.target.checked) next.add(format);
                  else next.delete(format);
                  setFormats(next);
                }}
              />
              {formatWords[format]}
            </label>
          ))}
        </fieldset>
        <Tick ticked={slips} set={setSlips}>
          Print what each revised date was before, and why it was revised
        </Tick>
        <div>
          <Button look="primary" aria-disabled={!ready || undefined} onClick={() => void publish(chosen)}>
            Publish
          </Button>
          <p className="small publish-note">
            {chosen.length === 0
              ? 'Tick a file to write.'
              : `Writes ${counted(chosen.length, 'file')}. You choose where each one goes.`}
          </p>
        </div>
        {busy ? (
          <Progress label={<>Writing the {formatNames[busy]}</>}>
            <Button size="pane" onClick={() => void call('work/stop', {}).catch(() => undefined)}>
              Stop
            </Button>
          </Progress>
        ) : null}
        <div className="outcomes" role="group" aria-label="Files written">
          {outcomes.map((outcome) => (
            <Result key={outcome.format} outcome={outcome} />
          ))}
          {left.length > 0 ? (
            <p className="quiet" role="status">
              {LIST.format(left.map((format) => `the ${formatNames[format]}`)).replace(/^t/, 'T')}{' '}
              {left.length === 1 ? 'was' : 'were'} not written: no place was chosen.
            </p>
          ) : null}
        </div>
      </div>
    </main>
  );
};
