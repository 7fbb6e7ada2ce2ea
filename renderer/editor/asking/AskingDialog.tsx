import type { ComponentType, ReactElement } from 'react';
import type { Asking } from '../asking.ts';
import type { PageContext } from '../Marks.tsx';
import type { AskingProps } from './asking-props.ts';
import { CrossReferenceDialog } from './CrossReferenceDialog.tsx';
import { FootnoteDialog } from './FootnoteDialog.tsx';
import { LinkDialog } from './LinkDialog.tsx';
import { PictureDialog } from './PictureDialog.tsx';
import { SymbolDialog } from './SymbolDialog.tsx';
import { TableDialog } from './TableDialog.tsx';

/** The dialog of each thing that is asked for. */
const DIALOGS: { readonly [W in Asking['what']]: ComponentType<AskingProps<W>> } = {
  link: LinkDialog,
  footnote: FootnoteDialog,
  'cross-reference': CrossReferenceDialog,
  table: TableDialog,
  picture: PictureDialog,
  symbol: SymbolDialog,
};

/** Asks the writer for what is then put in at the caret. */
export const AskingDialog = ({
  asking,
  context,
}: {
  readonly asking: Asking;
  readonly context: PageContext;
}): ReactElement => {
  const Dialog = DIALOGS[asking.what] as ComponentType<AskingProps<Asking['what']>>;
  return <Dialog asking={asking} context={context} />;
};
