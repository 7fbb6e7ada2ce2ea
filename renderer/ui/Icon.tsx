import arrowDown from 'lucide-static/icons/arrow-down.svg?raw';
import arrowLeft from 'lucide-static/icons/arrow-left.svg?raw';
import arrowRight from 'lucide-static/icons/arrow-right.svg?raw';
import arrowUp from 'lucide-static/icons/arrow-up.svg?raw';
import bold from 'lucide-static/icons/bold.svg?raw';
import check from 'lucide-static/icons/check.svg?raw';
import chevronDown from 'lucide-static/icons/chevron-down.svg?raw';
import chevronRight from 'lucide-static/icons/chevron-right.svg?raw';
import ellipsis from 'lucide-static/icons/ellipsis.svg?raw';
import fileText from 'lucide-static/icons/file-text.svg?raw';
import help from 'lucide-static/icons/circle-question-mark.svg?raw';
import home from 'lucide-static/icons/house.svg?raw';
import italic from 'lucide-static/icons/italic.svg?raw';
import link from 'lucide-static/icons/link.svg?raw';
import list from 'lucide-static/icons/list.svg?raw';
import listOrdered from 'lucide-static/icons/list-ordered.svg?raw';
import lock from 'lucide-static/icons/lock.svg?raw';
import menu from 'lucide-static/icons/menu.svg?raw';
import panelLeft from 'lucide-static/icons/panel-left.svg?raw';
import panelRight from 'lucide-static/icons/panel-right.svg?raw';
import pen from 'lucide-static/icons/pen-line.svg?raw';
import plus from 'lucide-static/icons/plus.svg?raw';
import quote from 'lucide-static/icons/quote.svg?raw';
import redo from 'lucide-static/icons/redo-2.svg?raw';
import saving from 'lucide-static/icons/loader-circle.svg?raw';
import search from 'lucide-static/icons/search.svg?raw';
import textQuote from 'lucide-static/icons/text-quote.svg?raw';
import undo from 'lucide-static/icons/undo-2.svg?raw';
import x from 'lucide-static/icons/x.svg?raw';
import minus from 'lucide-static/icons/minus.svg?raw';
import ellipsisVertical from 'lucide-static/icons/ellipsis-vertical.svg?raw';
import imageIcon from 'lucide-static/icons/image.svg?raw';
import tableIcon from 'lucide-static/icons/table.svg?raw';
import omega from 'lucide-static/icons/omega.svg?raw';
import superscript from 'lucide-static/icons/superscript.svg?raw';
import subscript from 'lucide-static/icons/subscript.svg?raw';
import space from 'lucide-static/icons/space.svg?raw';
import footnote from 'lucide-static/icons/notepad-text.svg?raw';
import reference from 'lucide-static/icons/hash.svg?raw';
import moved from 'lucide-static/icons/arrow-up-down.svg?raw';
import swap from 'lucide-static/icons/arrow-left-right.svg?raw';
import { createElement } from 'react';
import type { ReactElement } from 'react';
import { shapesOf } from './icon-shapes.ts';
import type { Shape } from './icon-shapes.ts';

const drawings = {
  'arrow-down': arrowDown,
  'arrow-left': arrowLeft,
  'arrow-right': arrowRight,
  'arrow-up': arrowUp,
  bold,
  check,
  'chevron-down': chevronDown,
  'chevron-right': chevronRight,
  ellipsis,
  'file-text': fileText,
  help,
  home,
  italic,
  link,
  list,
  'list-ordered': listOrdered,
  lock,
  menu,
  'panel-left': panelLeft,
  'panel-right': panelRight,
  pen,
  plus,
  quote,
  redo,
  saving,
  search,
  'text-quote': textQuote,
  undo,
  x,
  minus,
  'ellipsis-vertical': ellipsisVertical,
  picture: imageIcon,
  table: tableIcon,
  omega,
  superscript,
  subscript,
  space,
  footnote,
  reference,
  moved,
  swap,
} as const;

export type IconName = keyof typeof drawings;

const shapes = new Map<IconName, readonly Shape[]>();
const shapesFor = (name: IconName): readonly Shape[] => {
  const known = shapes.get(name);
  if (known) return known;
  const drawn = shapesOf(drawings[name]);
  shapes.set(name, drawn);
  return drawn;
};

interface IconProps {
  readonly name: IconName;
  readonly size?: 16 | 20;
  readonly className?: string;
}

/** An icon in the colour of the words beside it. It is never read out: its button or its words say what it means. */
export const Icon = ({ name, size = 20, className }: IconProps): ReactElement => (
  <svg
    className={className ? `icon ${className}` : 'icon'}
    width={size}
    height={size}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeWidth={1.75}
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    {shapesFor(name).map(({ tag, attributes }, at) => createElement(tag, { key: at, ...attributes }))}
  </svg>
);
