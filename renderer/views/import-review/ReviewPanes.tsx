import { useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { FilePane } from './FilePane.tsx';
import { PlanPane } from './PlanPane.tsx';
import type { ReviewDesk } from './review-desk.ts';
import { useWide } from './use-wide.ts';

interface ReviewPanesProps {
  readonly desk: ReviewDesk;
  /** The plan that was on the screen before, if one was. */
  readonly back: string | null;
}

/** The file and the plan it becomes: side by side, or one at a time where there is no room for both. */
export const ReviewPanes = ({ desk, back }: ReviewPanesProps): ReactElement => {
  const wide = useWide();
  const [tab, setTab] = useState('file');
  const list = useRef<HTMLDivElement>(null);
  /** Leads from the plan to a line of the file. */
  const toFile = (line: string): void => {
    desk.show(line);
    setTab('file');
    requestAnimationFrame(() => list.current?.focus());
  };
  const file = <FilePane desk={desk} list={list} />;
  const plan = <PlanPane desk={desk} back={back} toFile={toFile} />;
  if (wide)
    return (
      <div className="review-panes">
        {file}
        {plan}
      </div>
    );
  return (
    <Tabs className="review-tabs" selectedKey={tab} onSelectionChange={(key) => setTab(String(key))}>
      <TabList className="review-tab-list" aria-label="What is shown">
        <Tab id="file" className="review-tab">
          The file
        </Tab>
        <Tab id="plan" className="review-tab">
          The plan
        </Tab>
      </TabList>
      <TabPanel id="file" className="review-tab-panel">
        {file}
      </TabPanel>
      <TabPanel id="plan" className="review-tab-panel">
        {plan}
      </TabPanel>
    </Tabs>
  );
};
