import { Component } from 'react';
import type { ErrorInfo, ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { ErrorPanel } from '../ui/ErrorPanel.tsx';
import { planNow } from './state.ts';

interface FaultState {
  readonly error: Error | null;
}

/** Catches a fault in drawing: what was written is saved first, and the view can be drawn again. Only a class can. */
export class Fault extends Component<{ readonly children: ReactNode }, FaultState> {
  override state: FaultState = { error: null };

  static getDerivedStateFromError(error: Error): FaultState {
    return { error };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack);
    const place = planNow();
    void place?.session.flush();
    void place?.notes.flush();
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <main className="fault">
        <ErrorPanel
          heading="The window could not be drawn because of a fault in the program"
          actions={
            <Button size="pane" onClick={() => this.setState({ error: null })}>
              Draw the window again
            </Button>
          }
        >
          What you wrote is being saved. The fault says: {error.message.slice(0, 300)}
        </ErrorPanel>
      </main>
    );
  }
}
