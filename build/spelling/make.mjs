// Makes the British dictionary that Chromium reads (en-GB-10-1.bdic) out of the word list of the package dictionary-en-gb.
// Run by hand when that package changes: node build/spelling/make.mjs. It needs qwebengine_convert_dict, which Debian has in
// qtwebengine5-dev-tools.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureElectron } from '../prepare/electron.mjs';
import { inProject } from '../prepare/places.mjs';

const NAME = 'en-GB-10-1.bdic';
const PROGRAM = '/usr/lib/qt5/bin/qwebengine_convert_dict';
const words = inProject('node_modules', 'dictionary-en-gb');
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'dictionary-'));
try {
  for (const ending of ['aff', 'dic'])
    fs.copyFileSync(path.join(words, `index.${ending}`), path.join(work, `en-GB.${ending}`));
  const { executable } = await ensureElectron({ say: () => {} });
  execFileSync(PROGRAM, [path.join(work, 'en-GB.dic'), path.join(work, NAME)], {
    // The program reads its tables of letters from beside a Chromium.
    env: { ...process.env, QT_WEBENGINE_ICU_DATA_DIR: path.dirname(executable) },
    stdio: 'inherit',
  });
  fs.copyFileSync(path.join(work, NAME), inProject('build', 'spelling', NAME));
  fs.copyFileSync(path.join(words, 'license'), inProject('build', 'spelling', 'LICENCE.txt'));
} finally {
  fs.rmSync(work, { recursive: true, force: true });
}
