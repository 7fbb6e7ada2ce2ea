import { useId, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { sameValue } from '../../../shared/plan/same-value.ts';
import type { Template } from '../../../shared/plan/template.ts';
import { changeThePlan } from '../../app/change-plan.ts';
import { nameOfEdition } from '../../app/edition-state.ts';
import { openDialog, toast } from '../../app/state.ts';
import type { PlanPlace } from '../../app/state.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { FullDialog } from './FullDialog.tsx';
import { KindPanel } from './KindPanel.tsx';
import { WordsPanel } from './WordsPanel.tsx';
import { addKind, tidied, troubleOf } from './template-draft.ts';
import type { Trouble } from './template-draft.ts';
import './template.css';

interface TemplateEditorProps {
  readonly place: PlanPlace;
  readonly draft?: Template | undefined;
  /** The part that is shown first: the key of a kind, `words`, or `more`. */
  readonly tab?: string | undefined;
  readonly close: () => void;
}

const NEW_KIND = 'New kind';

/** The template of an edition: kinds of item with their fields, the words to choose from, the heading over the contact. */
export const TemplateEditor = ({ place, draft: left, tab: first, close }: TemplateEditorProps): ReactElement => {
  const { template } = place.open;
  const [draft, setDraft] = useState(left ?? template);
  const [tab, setTab] = useState<string>(first ?? draft.kinds[0]!.key);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const body = useRef<HTMLDivElement>(null);
  const holds = useId();
  const edition = nameOfEdition(place.open, place.edition);
  const isLast = place.open.editions.at(-1)?.id === place.edition;
  const isChanged = !sameValue(draft, template);
  const change = (next: Template): void => {
    setDraft(next);
    setTrouble(null);
  };
  const leave = (): void => {
    close();
    if (isChanged)
      toast('The changes to the template were not saved.', () => openDialog({ dialog: 'template', draft }));
  };
  const refuse = (found: Trouble): void => {
    setTrouble(found);
    setTab(found.tab);
    body.current?.scrollTo({ top: 0 });
  };
  const save = async (): Promise<void> => {
    const found = troubleOf(draft);
    if (found) return refuse(found);
    if (!isChanged) return close();
    setBusy(true);
    const refused = (sentence: string): void => refuse({ tab, sentence });
    const changed = await changeThePlan({ do: 'template', template: tidied(draft) }, { refused });
    setBusy(false);
    if (changed) close();
  };
  return (
    <FullDialog heading={`Template of ${edition}`} close={leave}>
      <p className="template-holds" id={holds}>
        {isLast
          ? `These labels hold for ${edition} and later editions. Earlier editions keep theirs.`
          : `These labels hold for ${edition} and the later editions that have no template of their own.`}
      </p>
      <Tabs className="template-tabs" selectedKey={tab} onSelectionChange={(key) => setTab(String(key))}>
        <div className="template-tab-line">
          <TabList className="tab-list template-tab-list" aria-label="Parts of the template" aria-describedby={holds}>
            {draft.kinds.map((kind) => (
              <Tab key={kind.key} id={kind.key} className="tab">
                <span className="tab-words" data-words={kind.name || NEW_KIND}>
                  {kind.name || NEW_KIND}
                </span>
              </Tab>
            ))}
            <Tab id="words" className="tab">
              <span className="tab-words" data-words="Words to choose from">
                Words to choose from
              </span>
            </Tab>
            <Tab id="more" className="tab">
              <span className="tab-words" data-words="Contact">
                Contact
              </span>
            </Tab>
          </TabList>
          <Button
            size="pane"
            onClick={() => {
              const added = addKind(draft);
              change(added.template);
              setTab(added.key);
              setSaid('A kind of item is added.');
            }}
          >
            Add a kind of item
          </Button>
        </div>
        <div className="template-body" ref={body}>
          {trouble ? (
            <div className="template-trouble">
              <ErrorPanel heading="The template was not saved">{trouble.sentence}</ErrorPanel>
            </div>
          ) : null}
          {draft.kinds.map((kind) => (
            <TabPanel key={kind.key} id={kind.key} className="template-panel">
              <KindPanel
                place={place}
                draft={draft}
                kind={kind}
                change={change}
                say={setSaid}
                removed={() => setTab(draft.kinds.find((one) => one !== kind)?.key ?? 'words')}
              />
            </TabPanel>
          ))}
          <TabPanel id="words" className="template-panel">
            <WordsPanel list="status" draft={draft} change={change} say={setSaid} />
            <WordsPanel list="response" draft={draft} change={change} say={setSaid} />
          </TabPanel>
          <TabPanel id="more" className="template-panel">
            <TextField
              label="Heading over the contact lines"
              value={draft.contactHeading}
              maxLength={200}
              onChange={(contactHeading) => change({ ...draft, contactHeading })}
            />
          </TabPanel>
        </div>
      </Tabs>
      <div className="dialog-actions full-dialog-foot">
        <Button look="primary" onClick={() => void save()}>
          {busy ? 'Saving…' : 'Save the template'}
        </Button>
        <Button onClick={leave}>Cancel</Button>
        <p className="unseen" role="status">
          {said}
        </p>
      </div>
    </FullDialog>
  );
};
