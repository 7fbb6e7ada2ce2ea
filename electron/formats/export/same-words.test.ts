import { describe, expect, test } from 'vitest';
import { everything, examplePictures, exampleView, goalsPlan, hostilePlan } from './example-plan.test-help.ts';
import { bare, docxText, htmlText } from './export-text.test-help.ts';
import { exporters } from './index.ts';
import { publicationOf } from './publication.ts';

const plans = { everything, goals: goalsPlan, hostile: hostilePlan };
const deps = { fontsFolder: '', pictures: examplePictures };

describe('Word and web page say the same words', () => {
  test.each(Object.entries(plans))('%s', async (_, plan) => {
    const publication = publicationOf(exampleView(plan));
    const word = docxText((await exporters.docx.write(publication, deps)).bytes);
    const page = htmlText((await exporters.html.write(publication, deps)).bytes);
    expect(bare(word.body)).toBe(bare(page.body));
    expect(bare(word.notes)).toBe(bare(page.notes));
  });

  test('and they are the plan’s', async () => {
    const { body, notes } = htmlText((await exporters.html.write(publicationOf(exampleView(goalsPlan)), deps)).bytes);
    expect(body.replace(/\s+/g, ' ')).toContain(
      'We have seen a step-change. Goal J (Skills): Enhance the skills National Actions: Action 31 The joint work will go on. And further. Status 2018 – 2021 On track Action 32 The council will work with partners.',
    );
    expect(notes.trim()).toBe('Of practitioners.');
  });
});
