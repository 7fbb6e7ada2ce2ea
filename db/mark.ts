import { row } from './database.ts';
import type { ReadableDb } from './database.ts';

/**
 * What tells one state of a plan from any later one: equal as long as nothing was written to its texts, editions, items or
 * sections. Not kept anywhere; to be compared within one running program.
 */
export const stateMark = (db: ReadableDb): string =>
  row<{ mark: string }>(
    db,
    `SELECT json_array(
       (SELECT count(*) FROM current), (SELECT sum(counter) FROM current), (SELECT max(written_at) FROM current),
       (SELECT count(*) FROM item), (SELECT count(*) FROM section), (SELECT count(*) FROM import_report),
       (SELECT json_group_array(json_array(id, label, position, state, period, withdrawn)) FROM (SELECT * FROM edition ORDER BY id))
     ) AS mark`,
  )!.mark;
