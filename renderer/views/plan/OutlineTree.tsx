import { useEffect, useMemo, useState } from 'react';
import type { ReactElement } from 'react';
import type { OutlineItem, OutlineSection } from '../../../shared/ipc/contract.ts';
import { Button, Tree, TreeItem, TreeItemContent } from 'react-aria-components/Tree';
import { goTo } from '../../app/open-plan.ts';
import { openDrawer } from '../../app/state.ts';
import type { PlanPlace } from '../../app/state.ts';
import { StatusShape } from '../../editor/StatusShape.tsx';
import { toneWords } from '../../ui/tone-words.ts';
import { Icon } from '../../ui/Icon.tsx';
import { outlineItems, sectionOf } from './outline-filter.ts';
import type { ToFix } from './outline-filter.ts';

const Arrow = (): ReactElement => (
  <Button slot="chevron" className="tree-arrow">
    <Icon name="chevron-right" size={16} />
  </Button>
);

interface ItemRowProps {
  readonly item: OutlineItem;
  /** The kinds of item that have a status; others show none. */
  readonly withStatus: ReadonlySet<string>;
  readonly toFix: ToFix;
  /** Goes to an item or section, also to the one that is shown already. */
  readonly show: (id: string) => void;
}

/** What a row says at its end: what is left to do with the item. */
const rowNote = (item: OutlineItem, toFix: ToFix): string => {
  if (!item.updated) return 'Not updated';
  const count = toFix.get(item.id);
  return count === undefined ? '' : `${count} to fix`;
};

const rowName = (item: OutlineItem, hasStatus: boolean, note: string): string =>
  [
    [item.number, item.words || 'No words yet'].filter(Boolean).join(' '),
    ...(hasStatus ? [toneWords[item.status.tone]] : []),
    ...(note === '' ? [] : [note]),
  ].join(', ');

const ItemRow = ({ item, withStatus, toFix, show }: ItemRowProps): ReactElement => {
  const note = rowNote(item, toFix);
  const hasStatus = withStatus.has(item.kind);
  return (
    <TreeItem
      id={item.id}
      textValue={rowName(item, hasStatus, note)}
      className="tree-row tree-item"
      onPress={() => show(item.id)}
    >
      <TreeItemContent>
        {item.items.length > 0 ? <Arrow /> : null}
        <span className="tree-number numbers">{item.number}</span>
        <span className="tree-words" title={item.words}>
          {item.words || <span className="quiet">No words yet</span>}
        </span>
        {hasStatus ? (
          <span className="tree-state">
            <StatusShape tone={item.status.tone} />
            {toneWords[item.status.tone]}
            {note === '' ? null : <span className="tree-note">{note}</span>}
          </span>
        ) : null}
      </TreeItemContent>
      {item.items.map((below) => (
        <ItemRow key={below.id} item={below} withStatus={withStatus} toFix={toFix} show={show} />
      ))}
    </TreeItem>
  );
};

const countItems = (items: readonly OutlineItem[]): number =>
  items.reduce((sum, item) => sum + 1 + countItems(item.items), 0);

const SectionRow = ({
  section,
  withStatus,
  toFix,
  show,
}: Omit<ItemRowProps, 'item'> & { readonly section: OutlineSection }): ReactElement => (
  <TreeItem
    id={section.id}
    textValue={[section.number, section.heading].filter(Boolean).join(' ')}
    className="tree-row tree-section"
    onPress={() => show(section.id)}
  >
    <TreeItemContent>
      {section.items.length > 0 ? <Arrow /> : null}
      <span className="tree-number numbers">{section.number}</span>
      <span className="tree-words" title={section.heading}>
        {section.heading}
      </span>
      <span className="tree-count small numbers">{countItems(section.items)}</span>
    </TreeItemContent>
    {section.items.map((item) => (
      <ItemRow key={item.id} item={item} withStatus={withStatus} toFix={toFix} show={show} />
    ))}
  </TreeItem>
);

interface OutlineTreeProps {
  readonly place: PlanPlace;
  readonly sections: readonly OutlineSection[];
  readonly toFix: ToFix;
  /** Everything unfolded, as when the outline is narrowed to what was found. */
  readonly unfolded: boolean;
}

/** The sections and items as a tree: arrow keys move, Enter goes there, Left and Right fold and unfold. */
export const OutlineTree = ({ place, sections, toFix, unfolded }: OutlineTreeProps): ReactElement => {
  const { outline, section, item } = place;
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const here = item ?? section;
  // The section one is in is unfolded; items always are, unless folded by hand.
  useEffect(() => {
    const mine = section ?? undefined;
    if (mine === undefined) return;
    const below = outline.sections.find((one) => one.id === mine)?.items ?? [];
    const withItems = outlineItems({ ...outline, sections: [{ id: mine, number: null, heading: '', items: below }] })
      .filter((one) => one.items.length > 0)
      .map((one) => one.id);
    setOpened((now) => (now.has(mine) ? now : new Set([...now, mine, ...withItems])));
    // Saving changes the outline, and must not unfold what was folded by hand.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [section]);
  const everything = useMemo(
    () => new Set([...sections.map((one) => one.id), ...outlineItems({ ...outline, sections }).map((one) => one.id)]),
    [outline, sections],
  );

  const withStatus = useMemo(
    () =>
      new Set(
        place.open.template.kinds
          .filter((kind) => kind.fields.some((field) => field.vocabulary === 'status'))
          .map((kind) => kind.key),
      ),
    [place.open.template],
  );

  const show = (id: string): void => {
    openDrawer(null);
    // After the press that chose it, which gives the focus to the row.
    setTimeout(() => void goTo(sectionOf(outline, id) ?? null, id));
  };
  return (
    <Tree
      className="outline-tree"
      aria-label="Outline"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={here === null ? [] : [here]}
      expandedKeys={unfolded ? everything : opened}
      onExpandedChange={(keys) => setOpened(new Set([...keys].map(String)))}
    >
      {sections.map((one) => (
        <SectionRow key={one.id} section={one} withStatus={withStatus} toFix={toFix} show={show} />
      ))}
    </Tree>
  );
};
