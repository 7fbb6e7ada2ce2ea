import { useLayoutEffect, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { Dialog as AriaDialog, Heading } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';

interface DialogProps {
  readonly heading: string;
  readonly close: () => void;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** Gives the focus back to what had it as soon as the dialog is gone, so that not even a key pressed in that moment is lost. */
const useFocusBack = (): void => {
  const [before] = useState(() => document.activeElement);
  useLayoutEffect(
    () => () =>
      queueMicrotask(() => {
        const lost = document.activeElement === document.body;
        if (lost && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
      }),
    [before],
  );
};

/** A dialog over the window. Esc and a press outside close it. */
export const Dialog = ({ heading, close, wide = false, children }: DialogProps): ReactElement => {
  useFocusBack();
  return (
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
};
