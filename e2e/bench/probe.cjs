// Loaded into an Electron before its own program: as soon as the page has a place to type, types one letter, and prints how
// long after the start of the process (BENCH_START, milliseconds since 1970) that letter stood on the page.
const { app } = require('electron');

const started = Number(process.env.BENCH_START);
const LETTER = 'q';
const ready = 'document.activeElement?.isContentEditable === true ? document.activeElement.textContent.length : -1';
const length = 'document.activeElement?.textContent.length ?? -1';
const rest = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const until = async (contents, script, wanted) => {
  for (;;) {
    const value = await contents.executeJavaScript(script).catch(() => -1);
    if (wanted(value)) return value;
    await rest(4);
  }
};

app.on('web-contents-created', (_, contents) => {
  contents.once('dom-ready', async () => {
    const before = await until(contents, ready, (value) => value >= 0);
    contents.focus();
    for (const type of ['keyDown', 'char', 'keyUp']) contents.sendInputEvent({ type, keyCode: LETTER });
    await until(contents, length, (value) => value > before);
    process.stdout.write(`BENCH ${Date.now() - started}\n`);
    app.exit(0);
  });
});
