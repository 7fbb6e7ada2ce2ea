import type { ReactElement, ReactNode } from 'react';
import { Dialog as AriaDialog, Heading } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { IconButton } from '../../ui/Button.tsx';
import './full-dialog.css';

interface FullDialogProps {
  readonly heading: string;
  readonly close: () => void;
  readonly children: ReactNode;
}

/** A dialog that fills the window, for work that needs the room. Esc closes it; a press beside it does not. */
export const FullDialog = ({ heading, close, children }: FullDialogProps): ReactElement => (
  <ModalOverlay
    className="overlay full-overlay"
    isOpen
    onOpenChange={(open) => {
      if (!open) close();
    }}
  >
    <Modal className="dialog full-dialog">
      <AriaDialog className="full-dialog-inside">
        <div className="full-dialog-head">
          <Heading slot="title" className="dialog-heading">
            {heading}
          </Heading>
          <IconButton icon="x" label="Close" onClick={close} />
        </div>
        {children}
      </AriaDialog>
    </Modal>
  </ModalOverlay>
);
