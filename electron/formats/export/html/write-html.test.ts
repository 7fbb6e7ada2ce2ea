import { describe, expect, test } from 'vitest';
import { link, note, p, picture, ref, row, table } from '../../../../shared/richtext/build.ts';
import { NO_PICTURES } from '../blocks.ts';
import type { PubBlock } from '../blocks.ts';
import { everyBlock, everyInline, publicationWith } from '../every-block.test-help.ts';
import { examplePictures } from '../example-plan.test-help.ts';
import { Messages } from '../messages.ts';
import { blockHtml, notesHtml } from './blocks.ts';
import { writeHtml } from './write-html.ts';

const contextFor = (blocks: readonly PubBlock[], pictures = examplePictures) => ({
  publication: publicationWith(blocks),
  pictures,
  messages: new Messages(),
  notes: [],
});
const html = (block: PubBlock): string => {
  const context = contextFor([block]);
  return blockHtml(block, context) + notesHtml(context);
};

test.each(Object.entries(everyBlock))('block %s', (type, block) => {
  expect({ [type]: html(block).replace(/base64,[^"]*/, 'base64,…') }).toMatchSnapshot();
});
test.each(Object.entries(everyInline))('inline %s', (type, inline) => {
  expect({ [type]: html(p(inline)) }).toMatchSnapshot();
});

describe('what may not run', () => {
  test('a link that is not of the web or of e-mail is only its words', () => {
    for (const href of [
      'javascript:alert(1)',
      'file:///etc/passwd',
      'https://exa\u202emple.org',
      'data:text/html,x',
      'https://[bad',
    ]) {
      const context = contextFor([]);
      expect(blockHtml(p(link(href, 'words')), context)).toBe('<p>words</p>');
      expect(context.messages.all).toEqual([expect.stringContaining('“words”')]);
    }
  });

  test('markup is text, in text and in attributes', () => {
    expect(html(p('<script>&"\'</script>'))).toBe('<p>&lt;script&gt;&amp;&quot;&#39;&lt;/script&gt;</p>');
    expect(html({ ...picture('ab'.repeat(32), '"><script>') })).toContain('alt="&quot;&gt;&lt;script&gt;"');
  });
});

test('a reference to an item that is not there is its number, and says so', () => {
  const context = contextFor([]);
  expect(blockHtml(p(ref('gone', '9.1')), context)).toBe('<p>9.1</p>');
  expect(context.messages.all[0]).toContain('9.1');
});

test('a picture that the plan does not hold leaves its caption, and says so', () => {
  const context = contextFor([], NO_PICTURES);
  expect(blockHtml(everyBlock.picture, context)).toBe('<p><strong>Shown</strong></p>');
  expect(context.messages.all[0]).toContain('“A square”');
});

test('the page is in English, titled, without script, with its notes in order', async () => {
  const { bytes } = await writeHtml(
    publicationWith([everyBlock.title, p('a', note('first')), table(null, row(''), row('b'))]),
  );
  const page = new TextDecoder().decode(bytes);
  expect(page).toContain('<html lang="en-GB">');
  expect(page).toContain('<title>A plan</title>');
  expect(page).not.toMatch(/<script| on\w+=/);
  expect(page.indexOf('id="note-1"')).toBeGreaterThan(page.indexOf('id="note-mark-1"'));
});
