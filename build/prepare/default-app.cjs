// What Electron runs when it is given a folder or a file: `electron .`. The official build carries an app of its own for this
// (default_app.asar); the stand-in build carries this one.
const { app } = require('electron');
const fs = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

/** Splits the arguments into modules to load first (-r) and the folder or file to run. */
function readArguments(args) {
  const first = [];
  for (let i = 0; i < args.length; i += 1) {
    if (args[i] === '-r' || args[i] === '--require') first.push(args[(i += 1)]);
    else if (args[i] === '-v' || args[i] === '--version') return { first, version: true };
    else if (!args[i].startsWith('-')) return { first, target: path.resolve(args[i]) };
  }
  return { first };
}

/** The nearest package.json's own word on what .js files are. */
function isModule(file) {
  const ending = path.extname(file);
  if (ending !== '.js') return ending === '.mjs';
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    const manifest = path.join(folder, 'package.json');
    if (fs.existsSync(manifest)) return JSON.parse(fs.readFileSync(manifest, 'utf8')).type === 'module';
    if (folder === path.dirname(folder)) return false;
  }
}

/** Gives the app its name, version and path, and returns its main file. */
function adopt(target) {
  if (!fs.statSync(target).isDirectory()) {
    app.setAppPath(path.dirname(target));
    return target;
  }
  const manifest = JSON.parse(fs.readFileSync(path.join(target, 'package.json'), 'utf8'));
  app.setName(manifest.productName ?? manifest.name ?? app.getName());
  if (manifest.version) app.setVersion(manifest.version);
  if (manifest.desktopName) app.setDesktopName(manifest.desktopName);
  app.setAppPath(target);
  return require.resolve(path.join(target, manifest.main ?? 'index.js'));
}

function fail(error) {
  console.error(error);
  app.exit(1);
}

const { first, version, target } = readArguments(process.argv.slice(1));
Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
if (version) {
  console.log(`v${process.versions.electron}`);
  process.exit(0);
}
if (!target) {
  console.error('Say which folder or file to run.');
  process.exit(1);
}
try {
  for (const module of first) require(path.resolve(module));
  const main = adopt(target);
  if (isModule(main)) import(pathToFileURL(main).href).catch(fail);
  else require('node:module')._load(main, module, true);
} catch (error) {
  fail(error);
}
