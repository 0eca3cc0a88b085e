import type { PersonId } from '#lib/domain/ids.ts';
import type { TableName } from '#lib/events/catalogue.ts';
import type { PosyanduEvent } from '#lib/events/envelope.ts';
import type { Row } from '#lib/events/fold.ts';
import type { DocumentKey } from '../log/port.ts';
import type { UnitsPort } from '../units/port.ts';

/** What an import reads and writes; nothing else of the server is seen from here. */
export interface ImportPorts {
  readonly units: UnitsPort;
  /** Rows of the projection. */
  readonly rows: {
    listRows(puskesmasId: string, table: TableName): Promise<Row[]>;
    listStatements(puskesmasId: string, table: TableName, deviceId: string): Promise<PosyanduEvent[]>;
    listVisits(puskesmasId: string, personIds: readonly string[]): Promise<Row[]>;
  };
  /** Resolves when everything stored so far can be read from `rows`. */
  catchUp(): Promise<void>;
  /** Resolves when the events are on the disk. */
  append(key: DocumentKey, events: readonly PosyanduEvent[]): Promise<void>;
  readonly now: () => number;
  /** Random; `prefix` says of what. */
  readonly newId: (prefix: 'ev' | 'mg' | 'pr' | 'im') => string;
  readonly newPersonId: () => PersonId;
}
