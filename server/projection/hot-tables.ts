import type { DocumentKey } from '../log/port.ts';
import type { ProjectionTables } from './tables.ts';

/** A subject of a document, as its key stands in the tables. */
export interface SubjectName extends DocumentKey {
  readonly table: string;
  readonly subject: string;
}

/** What is stored of an event of a subject. */
export type StoredEvent = Pick<
  ProjectionTables['projected_event'],
  'event_id' | 'content_hash' | 'device_id' | 'tuple'
>;

/**
 * What the follower does with its tables for every event of the log, in the way that is cheapest on each engine. All of it happens in the
 * transaction for which it was made.
 */
export interface HotTables {
  /** Keeps events once, however often they come. */
  insertEvents(rows: readonly ProjectionTables['projected_event'][]): Promise<void>;
  /** Events of each subject, in the order of the subjects. */
  selectEvents(subjects: readonly SubjectName[]): Promise<StoredEvent[][]>;
  /** Writes rows of the fold, replacing those of the same subject. */
  upsertRows(rows: readonly ProjectionTables['projection_row'][]): Promise<void>;
}
