import type { ReactElement, ReactNode } from 'react';
import { Dialog as AriaDialog, Heading } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';

interface DialogProps {
  readonly heading: string;
  readonly close: () => void;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A dialog over the window. Esc and a press outside close it. */
export const Dialog = ({ heading, close, wide = false, children }: DialogProps): ReactElement => (
  <ModalOverlay
    className="overlay"
    isOpen
    isDismissable
    onOpenChange={(open) => {
      if (!open) close();
    }}
  >
    <Modal className={wide ? 'dialog dialog-wide' : 'dialog'}>
      <AriaDialog className="dialog-inside">
        <Heading slot="title" className="dialog-heading">
          {heading}
        </Heading>
        {children}
      </AriaDialog>
    </Modal>
  </ModalOverlay>
);
