// A Word file of a generated plan: `items` recommendations of about 300 words each under ten to a section, with headings,
// automatic bullets and a table now and then. The same words for the same number, so that runs compare.
import { Document, HeadingLevel, LevelFormat, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';

const WORDS =
  'local authorities and schools will work with families partners to support children young people across Scotland so that progress is shared each year guidance training funding review national group report evidence practice plan wellbeing learning service delivery community engagement improvement'.split(
    ' ',
  );

/** A small generator (mulberry32): numbers from 0 up to 1. */
const seeded = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};

/** @param {number} items @returns {Promise<Uint8Array>} */
export const planDocx = async (items) => {
  const random = seeded(items);
  const sentence = (words) => {
    const line = Array.from({ length: words }, () => WORDS[Math.floor(random() * WORDS.length)]).join(' ');
    return `${line[0].toUpperCase()}${line.slice(1)}.`;
  };
  const paragraph = (words) =>
    new Paragraph({
      children: [
        new TextRun(sentence(words)),
        new TextRun({ text: ` ${sentence(6)}`, bold: random() < 0.1 }),
        new TextRun(` ${sentence(words)}`),
      ],
    });
  const heading = (text, level) => new Paragraph({ text, heading: level });
  const bullet = () => new Paragraph({ text: sentence(12), numbering: { reference: 'points', level: 0 } });
  const row = (...cells) =>
    new TableRow({ children: cells.map((text) => new TableCell({ children: [new Paragraph(text)] })) });
  const children = [
    new Paragraph({ text: 'Action plan of the year (updated October 2021)', heading: HeadingLevel.TITLE }),
    paragraph(20),
  ];
  for (let at = 0; at < items; at += 1) {
    const section = Math.floor(at / 10) + 1;
    if (at % 10 === 0) children.push(heading(`${section} Theme ${section} of the plan`, HeadingLevel.HEADING_1));
    children.push(
      heading(`${section}.${(at % 10) + 1}`, HeadingLevel.HEADING_2),
      heading('Recommendation', HeadingLevel.HEADING_3),
      paragraph(20),
      heading('Response', HeadingLevel.HEADING_3),
      new Paragraph(at % 3 === 0 ? 'Accept.' : 'Accept in principle'),
      heading('Actions to be taken forward - Oct 2020', HeadingLevel.HEADING_3),
      paragraph(25),
      bullet(),
      bullet(),
      bullet(),
      heading('Delivery Timescale', HeadingLevel.HEADING_3),
      new Paragraph('By spring 2022'),
      heading('Status Oct 2021', HeadingLevel.HEADING_3),
      new Paragraph('On-going / on track'),
      heading('Progress made', HeadingLevel.HEADING_3),
      paragraph(30),
      paragraph(30),
    );
    if (at % 20 === 7)
      children.push(
        new Table({ rows: [row('Year', 'Schools', 'Families'), row('2020', '12', '340'), row('2021', '19', '410')] }),
      );
  }
  const points = { level: 0, format: LevelFormat.BULLET, text: '•' };
  const document = new Document({
    numbering: { config: [{ reference: 'points', levels: [points] }] },
    sections: [{ children }],
  });
  return new Uint8Array(await Packer.toBuffer(document));
};
