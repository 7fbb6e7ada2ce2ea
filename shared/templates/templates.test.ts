import { expect, test } from 'vitest';
import { templateSchema } from '../plan/template-schema.ts';
import { templateOf, templates } from './index.ts';

test.each(templates.map((template) => [template.id, template] as const))('%s is a template', (id, template) => {
  expect(templateSchema.parse(template)).toEqual(template);
  expect(templateOf(id)).toBe(template);
  const kinds = template.kinds.map((kind) => kind.key);
  for (const kind of template.kinds) {
    expect(new Set(kind.fields.map((field) => field.key)).size).toBe(kind.fields.length);
    expect(kinds).toEqual(expect.arrayContaining(kind.children));
  }
});

test('a template that there is not is an error', () => {
  expect(() => templateOf('poems')).toThrow('There is no built-in template poems');
});
