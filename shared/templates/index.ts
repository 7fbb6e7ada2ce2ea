import type { Template } from '../plan/template.ts';
import { goals } from './goals.ts';
import { recommendations } from './recommendations.ts';

/** The built-in templates. A new one is one data file and one line here. */
export const templates: readonly Template[] = [recommendations, goals];

/** The built-in template of that id. Throws where there is none. */
export const templateOf = (id: string): Template => {
  const template = templates.find((one) => one.id === id);
  if (!template) throw new Error(`There is no built-in template ${id}`);
  return template;
};
