// Writes a generated plan file: `items` recommendations of about 300 words each in fifty sections, over five editions, the
// newest half written; with footnotes, lists, tables, owners and a few items under others. The same words for the same
// number, so that runs compare. Bundled and run by the measurements: node large-plan.cjs FILE ITEMS.
import { makePlanFile } from '../../../electron/engine/bring-in.ts';
import { positions } from '../../../shared/plan/position.ts';
import { recommendations } from '../../../shared/templates/recommendations.ts';

const [file = '', count = '0'] = process.argv.slice(2);
const items = Number(count);
const SECTIONS = 50;
const EDITIONS = ['Oct 2021', 'Oct 2022', 'Oct 2023', 'Oct 2024', 'Oct 2025'];
const WORDS =
  'local authorities and schools will work with families partners to support children young people across Scotland so that progress is shared each year guidance training funding review national group report evidence practice plan wellbeing learning service delivery community engagement improvement'.split(
    ' ',
  );

/** A small generator (mulberry32): numbers from 0 up to 1. */
let seed = items;
const random = () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};
/** @template T @param {readonly T[]} list @returns {T} */
const one = (list) => /** @type {T} */ (list[Math.floor(random() * list.length)]);
/** @param {number} words */
const sentence = (words) => {
  const line = Array.from({ length: words }, () => one(WORDS)).join(' ');
  return `${line.charAt(0).toUpperCase()}${line.slice(1)}.`;
};
/** @param {string} text @param {...import('../../../shared/richtext/tree.ts').Inline} more @returns {import('../../../shared/richtext/tree.ts').Paragraph} */
const p = (text, ...more) => ({ type: 'paragraph', children: [{ type: 'text', text }, ...more] });
/** @param {string} text @returns {import('../../../shared/richtext/tree.ts').Footnote} */
const note = (text) => ({ type: 'footnote', note: [p(text)] });
/** @param {number} words @returns {import('../../../shared/richtext/tree.ts').ListItem} */
const point = (words) => ({ children: [{ type: 'text', text: sentence(words) }] });
/** @param {...string} cells @returns {import('../../../shared/richtext/tree.ts').TableRow} */
const row = (...cells) => ({ cells: cells.map((text) => ({ children: [p(text)] })) });

let ids = 0;
const newId = () => `0190c0de-0000-7000-8000-${String((ids += 1)).padStart(12, '0')}`;

const plan = newId();
const editions = EDITIONS.map((label, position) => ({ id: newId(), label, position }));
/** @type {import('../../../shared/plan/records-of-proposal.ts').NewCell[]} */
const cells = [];
/** @type {(subject: string, part: any, edition: number, body: any) => void} */
const write = (subject, part, edition, body) =>
  void cells.push(/** @type {any} */ ({ subject, part, edition: editions[edition]?.id, body }));

write(plan, 'template', 0, recommendations);
EDITIONS.forEach((label, at) => write(plan, 'text:title', at, [p(`Action plan of ${items} items (updated ${label})`)]));
write(plan, 'text:summary', 0, [p(sentence(40), note('See the guidance.')), p(sentence(40))]);
write(plan, 'text:foreword', 0, [p(sentence(60))]);

const sections = Array.from({ length: SECTIONS }, newId);
const order = positions(SECTIONS);
sections.forEach((id, at) => {
  const place = { section: id, parent: null, position: order[at], number: String(at + 1), kind: 'section' };
  write(id, 'place', 0, { ...place, retired: false });
  write(id, 'text:heading', 0, [p(`Theme ${at + 1}: ${sentence(5)}`)]);
  write(id, 'text:narrative', 0, [p(sentence(30))]);
});

const perSection = Math.ceil(items / SECTIONS);
const within = positions(perSection);
const STATUSES = recommendations.vocabularies.status.map(({ word }) => word);
const everyItem = Array.from({ length: items }, newId);
/** @type {string | null} */
let above = null;
everyItem.forEach((id, at) => {
  const [section, index] = [Math.floor(at / perSection), at % perSection];
  const isBelow = index % 10 === 9;
  if (!isBelow) above = id;
  write(id, 'place', 0, {
    section: sections[section],
    parent: isBelow ? above : null,
    position: within[index],
    number: `${section + 1}.${index + 1}`,
    kind: 'recommendation',
    retired: false,
  });
  if (at % 3 === 0) write(id, 'facts', 0, { owner: one(['Education Scotland', 'ADES', 'Health Directorate']) });
  write(id, 'field:recommendation', 0, [p(sentence(30)), p(sentence(25))]);
  write(id, 'field:response', 0, [p(one(['Accept.', 'Accept in principle', 'Accept in principle.']))]);
  const action = { type: 'list', kind: 'bullet', items: [point(15), point(15), point(15)] };
  write(id, 'field:actions', 0, [p(sentence(35)), action]);
  write(id, 'field:timescale', 0, [p('By spring 2022')]);
  EDITIONS.forEach((_, edition) => {
    if (edition === EDITIONS.length - 1 && random() < 0.5) return;
    write(id, 'field:status', edition, [p(one(STATUSES))]);
    const progress = [p(sentence(60), ...(at % 10 === 3 ? [note(sentence(8))] : [])), p(sentence(60))];
    const header = row('Year', 'Schools', 'Families');
    const table = { type: 'table', header, rows: [row('2020', '12', '340'), row('2021', '19', '410')] };
    write(id, 'field:progress', edition, at % 20 === 7 ? [...progress, table] : progress);
  });
});

makePlanFile(
  file,
  { plan, editions, sections, items: everyItem, cells },
  { person: { id: '0190c0de-0000-7000-8000-999999999999', name: 'A. Writer' }, now: new Date(2026, 10, 21) },
);
process.stdout.write(JSON.stringify({ plan, edition: editions.at(-1)?.id, section: sections[0] }));
