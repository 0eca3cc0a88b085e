import type { Kysely } from 'kysely';
import type { ManagementTables } from './management-tables.ts';

/** What every store of this room is built from. */
export interface StoreParts {
  readonly db: Kysely<ManagementTables>;
  /** Instants in ms since epoch. */
  readonly now: () => number;
  /** Makes an id such as `kd_7k2m...`. */
  readonly newId: (prefix: string) => string;
}
