import { useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import type { PlanCard } from '../../../shared/ipc/contract.ts';
import { longName } from '../../../shared/plan/edition-name.ts';
import { templates } from '../../../shared/templates/index.ts';
import { call, CallFailed } from '../../api/client.ts';
import { chooseClipboard, chooseImport } from '../../app/bring-in.ts';
import { openPlan, saveCopy } from '../../app/open-plan.ts';
import { stateIcon, stateWords } from '../../app/edition-state.ts';
import { counted, dayWords, editionOrdinal, whenWords } from '../../app/plan-words.ts';
import { chooseCopy } from '../../app/commands/shell.ts';
import { openDialog } from '../../app/state.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { LazyMenu } from '../../ui/LazyMenu.tsx';
import '../../ui/progress.css';
import { TonePicture } from './TonePicture.tsx';
import './home.css';

/** "today at 10:42": within a sentence. */
const stoppedWords = (iso: string, now: Date): string =>
  whenWords(iso, now)
    .replace(/^[TY]/, (first) => first.toLowerCase())
    .replace(', ', ' at ');

/** "Draft", "published on 31 October 2021 and sealed": how the edition stands, within a sentence. */
const standsAs = ({ state, published }: PlanCard): string =>
  state === 'draft' ? 'draft' : published ? `published on ${dayWords(published)} and sealed` : 'published and sealed';

const Progress = ({ card }: { readonly card: PlanCard }): ReactElement => (
  <div className="continue-progress">
    <progress aria-label="Items updated" value={card.items === 0 ? 0 : card.updated} max={Math.max(card.items, 1)} />
    <p className="small numbers">
      {card.updated} of {counted(card.items, 'item')} updated.
    </p>
  </div>
);

const Continue = ({ card, now }: { readonly card: PlanCard; readonly now: Date }): ReactElement => (
  <section className="continue" aria-labelledby="continue-heading">
    <p className="quiet">Continue where you stopped, {stoppedWords(card.lastOpened, now)}</p>
    <h2 id="continue-heading">{card.title}</h2>
    <p>
      {longName(card.edition)}, {standsAs(card)}.
    </p>
    <div className="continue-foot">
      {card.state === 'draft' ? (
        <Progress card={card} />
      ) : (
        <p className="continue-progress small">It can be read and never changes. Start the next edition to write on.</p>
      )}
      <Button look="primary" onClick={() => void openPlan(card.plan)}>
        {card.state === 'draft' ? 'Continue writing' : 'Open'}
        <Icon name="arrow-right" />
      </Button>
    </div>
  </section>
);

const Row = ({ card, now }: { readonly card: PlanCard; readonly now: Date }): ReactElement => (
  <tr>
    <th scope="row">
      <button type="button" className="plan-name" onClick={() => void openPlan(card.plan)}>
        {card.title}
      </button>
      <p className="quiet plan-edition">
        {longName(card.edition)}, {editionOrdinal(card.ordinal)}
      </p>
      {card.tones ? <TonePicture tones={card.tones} /> : null}
    </th>
    <td data-column="State">
      <span className="with-icon">
        <Icon name={stateIcon[card.state]} size={16} />
        {stateWords[card.state]}
      </span>
      {card.published ? <p className="small numbers">{dayWords(card.published)}</p> : null}
    </td>
    <td data-column="Updated" className="numbers">
      {card.updated} of {card.items}
    </td>
    <td data-column="Last opened" className="quiet numbers">
      {card.lastOpened === '' ? 'Not opened yet' : whenWords(card.lastOpened, now)}
    </td>
    <td className="plan-menu">
      <LazyMenu
        className="icon-button"
        label={`More for ${card.title}`}
        title="More"
        placement="bottom end"
        entries={() => [
          { id: 'open', words: 'Open', run: () => void openPlan(card.plan) },
          { id: 'copy', words: 'Save a copy…', run: () => void saveCopy(card.plan, card.title) },
        ]}
      >
        <Icon name="ellipsis" />
      </LazyMenu>
    </td>
  </tr>
);

const Plans = ({ cards, now }: { readonly cards: readonly PlanCard[]; readonly now: Date }): ReactElement => (
  <table className="plans">
    <caption className="unseen">Your plans</caption>
    <thead>
      <tr>
        <th scope="col">Plan and edition</th>
        <th scope="col">State</th>
        <th scope="col">Updated</th>
        <th scope="col">Last opened</th>
        <th scope="col">
          <span className="unseen">More</span>
        </th>
      </tr>
    </thead>
    <tbody>
      {cards.map((card) => (
        <Row key={card.plan} card={card} now={now} />
      ))}
    </tbody>
  </table>
);

const BringIn = (): ReactElement => {
  const [over, setOver] = useState(false);
  return (
    <section aria-labelledby="bring-in-heading">
      <h2 id="bring-in-heading">Bring in a plan</h2>
      <p>Start from last year’s plan, whatever form it is in.</p>
      <div
        className={over ? 'drop-zone drop-zone-over' : 'drop-zone'}
        onDragEnter={() => setOver(true)}
        onDragLeave={() => setOver(false)}
        onDrop={() => setOver(false)}
      >
        <Icon name="file-text" />
        <p>Drop a Word file, PDF, web page or text file here</p>
      </div>
      <Button className="button-wide" onClick={() => void chooseImport()}>
        Choose a file
      </Button>
      <Button className="button-wide" onClick={() => void chooseClipboard()}>
        Bring in from the clipboard
      </Button>
    </section>
  );
};

const NewPlan = (): ReactElement => (
  <section aria-labelledby="new-plan-heading">
    <h2 id="new-plan-heading">Start a new plan</h2>
    <ul role="list">
      {templates.map((template) => (
        <li key={template.id}>
          <button
            type="button"
            className="text-link"
            onClick={() => openDialog({ dialog: 'new-plan', template: template.id })}
          >
            {template.name}
          </button>
          <p className="small">{template.about}</p>
        </li>
      ))}
    </ul>
  </section>
);

const OpenCopy = (): ReactElement => (
  <section aria-labelledby="open-copy-heading">
    <h2 id="open-copy-heading">Open a copy</h2>
    <p>For a plan file that someone sent you.</p>
    <Button className="button-wide" onClick={() => void chooseCopy()}>
      Bring in a copy
    </Button>
  </section>
);

type Loaded = { readonly plans: readonly PlanCard[] } | { readonly sentence: string };

/** All plans of this computer, and the ways a plan begins. */
export const HomeView = ({
  trouble,
  drawn,
}: {
  readonly trouble?: string | undefined;
  readonly drawn: () => void;
}): ReactElement => {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  useEffect(() => {
    let here = true;
    call('plan/list', {}).then(
      (list) => here && setLoaded(list),
      (error: unknown) => here && setLoaded({ sentence: error instanceof CallFailed ? error.message : String(error) }),
    );
    return () => {
      here = false;
    };
  }, []);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!loaded) return;
    heading.current?.focus();
    drawn();
  }, [loaded, drawn]);

  const [now] = useState(() => new Date());
  const plans = loaded && 'plans' in loaded ? loaded.plans : [];
  const whole = plans
    .filter((card) => card.trouble === undefined)
    .toSorted((a, b) => (a.lastOpened < b.lastOpened ? 1 : a.lastOpened > b.lastOpened ? -1 : 0));
  const latest = whole[0]?.lastOpened ? whole[0] : undefined;
  const broken = plans.filter((card) => card.trouble !== undefined);
  return (
    <div className="home">
      <header className="app-header" data-pane="header">
        <p className="header-title">Action Plan Writer</p>
        <span className="header-space" />
        <LazyMenu
          className="icon-button"
          label="Help"
          title="Help"
          placement="bottom end"
          entries={() => [
            { id: 'settings', words: 'Settings', run: () => openDialog({ dialog: 'settings' }) },
            { id: 'palette', words: 'Find a command', run: () => openDialog({ dialog: 'palette' }) },
            { id: 'keys', words: 'Keys', run: () => openDialog({ dialog: 'keys' }) },
            { id: 'about', words: 'About Action Plan Writer', run: () => openDialog({ dialog: 'about' }) },
          ]}
        >
          <Icon name="help" />
        </LazyMenu>
      </header>
      <main className="home-plans" data-pane="page">
        <h1 ref={heading} tabIndex={-1}>
          Your plans
        </h1>
        {trouble ? <ErrorPanel heading={trouble} /> : null}
        {loaded && 'sentence' in loaded ? <ErrorPanel heading={loaded.sentence} /> : null}
        {latest ? <Continue card={latest} now={now} /> : null}
        {broken.map((card) => (
          <ErrorPanel key={card.plan} heading={card.title}>
            {card.trouble}
          </ErrorPanel>
        ))}
        {whole.length > 0 ? <Plans cards={whole} now={now} /> : null}
        {loaded && plans.length === 0 && 'plans' in loaded ? (
          <div className="empty">
            <p className="empty-heading">No plans yet</p>
            <p>Your plans are listed here. Bring in last year’s plan, or start a new one.</p>
          </div>
        ) : null}
        {loaded ? <p className="small home-foot">Plans are kept on this computer.</p> : null}
      </main>
      <aside className="home-start" aria-label="Start" data-pane="facts">
        <BringIn />
        <NewPlan />
        <OpenCopy />
      </aside>
    </div>
  );
};
