import { lazy, useState } from 'react';
import type { ReactElement } from 'react';
import { flushSync } from 'react-dom';
import type { MenuCommand } from '../../../shared/ipc/contract.ts';
import { templateOf } from '../../../shared/templates/index.ts';
import { call } from '../../api/client.ts';
import { commands } from '../../app/commands.ts';
import { keyGroups } from '../../app/keys.ts';
import { openPlan } from '../../app/open-plan.ts';
import { openDialog, planNow, store } from '../../app/state.ts';
import type { DialogName, PlanPlace } from '../../app/state.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { BringBack } from '../outline/BringBack.tsx';
import { Renumber } from '../outline/Renumber.tsx';
import { SetNumber } from '../outline/SetNumber.tsx';
import { chosen } from '../palette/offered.ts';
import { Palette } from '../palette/Palette.tsx';
import { WordCount } from '../plan/WordCount.tsx';
import { Reports } from './Reports.tsx';
import { Settings } from './Settings.tsx';
import { useWork } from './use-work.ts';

// Those that are great enough to be fetched alone.
const StartEdition = lazy(async () => ({ default: (await import('../editions/StartEdition.tsx')).StartEdition }));
const StartedSummary = lazy(async () => ({ default: (await import('../editions/StartedSummary.tsx')).StartedSummary }));
const RenameEdition = lazy(async () => ({ default: (await import('../editions/RenameEdition.tsx')).RenameEdition }));
const SealEdition = lazy(async () => ({ default: (await import('../editions/SealEdition.tsx')).SealEdition }));
const Reissue = lazy(async () => ({ default: (await import('../editions/Reissue.tsx')).Reissue }));
const TrendDialog = lazy(async () => ({ default: (await import('../trend/TrendDialog.tsx')).TrendDialog }));
const ChooseTone = lazy(async () => ({ default: (await import('../trend/ChooseTone.tsx')).ChooseTone }));
const TemplateEditor = lazy(async () => ({
  default: (await import('../template/TemplateEditor.tsx')).TemplateEditor,
}));
const SharedTexts = lazy(async () => ({ default: (await import('../shared-texts/SharedTexts.tsx')).SharedTexts }));

const close = (): void => openDialog(null);

const NewPlan = ({ template }: { readonly template: string }): ReactElement => {
  const { name, about } = templateOf(template);
  const [title, setTitle] = useState('');
  const [edition, setEdition] = useState(() =>
    new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric' }).format(new Date()),
  );
  const { busy, trouble, setTrouble, work } = useWork();
  return (
    <Dialog heading="Start a new plan" close={close}>
      <form
        className="dialog-form"
        noValidate
        onSubmit={(event) => {
          if (title.trim() === '') {
            event.preventDefault();
            return setTrouble('Enter the title of the plan, such as “Skills for learning: action plan”');
          }
          return work(event, async () => {
            const { plan } = await call('plan/create', { template, title, edition: edition.trim() });
            await openPlan(plan);
          });
        }}
      >
        <p>
          {name}: {about.toLowerCase()}.
        </p>
        <TextField label="Title" value={title} maxLength={400} trouble={trouble} onChange={setTitle} autoFocus />
        <TextField
          label="Edition name"
          hint="The month it is published, or the years it covers"
          value={edition}
          maxLength={80}
          onChange={setEdition}
        />
        <div className="dialog-actions">
          <Button look="primary" submit>
            {busy ? 'Starting…' : 'Start the plan'}
          </Button>
          <Button onClick={close}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
};

const CloseAlone = (): ReactElement => (
  <div className="dialog-actions dialog-foot">
    <Button onClick={close}>Close</Button>
  </div>
);

const Keys = (): ReactElement => (
  <Dialog heading="Keys" close={close} wide>
    <div className="keys">
      {keyGroups().map(({ heading, keys }) => (
        <section key={heading}>
          <h3>{heading}</h3>
          <dl>
            {keys.map(([key, what]) => (
              <div key={`${key} ${what}`}>
                <dt>{what}</dt>
                <dd>
                  <kbd>{key}</kbd>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
    <CloseAlone />
  </Dialog>
);

const About = (): ReactElement => {
  const version = useStore(store, (state) => state.version);
  return (
    <Dialog heading="Action Plan Writer" close={close}>
      <p className="numbers">Version {version}</p>
      <p>Write, update and publish action plans, edition after edition. Plans stay on this computer.</p>
      <p className="small about-licences">
        Made with Electron, React, Lexical, SQLite and Typst, the Roboto face (SIL Open Font License), Lucide icons (ISC
        licence) and a British dictionary made of SCOWL (its own licence, with those of Ispell and WordNet).
      </p>
      <CloseAlone />
    </Dialog>
  );
};

const Message = ({ heading, lines }: { readonly heading: string; readonly lines: readonly string[] }): ReactElement => (
  <Dialog heading={heading} close={close}>
    {lines.map((line) => (
      <p key={line}>{line}</p>
    ))}
    <CloseAlone />
  </Dialog>
);

/** Does what was chosen, once the palette is gone and the caret is where it was: at once, so that what is typed next goes there. */
const runFromPalette = (command: MenuCommand): void => {
  chosen(command);
  flushSync(close);
  planNow()?.session.returnToCaret();
  void commands[command]();
};

/** The dialog that is asked for. */
export const Dialogs = ({
  dialog,
  place,
}: {
  readonly dialog: DialogName;
  readonly place: PlanPlace | null;
}): ReactElement | null => {
  const shown = {
    'start-edition': () => (place ? <StartEdition place={place} close={close} /> : null),
    started: (one) => (place ? <StartedSummary place={place} started={one.started} /> : null),
    'rename-edition': () => (place ? <RenameEdition place={place} close={close} /> : null),
    seal: (one) => (place ? <SealEdition place={place} edition={one.edition ?? place.edition} close={close} /> : null),
    reissue: () => (place ? <Reissue place={place} close={close} /> : null),
    trend: () => (place ? <TrendDialog place={place} close={close} /> : null),
    tone: ({ word }) => (place ? <ChooseTone place={place} word={word} close={close} /> : null),
    'new-plan': (one) => <NewPlan template={one.template} />,
    keys: () => <Keys />,
    about: () => <About />,
    settings: () => <Settings close={close} />,
    palette: () => <Palette run={runFromPalette} close={close} />,
    renumber: () => (place ? <Renumber place={place} close={close} /> : null),
    'bring-back': () => (place ? <BringBack place={place} close={close} /> : null),
    'set-number': ({ subject }) => (place ? <SetNumber place={place} subject={subject} close={close} /> : null),
    'word-count': () => (place ? <WordCount place={place} close={close} /> : null),
    reports: () => (place ? <Reports plan={place.open.plan} close={close} /> : null),
    template: ({ draft, tab }) =>
      place ? <TemplateEditor place={place} draft={draft} tab={tab} close={close} /> : null,
    'shared-texts': ({ at }) => (place ? <SharedTexts place={place} at={at} close={close} /> : null),
    message: (one) => <Message heading={one.heading} lines={one.lines} />,
  } satisfies { [D in DialogName['dialog']]: (one: Extract<DialogName, { dialog: D }>) => ReactElement | null };
  return (shown[dialog.dialog] as (one: DialogName) => ReactElement | null)(dialog);
};
