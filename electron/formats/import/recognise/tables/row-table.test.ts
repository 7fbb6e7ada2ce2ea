import { describe, expect, it } from 'vitest';
import { goals, grid, labelWords, read, recommendations, text } from './table.test-help.ts';

describe('a row for each item', () => {
  it('takes columns in any order, and gives words without a number cell to the item above', () => {
    expect(
      read(
        recommendations,
        grid(`
          Response | No. | Recommendation                  | Lead     | Status Oct 2021
          Accept.  | 1   | Schools must plan with families. | Ministry | On track
                   |     | They must start early. / - in P6 | Councils |
          Accept   | 2   | Councils must publish a guide.  |          | Complete
        `),
      ),
    ).toMatchInlineSnapshot(`
      "
      recommendation 1 [Response] prose | Accept.
      [Recommendation] prose | Schools must plan with families.
      [Lead] prose | Ministry
      [Status Oct 2021 = status @ Oct 2021] prose | On track
      [Recommendation] prose | They must start early.
      prose | in P6
      [Lead] prose | Councils
      recommendation 2 [Response] prose | Accept
      [Recommendation] prose | Councils must publish a guide.
      [Status Oct 2021 = status @ Oct 2021] prose | Complete
      "
    `);
  });

  it('reads a header of two rows, one merged above the editions', () => {
    expect(
      read(
        recommendations,
        grid(`
          No. | Recommendation                  | Progress         | <
          ^   | ^                               | Oct 2020         | Oct 2021
          1   | Schools must plan with families. | Work has begun.  | Work is done.
        `),
      ),
    ).toMatchInlineSnapshot(`
      "
      recommendation 1 | 1
      [Recommendation] prose | Schools must plan with families.
      [Progress Oct 2020 = progress @ Oct 2020] prose | Work has begun.
      [Progress Oct 2021 = progress @ Oct 2021] prose | Work is done.
      "
    `);
  });

  it('reads themes that stand across the table, numbers that restart and a header said again', () => {
    expect(
      read(
        recommendations,
        grid(`
          Ref | Action | By when | Status
          Theme 1: Places | < | < | <
          1 | Plant a tree in each park. | 2024 | G
          Ref | Action | By when | Status
          2 | Mend the gates. | 2025 | A
          2. People | < | < | <
          1 | Train the wardens well. | 2024 | R
        `),
      ),
    ).toMatchInlineSnapshot(`
      "
      section “Theme 1: Places” | Theme 1: Places
      recommendation 1 | 1
      [Action = recommendation] prose | Plant a tree in each park.
      [By when] prose | 2024
      [Status] text “Green” | Green
      recommendation 2 | 2
      [Action = recommendation] prose | Mend the gates.
      [By when] prose | 2025
      [Status] text “Amber” | Amber
      section 2 “People” | 2. People
      recommendation 1 | 1
      [Action = recommendation] prose | Train the wardens well.
      [By when] prose | 2024
      [Status] text “Red” | Red
      "
    `);
  });

  it('reads a theme merged down over its rows', () => {
    expect(
      read(
        recommendations,
        grid(`
          Theme | No | Commitment | Delivery date
          Parks | 1 | Plant a tree in each park. | 2024
          ^ | 2 | Mend all of the gates. | 2025
          Roads | 1 | Fill the holes in every road. | 2026
        `),
      ),
    ).toMatchInlineSnapshot(`
      "
      section “Parks” | Parks
      recommendation 1 | 1
      [Commitment = recommendation] prose | Plant a tree in each park.
      [Delivery date = timescale] prose | 2024
      recommendation 2 | 2
      [Commitment = recommendation] prose | Mend all of the gates.
      [Delivery date = timescale] prose | 2025
      section “Roads” | Roads
      recommendation 1 | 1
      [Commitment = recommendation] prose | Fill the holes in every road.
      [Delivery date = timescale] prose | 2026
      "
    `);
  });

  it('reads goals merged down over their actions', () => {
    expect(
      read(
        goals,
        grid(`
          Goal | Action | Owner | Status
          Goal A: Greener parks | 1. Plant a tree in each park. | Parks team | On track
          ^ | 2. Mend all of the gates. | Gate team | Delayed
          Goal B: Safer roads | 3. Fill the holes in every road. | Road team | Complete
        `),
      ),
    ).toMatchInlineSnapshot(`
      "
      Goal! A text “Greener parks” | Goal A: Greener parks
      action 1 [Action] text “Plant a tree in each park.” | 1. Plant a tree in each park.
      [Owner] prose | Parks team
      [Status] prose | On track
      action 2 [Action] text “Mend all of the gates.” | 2. Mend all of the gates.
      [Owner] prose | Gate team
      [Status] prose | Delayed
      Goal! B text “Safer roads” | Goal B: Safer roads
      action 3 [Action] text “Fill the holes in every road.” | 3. Fill the holes in every road.
      [Owner] prose | Road team
      [Status] prose | Complete
      "
    `);
  });

  it('reads a state ticked in one of several columns', () => {
    expect(
      read(
        recommendations,
        grid(`
          No | Recommendation | Status | < | <
          ^ | ^ | Complete | On track | Delayed
          1 | Plant a tree in each park. | ✓ | | 
          2 | Mend all of the gates. | | x | 
          3 | Fill the holes in every road. | | | •
        `),
      ),
    ).toMatchInlineSnapshot(`
      "
      recommendation 1 | 1
      [Recommendation] prose | Plant a tree in each park.
      [Status] text “Complete” | Complete
      recommendation 2 | 2
      [Recommendation] prose | Mend all of the gates.
      [Status] text “On track” | On track
      recommendation 3 | 3
      [Recommendation] prose | Fill the holes in every road.
      [Status] text “Delayed” | Delayed
      "
    `);
  });

  it('reads marks by the key that stands in the file', () => {
    expect(
      read(
        recommendations,
        text('Key: 1 = Complete; 2 = On track; 3 = Late'),
        grid(`
          No | Recommendation | Status
          1 | Plant a tree in each park. | 2
          2 | Mend all of the gates. | 3
        `),
      ),
    ).toMatchInlineSnapshot(`
      "
      ? | Key: 1 = Complete; 2 = On track; 3 = Late
      recommendation 1 | 1
      [Recommendation] prose | Plant a tree in each park.
      [Status] text “On track” | On track
      recommendation 2 | 2
      [Recommendation] prose | Mend all of the gates.
      [Status] text “Late” | Late
      "
    `);
  });

  it('goes on over a table without a header, within an item and after it', () => {
    expect(
      read(
        recommendations,
        grid(`
          No | Recommendation | Progress
          1 | Plant a tree in each park. | Work began
        `),
        grid(`
           | | in the spring of that year.
          2 | Mend all of the gates. | Not yet done at all.
        `),
      ),
    ).toMatchInlineSnapshot(`
      "
      recommendation 1 | 1
      [Recommendation] prose | Plant a tree in each park.
      [Progress = progress] prose | Work began
      [Progress = progress] prose | in the spring of that year.
      recommendation 2 | 2
      [Recommendation] prose | Mend all of the gates.
      [Progress = progress] prose | Not yet done at all.
      "
    `);
  });

  it('keeps a column of references as a field', () => {
    const table = grid(`
      No | Action | Recommendation | Lead
      A1 | Plant a tree in each park. | Rec 3, 5 | Parks
      A2 | Mend all of the gates. | 4 | Gates
    `);
    expect(read(recommendations, table)).toMatchInlineSnapshot(`
      "
      recommendation A1 | A1
      [Action = recommendation] prose | Plant a tree in each park.
      [Recommendation] prose | Rec 3, 5
      [Lead] prose | Parks
      recommendation A2 | A2
      [Action = recommendation] prose | Mend all of the gates.
      [Recommendation] prose | 4
      [Lead] prose | Gates
      "
    `);
    expect(read(recommendations, table)).toMatchInlineSnapshot(`
      "
      recommendation A1 | A1
      [Action = recommendation] prose | Plant a tree in each park.
      [Recommendation] prose | Rec 3, 5
      [Lead] prose | Parks
      recommendation A2 | A2
      [Action = recommendation] prose | Mend all of the gates.
      [Recommendation] prose | 4
      [Lead] prose | Gates
      "
    `);
  });

  it('takes the header from a line above', () => {
    expect(
      read(
        recommendations,
        text('No.\tRecommendation\tResponse'),
        grid(`
          1 | Plant a tree in each park. | Accept.
          2 | Mend all of the gates. | Accept.
        `),
      ),
    ).toMatchInlineSnapshot(`
      "
      recommendation 1 | 1
      [Recommendation] prose | Plant a tree in each park.
      [Response] prose | Accept.
      recommendation 2 | 2
      [Recommendation] prose | Mend all of the gates.
      [Response] prose | Accept.
      "
    `);
  });

  it('takes numbers that the file gives to the lines of a column', () => {
    expect(
      read(
        recommendations,
        grid(`
          No. | Recommendation | Response
          1)  | Plant a tree in each park. | Accept.
          2)  | Mend all of the gates. | Accept.
        `),
        grid(`
          Recommendation | Response
          1) Plant a tree in each park. | Accept.
          2) Mend all of the gates. | Accept.
        `),
      ),
    ).toMatchInlineSnapshot(`
      "
      recommendation 1 | 
      [Recommendation] prose | Plant a tree in each park.
      [Response] prose | Accept.
      recommendation 2 | 
      [Recommendation] prose | Mend all of the gates.
      [Response] prose | Accept.
      recommendation 1 [Recommendation] text “Plant a tree in each park.” | Plant a tree in each park.
      [Response] prose | Accept.
      recommendation 2 [Recommendation] text “Mend all of the gates.” | Mend all of the gates.
      [Response] prose | Accept.
      "
    `);
  });

  it('reads an update across the table under its item, and words under a theme', () => {
    expect(
      read(
        recommendations,
        grid(`
          No. | Recommendation | Response
          Theme 1: Parks | < | <
          This theme is about the parks of the town, their gates, their trees and all who work in them every day. | < | <
          1  | Plant a tree in each park. | Accept.
          Update: six trees were planted. | < | <
        `),
      ),
    ).toMatchInlineSnapshot(`
      "
      section “Theme 1: Parks” | Theme 1: Parks
      prose | This theme is about the parks of the town, their gates, their trees and all who work in them every day.
      recommendation 1 | 1
      [Recommendation] prose | Plant a tree in each park.
      [Response] prose | Accept.
      [Update = progress] text “six trees were planted.” | Update: six trees were planted.
      "
    `);
  });
});

describe('items that rows across the table open', () => {
  it('have the rows below them, under a header said once or each time', () => {
    expect(
      read(
        recommendations,
        grid(`
          Recommendation 1: Plant trees in all parks. | < | <
          Action | Lead | Delivery date
          Buy the trees that we need. | Parks | 2023
          Dig holes for each of them. | Roads | 2024
          Recommendation 2: Mend the gates. | < | <
          Action | Lead | Delivery date
          Find the keys of each gate. | Gates | 2024
        `),
      ),
    ).toMatchInlineSnapshot(`
      "
      Recommendation! 1 text “Plant trees in all parks.” | Recommendation 1: Plant trees in all parks.
      > recommendation (no number) [Action = recommendation] prose | Buy the trees that we need.
      [Lead] prose | Parks
      [Delivery date = timescale] prose | 2023
      > recommendation (no number) [Action = recommendation] prose | Dig holes for each of them.
      [Lead] prose | Roads
      [Delivery date = timescale] prose | 2024
      Recommendation! 2 text “Mend the gates.” | Recommendation 2: Mend the gates.
      > recommendation (no number) [Action = recommendation] prose | Find the keys of each gate.
      [Lead] prose | Gates
      [Delivery date = timescale] prose | 2024
      "
    `);
  });
});

describe('labels that say the same', () => {
  it('are fields of their own where they head two columns', () => {
    const table = grid(`
      No | Recommendation | RAG | Status
      1 | Plant a tree in each park. | G | On track
      2 | Mend all of the gates. | R | Delayed
    `);
    expect(labelWords(recommendations, table)).toEqual(['recommendation: RAG × 2, states']);
    expect(read(recommendations, table)).toMatchInlineSnapshot(`
      "
      recommendation 1 | 1
      [Recommendation] prose | Plant a tree in each park.
      [RAG] text “Green” | Green
      [Status] prose | On track
      recommendation 2 | 2
      [Recommendation] prose | Mend all of the gates.
      [RAG] text “Red” | Red
      [Status] prose | Delayed
      "
    `);
  });
});

describe('tables of data stay whole', () => {
  it.each([
    ['figures', 'Year | Actions | Complete\n2020 | 12 | 4\n2021 | 14 | 6'],
    ['a summary by number', 'Recommendation | Status\n6.1 | Complete\n6.2 | On track'],
    ['budgets', 'No | Council | Budget 2020 | Budget 2021\n1 | North | 12 | 14\n2 | South | 3 | 4'],
    ['contents', 'Section | Page\n1 Introduction to the plan | 3\n2 How we will deliver it | 9'],
    [
      'contacts',
      'Name | Title | Email\nA Person of ours | Head of team | a@b.example\nB Person of ours | Clerk | b@b.example',
    ],
    ['a key', 'R | Red means that it is late\nA | Amber\nG | Green'],
  ])('%s', (_, drawing) => {
    for (const template of [recommendations, goals]) {
      expect(read(template, grid(drawing))).toMatch(/^\n\? \| table of \d rows\n$/u);
      expect(labelWords(template, grid(drawing))).toEqual([]);
    }
  });
});
