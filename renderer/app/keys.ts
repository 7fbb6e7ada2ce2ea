/** The keys of the program, as the Keys dialog lists them. */
export const KEYS: readonly { readonly heading: string; readonly keys: readonly (readonly [string, string])[] }[] = [
  {
    heading: 'Move about',
    keys: [
      ['F6', 'Next pane'],
      ['Shift+F6', 'Previous pane'],
      ['Alt+F10', 'Toolbar'],
      ['Esc', 'Back to the words you were writing'],
      ['Tab', 'Next field'],
      ['Shift+Tab', 'Previous field'],
      ['Alt+Down', 'Next item'],
      ['Alt+Up', 'Previous item'],
      ['Ctrl+F', 'Find in the outline'],
    ],
  },
  {
    heading: 'Write',
    keys: [
      ['Ctrl+B', 'Bold'],
      ['Ctrl+I', 'Italic'],
      ['Ctrl+K', 'Link'],
      ['Ctrl+Alt+1', 'Heading 1'],
      ['Ctrl+Alt+2', 'Heading 2'],
      ['Ctrl+Alt+3', 'Heading 3'],
      ['Ctrl+Z', 'Undo'],
      ['Ctrl+Y', 'Redo'],
      ['Ctrl+Shift+V', 'Paste as plain text'],
      ['Ctrl+S', 'Save now'],
    ],
  },
  {
    heading: 'Look through a file',
    keys: [
      ['Down', 'Next block'],
      ['Up', 'Block before'],
      ['Shift+Down', 'Select the next block too'],
      ['Shift+Up', 'Select the block before too'],
      ['Right', 'Show the lines of a block'],
      ['Left', 'Fold them'],
      ['Enter', 'Say what the block is'],
      ['Ctrl+Z', 'Undo the last change'],
      ['Ctrl+Y', 'Redo it'],
      ['F6', 'The bar below, then the plan'],
      ['Esc', 'Back to the blocks, then leave the file'],
    ],
  },
];
