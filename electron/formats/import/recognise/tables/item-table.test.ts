import { describe, expect, it } from 'vitest';
import { goals, grid, labelWords, read, recommendations, text } from './table.test-help.ts';

describe('a table for each item', () => {
  it('reads labels at the left, the number in a row of its own', () => {
    expect(
      read(
        recommendations,
        text('6.1 Parks and gates'),
        grid(`
          No. | 6.1
          Recommendation | Plant a tree in each park.
          Response | Accept. However, not in the small ones.
          Actions to be taken forward - Oct 2020 | We will buy trees. / - Oaks / - Elms
          Lead | Parks team
          Delivery Timescale |
          Status Oct 2021 | On track
        `),
        grid(`
          No. | 6.1.1
          Recommendation | Mend all of the gates.
          Progress made | It is done.
        `),
        text('Words after the tables.'),
      ),
    ).toMatchInlineSnapshot(`
      "
      ? | 6.1 Parks and gates
      recommendation 6.1 | 6.1
      [Recommendation] | Recommendation
      prose | Plant a tree in each park.
      [Response] | Response
      prose | Accept. However, not in the small ones.
      [Actions to be taken forward - Oct 2020 = actions @ Oct 2020] | Actions to be taken forward - Oct 2020
      prose | We will buy trees.
      prose | Oaks
      prose | Elms
      [Lead] | Lead
      prose | Parks team
      [Status Oct 2021 = status @ Oct 2021] | Status Oct 2021
      prose | On track
      recommendation 6.1.1 | 6.1.1
      [Recommendation] | Recommendation
      prose | Mend all of the gates.
      [Progress made] | Progress made
      prose | It is done.
      ? | Words after the tables.
      "
    `);
  });

  it('reads a title across the table, with a number, a name or both', () => {
    expect(
      read(
        recommendations,
        grid(`
          Recommendation 6.1: Parks | <
          Recommendation | Plant a tree in each park.
          Response | Accept.
        `),
        grid(`
          6.2 Gates | <
          Recommendation | Mend all of the gates.
          Response | Accept.
        `),
        grid(`
          **Paths** | <
          Number | 6.3
          Recommendation | Fill the holes in every path.
          Response | Accept.
        `),
      ),
    ).toMatchInlineSnapshot(`
      "
      Recommendation! 6.1 called “Parks” | Recommendation 6.1: Parks
      [Recommendation] | Recommendation
      prose | Plant a tree in each park.
      [Response] | Response
      prose | Accept.
      recommendation 6.2 called “Gates” | 6.2 Gates
      [Recommendation] | Recommendation
      prose | Mend all of the gates.
      [Response] | Response
      prose | Accept.
      recommendation 6.3 called “Paths” | Paths
      [Recommendation] | Recommendation
      prose | Fill the holes in every path.
      [Response] | Response
      prose | Accept.
      "
    `);
  });

  it('takes number and name from the line above', () => {
    expect(
      read(
        recommendations,
        text('# Theme 1: Parks'),
        text('## Recommendation 1'),
        grid(`
          Recommendation | Plant a tree in each park.
          Response | Accept.
        `),
        text('## 2. Gates that close'),
        grid(`
          Recommendation | Mend all of the gates.
          Response | Accept.
        `),
        text('**Paths**'),
        grid(`
          Recommendation | Fill the holes in every path.
          Response | Accept.
        `),
      ),
    ).toMatchInlineSnapshot(`
      "
      ? | Theme 1: Parks
      Recommendation! 1 | Recommendation 1
      [Recommendation] | Recommendation
      prose | Plant a tree in each park.
      [Response] | Response
      prose | Accept.
      recommendation 2 called “Gates that close” | 2. Gates that close
      [Recommendation] | Recommendation
      prose | Mend all of the gates.
      [Response] | Response
      prose | Accept.
      recommendation (no number) called “Paths” | Paths
      [Recommendation] | Recommendation
      prose | Fill the holes in every path.
      [Response] | Response
      prose | Accept.
      "
    `);
  });

  it('keeps fields apart whose labels say the same', () => {
    expect(
      read(
        recommendations,
        grid(`
          No. | 4
          Recommendation | Plant a tree in each park.
          RAG | G
          Status | On track
          Update | Work began.
          Progress made | Forty trees were planted.
        `),
      ),
    ).toMatchInlineSnapshot(`
      "
      recommendation 4 | 4
      [Recommendation] | Recommendation
      prose | Plant a tree in each park.
      [RAG] | RAG
      text “Green” | Green
      [Status] | Status
      prose | On track
      [Update] | Update
      prose | Work began.
      [Progress made] | Progress made
      prose | Forty trees were planted.
      "
    `);
  });

  it('reads two pairs in a row', () => {
    expect(
      read(
        recommendations,
        grid(`
          Rec no | 4 | Theme | Parks
          Recommendation | Plant a tree in each park. | < | <
          Status | On track | Timescale | March 2022
        `),
      ),
    ).toMatchInlineSnapshot(`
      "
      recommendation 4 | 4
      [Theme] | Theme
      prose | Parks
      [Recommendation] | Recommendation
      prose | Plant a tree in each park.
      [Status] | Status
      prose | On track
      [Timescale = timescale] | Timescale
      prose | March 2022
      "
    `);
  });

  it('reads labels that stand above their words', () => {
    expect(
      read(
        recommendations,
        grid(`
          Recommendation 4 | <
          Plant a tree in each park. | <
          Status | Timescale
          On track | March 2022
          **Progress made** | <
          Forty trees were planted. | <
        `),
      ),
    ).toMatchInlineSnapshot(`
      "
      Recommendation! 4 | Recommendation 4
      prose | Plant a tree in each park.
      [Status] prose | On track
      [Timescale = timescale] prose | March 2022
      [Progress made] | Progress made
      prose | Forty trees were planted.
      "
    `);
  });

  it('reads several items in one table', () => {
    expect(
      read(
        recommendations,
        grid(`
          Theme 2: Parks | <
          Recommendation 1 | Plant a tree in each park.
          Response | Accept.
          Update | Forty trees were planted.
          Recommendation 2 | Mend all of the gates.
          Response | Accept in principle.
        `),
      ),
    ).toMatchInlineSnapshot(`
      "
      section “Theme 2: Parks” | Theme 2: Parks
      Recommendation! 1 | Recommendation 1
      prose | Plant a tree in each park.
      [Response] | Response
      prose | Accept.
      [Update = progress] | Update
      prose | Forty trees were planted.
      Recommendation! 2 | Recommendation 2
      prose | Mend all of the gates.
      [Response] | Response
      prose | Accept in principle.
      "
    `);
  });

  it('reads the number merged down beside the labels', () => {
    expect(
      read(
        recommendations,
        grid(`
          1 | Recommendation | Plant a tree in each park.
          ^ | Response | Accept.
          ^ | Budget | £4,000
          2 | Recommendation | Mend all of the gates.
          ^ | Response | Accept.
        `),
      ),
    ).toMatchInlineSnapshot(`
      "
      recommendation 1 | 1
      [Recommendation] | Recommendation
      prose | Plant a tree in each park.
      [Response] | Response
      prose | Accept.
      [Budget] | Budget
      prose | £4,000
      recommendation 2 | 2
      [Recommendation] | Recommendation
      prose | Mend all of the gates.
      [Response] | Response
      prose | Accept.
      "
    `);
  });

  it('goes on with the item of the table straight before', () => {
    expect(
      read(
        recommendations,
        grid(`
          No. | 3
          Recommendation | Plant a tree in each park.
        `),
        grid(`
          Response | Accept.
          Progress made | Forty trees were planted.
        `),
      ),
    ).toMatchInlineSnapshot(`
      "
      recommendation 3 | 3
      [Recommendation] | Recommendation
      prose | Plant a tree in each park.
      [Response] | Response
      prose | Accept.
      [Progress made] | Progress made
      prose | Forty trees were planted.
      "
    `);
  });

  it('reads goals with their actions', () => {
    expect(
      read(
        goals,
        grid(`
          Goal A | Greener parks for everybody
          Lead | Parks team
          Action 1 | Plant a tree in each park.
          Status | On track
          Action 2 | Mend all of the gates.
          Status | Delayed
        `),
      ),
    ).toMatchInlineSnapshot(`
      "
      Goal! A | Goal A
      prose | Greener parks for everybody
      [Lead] | Lead
      prose | Parks team
      Action! 1 | Action 1
      prose | Plant a tree in each park.
      [Status] | Status
      prose | On track
      Action! 2 | Action 2
      prose | Mend all of the gates.
      [Status] | Status
      prose | Delayed
      "
    `);
  });

  it('reads boxes of lines as lines of text', () => {
    expect(
      read(
        recommendations,
        grid(`
          Recommendation: Plant a tree. / Response: Accept.
          Recommendation: Mend a gate. / Response: Accept.
        `),
        grid('A box of one cell'),
      ),
    ).toMatchInlineSnapshot(`
      "
      ? | Recommendation: Plant a tree.
      ? | Response: Accept.
      ? | Recommendation: Mend a gate.
      ? | Response: Accept.
      ? | A box of one cell
      "
    `);
  });

  it('tells the labels that the template does not know', () => {
    expect(
      labelWords(
        recommendations,
        grid(`
          No. | 1
          Recommendation | Plant a tree in each park.
          Lead officer | Parks team
          Traffic light Oct 2021 | G
          Budget 2021/22 | £4,000
        `),
        grid(`
          No. | 2
          Recommendation | Mend all of the gates.
          Lead officer | Gate team
          Notes |
        `),
      ),
    ).toMatchInlineSnapshot(`
      [
        "recommendation: Lead officer × 2",
        "recommendation: Traffic light @ Oct 2021 × 1, states",
        "recommendation: Budget 2021/22 × 1",
      ]
    `);
  });
});

describe('tables that are no items', () => {
  it.each([
    ['document control', 'Title | Our plan for parks\nStatus | Draft\nVersion | 2.1\nAuthor | Clerk'],
    ['contacts', 'Name | A Person of ours\nEmail | a@b.example\nPhone | 0131 000 0000'],
    ['definitions', 'Goal | What we want to see in the end\nMeasure | How we know that we are there'],
  ])('%s', (_, drawing) => {
    expect(read(recommendations, grid(drawing))).toMatch(/^\n\? \| table of \d rows\n$/u);
    expect(labelWords(recommendations, grid(drawing))).toEqual([]);
  });
});
