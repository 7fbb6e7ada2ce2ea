import { useState } from 'react';
import type { ReactElement } from 'react';
import { Collection } from 'react-aria-components/Collection';
import { Button, TreeItem, TreeItemContent } from 'react-aria-components/Tree';
import { StatusShape } from '../../editor/StatusShape.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { toneWords } from '../../ui/tone-words.ts';
import type { OutlineRow } from './outline-rows.ts';

/**
 * The rows that the tree is told of below one: all of an unfolded row, and of a folded one the first alone, by which the tree
 * knows that there is something to unfold. What nobody sees of thousands of items costs nothing so.
 */
const rowsBelow = (row: OutlineRow, isOpen: boolean): readonly OutlineRow[] =>
  isOpen ? row.rows : row.rows.slice(0, 1);

const ItemContent = ({ row }: { readonly row: OutlineRow }): ReactElement => (
  <>
    <span className="tree-number numbers">{row.number}</span>
    <span className="tree-words" title={row.words}>
      {row.words || <span className="quiet">No words yet</span>}
    </span>
    {row.tone === null && row.note === '' ? null : (
      <span className="tree-state">
        {row.tone === null ? null : (
          <>
            <StatusShape tone={row.tone} />
            {toneWords[row.tone]}
          </>
        )}
        {row.note === '' ? null : (
          <span className="tree-note" title={row.note}>
            {row.note}
          </span>
        )}
      </span>
    )}
  </>
);

const SectionContent = ({ row }: { readonly row: OutlineRow }): ReactElement => (
  <>
    <span className="tree-number numbers">{row.number}</span>
    <span className="tree-words" title={row.words}>
      {row.words || <span className="quiet">No heading yet</span>}
    </span>
    {row.count > 0 ? <span className="tree-count small numbers">{row.count}</span> : null}
  </>
);

const CLASSES = {
  front: 'tree-row tree-section tree-front',
  section: 'tree-row tree-section',
  annex: 'tree-row tree-section tree-annex',
  item: 'tree-row tree-item',
} as const satisfies Record<OutlineRow['kind'], string>;

interface ToolsProps {
  readonly row: OutlineRow;
  readonly more: (key: string, under: Element) => void;
  /** True while the pointer or the focus is in the row. */
  readonly wanted: boolean;
}

/** A row's handle and its commands: drawn once they are wanted first, since nobody sees them before. */
const RowTools = ({ row, more, wanted }: ToolsProps): ReactElement | null => {
  const [there, setThere] = useState(wanted);
  if (wanted && !there) setThere(true);
  if (!there) return null;
  const called = row.number === '' ? row.name : row.number;
  return (
    <span className="tree-tools">
      <Button slot="drag" className="tree-tool tree-drag" aria-label={`Drag ${called}`}>
        <Icon name="menu" size={16} />
      </Button>
      <Button
        className="tree-tool tree-more"
        aria-label={`More for ${called}`}
        onPress={(event) => more(row.key, event.target)}
      >
        <Icon name="ellipsis" size={16} />
      </Button>
    </span>
  );
};

interface LineProps {
  readonly row: OutlineRow;
  readonly expanded: ReadonlySet<string>;
  /** Opens the row's commands under an element; `null` where there are none. */
  readonly more: ((key: string, under: Element) => void) | null;
  readonly show: (key: string) => void;
}

/** A section, an item or the front page, in one row. */
export const OutlineRowLine = ({ row, expanded, more, show }: LineProps): ReactElement => {
  const hasRows = row.rows.length > 0;
  const commands = more !== null && row.kind !== 'front';
  return (
    <TreeItem
      id={row.key}
      textValue={row.name}
      hasChildItems={hasRows}
      className={CLASSES[row.kind]}
      onPress={() => show(row.key)}
    >
      <TreeItemContent>
        {({ isHovered, isFocused, isFocusVisibleWithin }) => (
          <>
            {hasRows ? (
              <Button slot="chevron" className="tree-arrow">
                <Icon name="chevron-right" size={16} />
              </Button>
            ) : null}
            {row.kind === 'item' ? <ItemContent row={row} /> : <SectionContent row={row} />}
            {commands ? (
              <RowTools row={row} more={more} wanted={isHovered || isFocused || isFocusVisibleWithin} />
            ) : null}
          </>
        )}
      </TreeItemContent>
      <Collection items={rowsBelow(row, expanded.has(row.key))} dependencies={[expanded, more]}>
        {(below) => <OutlineRowLine row={below} expanded={expanded} more={more} show={show} />}
      </Collection>
    </TreeItem>
  );
};
