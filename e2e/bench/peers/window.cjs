// The smallest window there is: one page, shown when painted.
const { app, BrowserWindow } = require('electron');

app.enableSandbox = app.commandLine.hasSwitch('no-sandbox') ? () => undefined : app.enableSandbox;
app.enableSandbox();
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1400, height: 900, show: false, webPreferences: { sandbox: true } });
  window.once('ready-to-show', () => window.show());
  window.loadFile(process.env.BENCH_PAGE);
});
