import type { ReactNode } from 'react';
import { sharedRuns } from '../../shared/plan/shared-texts.ts';
import { store } from '../app/state.ts';
import { useStore } from '../app/store.ts';
import type { FieldSpec } from './page-fields.ts';
import type { FieldState } from './session.ts';

const NO_FACTS = {};

/** Says at a field's label which of its words are shared, and with how many texts. */
export const SharedMark = ({ spec, state }: { readonly spec: FieldSpec; readonly state: FieldState }): ReactNode => {
  const facts = useStore(store, ({ place }) => (place.view === 'plan' ? place.page.facts : NO_FACTS));
  const texts = new Set(sharedRuns(state.tree, facts, spec.cell).map((run) => run.text));
  return [...texts].map((text) => (
    <span key={text.id} className="mark" title={text.name}>
      {text.uses.length === 1 ? 'Shared text: used here alone' : `Shared text: used in ${text.uses.length} texts`}
    </span>
  ));
};
