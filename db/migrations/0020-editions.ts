import type { Migration } from '../migrate.ts';

const SQL = `
ALTER TABLE edition ADD COLUMN period TEXT;
-- Of a corrected edition: the one it corrects.
ALTER TABLE edition ADD COLUMN reissue_of TEXT REFERENCES edition (id);
-- 1 where the start of the edition was taken back: it stands at the end of the order and is not shown.
ALTER TABLE edition ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1));
-- Of a corrected edition: what is corrected. Its seal takes it.
ALTER TABLE edition ADD COLUMN note TEXT;
-- When it was started; what was first written at that moment its start wrote. NULL where it came in with a file.
ALTER TABLE edition ADD COLUMN started_at TEXT;

-- "published" is a day. "sha256" is over all else that stands here and every row of seal_cell.
CREATE TABLE seal (
  edition TEXT PRIMARY KEY REFERENCES edition (id),
  published TEXT,
  sealed_at TEXT NOT NULL,
  person_id TEXT NOT NULL REFERENCES person (id),
  note TEXT,
  sha256 TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Everything that was read in an edition when it was sealed, wherever it was written, and what the edition is called.
CREATE TABLE seal_cell (
  edition TEXT NOT NULL REFERENCES seal (edition),
  subject TEXT NOT NULL,
  part TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (edition, subject, part)
) STRICT, WITHOUT ROWID;

${['seal', 'seal_cell']
  .map(
    (table) => `CREATE TRIGGER ${table}_is_never_deleted BEFORE DELETE ON ${table} BEGIN
  SELECT RAISE(ABORT, 'a seal is never taken off');
END;

CREATE TRIGGER ${table}_is_never_changed BEFORE UPDATE ON ${table} BEGIN
  SELECT RAISE(ABORT, 'a seal is never changed');
END;`,
  )
  .join('\n\n')}
`;

export const editions: Migration = {
  version: 20,
  name: 'editions that are started, sealed and issued again',
  up: (sqlite) => void sqlite.exec(SQL),
};
