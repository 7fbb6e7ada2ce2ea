CREATE TABLE alias (
  old_id TEXT PRIMARY KEY,
  new_id TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE blob (
  sha256 TEXT PRIMARY KEY,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE cell (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  plan TEXT NOT NULL,
  subject TEXT NOT NULL,
  part TEXT NOT NULL,
  edition TEXT NOT NULL REFERENCES edition (id),
  UNIQUE (subject, part, edition)
) STRICT;

CREATE INDEX cell_by_part ON cell (part, subject, edition);

CREATE TRIGGER cell_is_about_something BEFORE INSERT ON cell
WHEN NOT EXISTS (SELECT 1 FROM item WHERE id = new.subject)
  AND NOT EXISTS (SELECT 1 FROM section WHERE id = new.subject)
  AND NOT EXISTS (SELECT 1 FROM plan WHERE id = new.subject)
BEGIN
  SELECT RAISE(ABORT, 'a cell is about an item, a section or the plan');
END;

CREATE TRIGGER cell_is_never_deleted BEFORE DELETE ON cell BEGIN
  SELECT RAISE(ABORT, 'rows of cell are never deleted');
END;

CREATE TABLE current (
  cell_number INTEGER PRIMARY KEY REFERENCES cell (number),
  counter INTEGER NOT NULL CHECK (counter > 0),
  sha256 TEXT NOT NULL,
  parents TEXT NOT NULL,
  person_id TEXT NOT NULL REFERENCES person (id),
  written_at TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('typed', 'import', 'return', 'copy', 'restore', 'merge')),
  origin_id TEXT,
  sitting TEXT,
  sitting_at TEXT,
  plain TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;

CREATE TRIGGER current_is_indexed AFTER INSERT ON current BEGIN
  INSERT INTO word_index (rowid, plain) VALUES (new.cell_number, new.plain);
END;

CREATE TRIGGER current_is_indexed_again AFTER UPDATE OF plain ON current WHEN old.plain IS NOT new.plain BEGIN
  INSERT INTO word_index (word_index, rowid, plain) VALUES ('delete', old.cell_number, old.plain);
  INSERT INTO word_index (rowid, plain) VALUES (new.cell_number, new.plain);
END;

CREATE TRIGGER current_is_never_deleted BEFORE DELETE ON current BEGIN
  SELECT RAISE(ABORT, 'rows of current are never deleted');
END;

CREATE TABLE edition (
  id TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  position INTEGER NOT NULL UNIQUE CHECK (position >= 0),
  state TEXT NOT NULL CHECK (state IN ('draft', 'sealed'))
, period TEXT, reissue_of TEXT REFERENCES edition (id), withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)), note TEXT, started_at TEXT) STRICT, WITHOUT ROWID;

CREATE TRIGGER edition_is_never_deleted BEFORE DELETE ON edition BEGIN
  SELECT RAISE(ABORT, 'rows of edition are never deleted');
END;

CREATE TABLE head (
  cell_id TEXT NOT NULL REFERENCES cell (id),
  revision_id TEXT NOT NULL REFERENCES revision (id),
  PRIMARY KEY (cell_id, revision_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE import_report (
  id TEXT PRIMARY KEY,
  made_at TEXT NOT NULL,
  file TEXT NOT NULL,
  report TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE item (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

CREATE TRIGGER item_is_never_deleted BEFORE DELETE ON item BEGIN
  SELECT RAISE(ABORT, 'rows of item are never deleted');
END;

CREATE TABLE person (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  email TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE plan (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  id TEXT NOT NULL,
  file_id TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE revision (
  id TEXT PRIMARY KEY,
  cell_id TEXT NOT NULL REFERENCES cell (id),
  parents TEXT NOT NULL,
  body_hash TEXT NOT NULL,
  kept INTEGER NOT NULL CHECK (kept IN (0, 1)),
  kept_at TEXT NOT NULL,
  body TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE revision_by (
  revision_id TEXT NOT NULL REFERENCES revision (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  made_at TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('typed', 'import', 'return', 'copy', 'restore', 'merge')),
  origin_id TEXT,
  PRIMARY KEY (revision_id, person_id, made_at)
) STRICT, WITHOUT ROWID;

CREATE INDEX revision_by_cell ON revision (cell_id, kept_at);

CREATE TRIGGER revision_by_is_never_deleted BEFORE DELETE ON revision_by BEGIN
  SELECT RAISE(ABORT, 'rows of revision_by are never deleted');
END;

CREATE TRIGGER revision_is_never_changed BEFORE UPDATE ON revision
WHEN old.id IS NOT new.id OR old.cell_id IS NOT new.cell_id OR old.parents IS NOT new.parents
  OR old.body_hash IS NOT new.body_hash
  OR (old.body IS NOT NULL AND new.body IS NOT NULL AND old.body IS NOT new.body)
BEGIN
  SELECT RAISE(ABORT, 'a revision is never changed');
END;

CREATE TRIGGER revision_is_never_deleted BEFORE DELETE ON revision BEGIN
  SELECT RAISE(ABORT, 'rows of revision are never deleted');
END;

CREATE TABLE seal (
  edition TEXT PRIMARY KEY REFERENCES edition (id),
  published TEXT,
  sealed_at TEXT NOT NULL,
  person_id TEXT NOT NULL REFERENCES person (id),
  note TEXT,
  sha256 TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE seal_cell (
  edition TEXT NOT NULL REFERENCES seal (edition),
  subject TEXT NOT NULL,
  part TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (edition, subject, part)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER seal_cell_is_never_changed BEFORE UPDATE ON seal_cell BEGIN
  SELECT RAISE(ABORT, 'a seal is never changed');
END;

CREATE TRIGGER seal_cell_is_never_deleted BEFORE DELETE ON seal_cell BEGIN
  SELECT RAISE(ABORT, 'a seal is never taken off');
END;

CREATE TRIGGER seal_is_never_changed BEFORE UPDATE ON seal BEGIN
  SELECT RAISE(ABORT, 'a seal is never changed');
END;

CREATE TRIGGER seal_is_never_deleted BEFORE DELETE ON seal BEGIN
  SELECT RAISE(ABORT, 'a seal is never taken off');
END;

CREATE TRIGGER sealed_is_not_added_to BEFORE INSERT ON current
WHEN EXISTS (
  SELECT 1 FROM cell JOIN edition ON edition.id = cell.edition WHERE cell.number = new.cell_number AND edition.state = 'sealed'
)
BEGIN
  SELECT RAISE(ABORT, 'a sealed edition is not written to');
END;

CREATE TRIGGER sealed_is_not_changed BEFORE UPDATE OF body, plain, sha256, counter ON current
WHEN EXISTS (
  SELECT 1 FROM cell JOIN edition ON edition.id = cell.edition WHERE cell.number = new.cell_number AND edition.state = 'sealed'
)
BEGIN
  SELECT RAISE(ABORT, 'a sealed edition is not written to');
END;

CREATE TABLE section (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

CREATE TRIGGER section_is_never_deleted BEFORE DELETE ON section BEGIN
  SELECT RAISE(ABORT, 'rows of section are never deleted');
END;

CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE word_index USING fts5 (
  plain,
  content = 'current',
  content_rowid = 'cell_number',
  tokenize = 'unicode61 remove_diacritics 2',
  prefix = '2 3'
);
