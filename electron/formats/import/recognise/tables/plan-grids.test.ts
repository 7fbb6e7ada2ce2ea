import { describe, expect, it } from 'vitest';
import { goals, grid, labelWords, read, recommendations, text } from './table.test-help.ts';

describe('grids whose headings no template knows', () => {
  it('are items where two headings ask what plans ask, and the rest become fields', () => {
    const table = grid(`
      Action measures                   | Indicator and target | By when    | Ownership
      Plant a tree in each of the parks | Trees in parks     | March 2031 | Parks team
      Mend the gates of the gardens     | No broken gates    | May 2031   | Gate team
    `);
    expect(labelWords(recommendations, table)).toMatchInlineSnapshot(`
      [
        "recommendation: Indicator and target × 2",
        "recommendation: By when × 2",
        "recommendation: Ownership × 2",
      ]
    `);
    expect(read(recommendations, table)).toMatchInlineSnapshot(`
      "
      recommendation (no number) [Action measures = recommendation] prose | Plant a tree in each of the parks
      [Indicator and target] prose | Trees in parks
      [By when] prose | March 2031
      [Ownership] prose | Parks team
      recommendation (no number) [Action measures = recommendation] prose | Mend the gates of the gardens
      [Indicator and target] prose | No broken gates
      [By when] prose | May 2031
      [Ownership] prose | Gate team
      "
    `);
  });

  it('may number their columns, and part their rows by headings in the column of words', () => {
    expect(
      read(
        recommendations,
        grid(`
          1. Ref no | 2. Recommendation | 3. Agreed, partly agreed or not agreed | 4. Owner of the work | 5. Target date
           | For the council | | |
          4.1 | Plant a tree in each park. | Agreed | Parks | May 2031
           | For the schools | | |
          4.2 | Mend all of the gates. | Not agreed | Gates | N/A
        `),
      ),
    ).toMatchInlineSnapshot(`
      "
      section “For the council” | For the council
      recommendation 4.1 | 4.1
      [Recommendation] prose | Plant a tree in each park.
      [Agreed, partly agreed or not agreed = response] prose | Agreed
      [Owner of the work] prose | Parks
      [Target date] prose | May 2031
      section “For the schools” | For the schools
      recommendation 4.2 | 4.2
      [Recommendation] prose | Mend all of the gates.
      [Agreed, partly agreed or not agreed = response] prose | Not agreed
      [Owner of the work] prose | Gates
      [Target date] prose | N/A
      "
    `);
  });

  it('have states under dates, and what stands in row after row over their items', () => {
    expect(
      read(
        recommendations,
        grid(`
          Commitment | Milestone reference | Milestone | 30/4/2031 | 30/9/2031
          Greener parks | 1.01 | Plant a tree in each park. | On track | Completed
          Greener parks | 1.02 | Mend all of the gates. | Delayed | On track
          Safer roads | 2.01 | Fill the holes in every road. | Not started | On track
        `),
      ),
    ).toMatchInlineSnapshot(`
      "
      section “Greener parks” | Greener parks
      recommendation 1.01 | 1.01
      [Milestone = recommendation] prose | Plant a tree in each park.
      [Status April 2031 = status @ April 2031] prose | On track
      [Status September 2031 = status @ September 2031] prose | Completed
      recommendation 1.02 | 1.02
      [Milestone = recommendation] prose | Mend all of the gates.
      [Status April 2031 = status @ April 2031] prose | Delayed
      [Status September 2031 = status @ September 2031] prose | On track
      section “Safer roads” | Safer roads
      recommendation 2.01 | 2.01
      [Milestone = recommendation] prose | Fill the holes in every road.
      [Status April 2031 = status @ April 2031] prose | Not started
      [Status September 2031 = status @ September 2031] prose | On track
      "
    `);
  });

  it.each([
    [
      'of words and what they mean',
      'Term | Definition | Comment\nAgreed | All of it will be done | Say by when\nNoted | None of it will be done | Say why not',
    ],
    [
      'of versions',
      'Version | Date | Author | Changes\n1 | May 2031 | A Person | The first draft of the plan\n2 | June 2031 | B Person | Comments of the board',
    ],
    [
      'of people',
      'Name | Role | Organisation\nA Person | Chair of the board | The town council\nB Person | Clerk to the board | The town council',
    ],
    ['of money', 'Project | Budget 2030 | Budget 2031\nTrees for the parks | 12 | 14\nGates for the gardens | 3 | 4'],
    [
      'of meetings',
      'Date | Meeting | Venue\nMay 2031 | The board of the plan | Town hall\nJune 2031 | The parks committee | Library',
    ],
  ])('stay data: a table %s', (_, drawing) => {
    for (const template of [recommendations, goals]) {
      expect(read(template, grid(drawing))).toMatch(/^\n\? \| table of \d rows\n$/u);
      expect(labelWords(template, grid(drawing))).toEqual([]);
    }
  });
});

describe('items below an item', () => {
  it('are rows that share its merged cells', () => {
    expect(
      read(
        recommendations,
        grid(`
          Ref | Objective                | Actions and outputs     | Timescale | Person responsible
          5.1 | Parks are fit for all.   | Plant trees in each.    | May 2031  | Parks
          ^   | ^                        | Mend all of the gates.  | June 2031 | Gates
          5.2 | Roads are safe for all.  | Fill the holes at once. | July 2031 | Roads
        `),
      ),
    ).toMatchInlineSnapshot(`
      "
      recommendation 5.1 | 5.1
      [Objective = recommendation] prose | Parks are fit for all.
      > recommendation (no number) [Actions and outputs = recommendation] prose | Plant trees in each.
      [Timescale = timescale] prose | May 2031
      [Person responsible] prose | Parks
      > recommendation (no number) [Actions and outputs = recommendation] prose | Mend all of the gates.
      [Timescale = timescale] prose | June 2031
      [Person responsible] prose | Gates
      recommendation 5.2 | 5.2
      [Objective = recommendation] prose | Roads are safe for all.
      > recommendation (no number) [Actions and outputs = recommendation] prose | Fill the holes at once.
      [Timescale = timescale] prose | July 2031
      [Person responsible] prose | Roads
      "
    `);
  });

  it('are rows below one whose number is a word', () => {
    const table = grid(`
      Ref | Action planned | Timescale | Owner | Progress
      Requirement 1 | The board must see that parks are safe. | < | < | <
      1.1 | Look at every gate | May 2031 | Gates | Done
      1.2 | Mend those that are broken | June 2031 | Gates | Begun
      Requirement 2 | The board must plant more trees. | < | < | <
      2.1 | Buy the trees | May 2031 | Parks | Done
    `);
    expect(read(recommendations, table)).toMatchInlineSnapshot(`
      "
      recommendation (no number) called “Requirement 1” | Requirement 1
      prose | The board must see that parks are safe.
      > recommendation 1.1 | 1.1
      [Action planned = recommendation] prose | Look at every gate
      [Timescale = timescale] prose | May 2031
      [Owner] prose | Gates
      [Progress = progress] prose | Done
      > recommendation 1.2 | 1.2
      [Action planned = recommendation] prose | Mend those that are broken
      [Timescale = timescale] prose | June 2031
      [Owner] prose | Gates
      [Progress = progress] prose | Begun
      recommendation (no number) called “Requirement 2” | Requirement 2
      prose | The board must plant more trees.
      > recommendation 2.1 | 2.1
      [Action planned = recommendation] prose | Buy the trees
      [Timescale = timescale] prose | May 2031
      [Owner] prose | Parks
      [Progress = progress] prose | Done
      "
    `);
    expect(read(goals, table)).toContain('goal (no number) called “Requirement 1”');
  });

  it('are those whose numbers are parts of the number before them', () => {
    expect(
      read(
        recommendations,
        grid(`
          **Area for improvement:** | **Background:**
          Ref No. E1 ‘Parks should be safe’ | Gates were found broken.
        `),
        grid(`
          Ref: | Action: | Progress:
          E1.1 | Look at every gate of the park. | All were looked at.
        `),
        text('The end of the plan'),
      ),
    ).toMatchInlineSnapshot(`
      "
      recommendation E1 [Area for improvement = recommendation] text “‘Parks should be safe’” | Ref No. E1 ‘Parks should be safe’
      [Background] prose | Gates were found broken.
      > recommendation E1.1 | E1.1
      [Action = recommendation] prose | Look at every gate of the park.
      [Progress = progress] prose end | All were looked at.
      ? | The end of the plan
      "
    `);
  });

  it('are tables that each have an item of their own above', () => {
    const projects = [1, 2].flatMap((number) => [
      text(`Project ${number}: Parks for all`),
      grid(`
        Action | Delivery date | Lead
        Plant a tree in each park | May 2031 | Parks
      `),
    ]);
    expect(read(recommendations, ...projects)).toMatchInlineSnapshot(`
      "
      ? | Project 1: Parks for all
      > recommendation (no number) [Action = recommendation] prose | Plant a tree in each park
      [Delivery date = timescale] prose | May 2031
      [Lead] prose end | Parks
      ? | Project 2: Parks for all
      > recommendation (no number) [Action = recommendation] prose | Plant a tree in each park
      [Delivery date = timescale] prose | May 2031
      [Lead] prose | Parks
      "
    `);
  });
});

describe('what tables say of more than one item', () => {
  it('stands in each of those it is merged down over', () => {
    expect(
      read(
        recommendations,
        grid(`
          No | Recommendation             | Response | Lead  | Timescale
          1  | Plant a tree in each park. | Accept.  | Parks | May 2031
          2  | Mend all of the gates.     | Reject.  | Gates | ^
        `),
      ),
    ).toMatchInlineSnapshot(`
      "
      recommendation 1 | 1
      [Recommendation] prose | Plant a tree in each park.
      [Response] prose | Accept.
      [Lead] prose | Parks
      [Timescale = timescale] prose | May 2031
      recommendation 2 [Timescale = timescale] text “May 2031” | 2
      [Recommendation] prose | Mend all of the gates.
      [Response] prose | Reject.
      [Lead] prose | Gates
      "
    `);
  });

  it('is no second set of items where it sums up what stands below', () => {
    const summary = grid(`
      Recommendation | Status
      1 Trees in every park | Complete
      2 Gates of the gardens | On track
    `);
    const below = [
      text('Recommendation 1: Trees in every park'),
      text('Response: Accept.'),
      text('Recommendation 2: Gates of the gardens'),
      text('Response: Accept.'),
    ];
    expect(read(recommendations, summary, ...below)).toContain('? | table of 3 rows');
    expect(read(recommendations, summary)).toContain('recommendation 1');
  });
});

describe('a cell of a grid', () => {
  it('may name another field in a line of its own', () => {
    expect(
      read(
        recommendations,
        grid(`
          No | Recommendation | Progress
          1 | Plant a tree in each park. / Timescale: May 2031 | Trees were bought.
          2 | Mend all of the gates. / They are old. | None yet.
        `),
      ),
    ).toMatchInlineSnapshot(`
      "
      recommendation 1 | 1
      [Recommendation] prose | Plant a tree in each park.
      [Timescale = timescale] text “May 2031” | Timescale: May 2031
      [Progress = progress] prose | Trees were bought.
      recommendation 2 | 2
      [Recommendation] prose | Mend all of the gates.
      prose | They are old.
      [Progress = progress] prose | None yet.
      "
    `);
  });
});

describe('forms', () => {
  it('are items where the same labels stand in several, each under a name', () => {
    const form = (work: string): ReturnType<typeof grid> =>
      grid(`
        Current practice | ${work} are looked after by hand.
        Target date      | Year 2
        Responsibility   | Head of parks
      `);
    expect(read(recommendations, text('**Trees**'), form('Trees'), text('**Gates**'), form('Gates')))
      .toMatchInlineSnapshot(`
      "
      recommendation (no number) called “Trees” | Trees
      [Current practice] | Current practice
      prose | Trees are looked after by hand.
      [Target date] | Target date
      prose | Year 2
      [Responsibility] | Responsibility
      prose | Head of parks
      recommendation (no number) called “Gates” | Gates
      [Current practice] | Current practice
      prose | Gates are looked after by hand.
      [Target date] | Target date
      prose | Year 2
      [Responsibility] | Responsibility
      prose | Head of parks
      "
    `);
  });

  it('may have their labels within their cells', () => {
    const table = grid(`
      **1.1 Gates** | **Grade 3**
      **Observation** / Four gates were broken. | **Risk** / People are hurt.
      **Recommendation** / Gates should be looked at. | **Government response** / Agreed.
      **1.2 Trees** | **Grade 2**
      **Observation** / Trees are few. | **Risk** / There is no shade.
      **Recommendation** / Trees should be planted. | **Government response** / Agreed in part.
    `);
    expect(labelWords(recommendations, table)).toMatchInlineSnapshot(`
      [
        "recommendation: Grade × 2",
        "recommendation: Observation × 2",
        "recommendation: Risk × 2",
      ]
    `);
    expect(read(recommendations, table)).toMatchInlineSnapshot(`
      "
      recommendation 1.1 called “Gates” | 1.1 Gates
      [Grade] text “3” | Grade 3
      [Observation] | Observation
      prose | Four gates were broken.
      [Risk] | Risk
      prose | People are hurt.
      [Recommendation] | Recommendation
      prose | Gates should be looked at.
      [Government response = response] | Government response
      prose | Agreed.
      recommendation 1.2 called “Trees” | 1.2 Trees
      [Grade] text “2” | Grade 2
      [Observation] | Observation
      prose | Trees are few.
      [Risk] | Risk
      prose | There is no shade.
      [Recommendation] | Recommendation
      prose | Trees should be planted.
      [Government response = response] | Government response
      prose | Agreed in part.
      "
    `);
  });

  it('say by a tick which of several states is meant', () => {
    expect(
      read(
        recommendations,
        grid(`
          No | 4
          Recommendation | Plant a tree in each park.
          Status | ☒ Complete ☐ On track ☐ Delayed
        `),
      ),
    ).toContain('[Status] | Status\ntext “Complete” | Complete');
  });
});

describe('what comes after a table of items', () => {
  it('is of none of them, unless it goes on over the number of a page', () => {
    expect(
      read(
        recommendations,
        grid(`
          No | Recommendation | Response
          1 | Plant a tree in each park. | Accept.
        `),
        text('12'),
        grid(`
          2 | Mend all of the gates. | Accept.
        `),
        text('These were agreed by the board in May.'),
      ),
    ).toMatchInlineSnapshot(`
      "
      recommendation 1 | 1
      [Recommendation] prose | Plant a tree in each park.
      [Response] prose | Accept.
      left over: The number of a page | 12
      recommendation 2 | 2
      [Recommendation] prose | Mend all of the gates.
      [Response] prose end | Accept.
      ? | These were agreed by the board in May.
      "
    `);
  });
});
