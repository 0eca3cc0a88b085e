import { randomBytes } from 'node:crypto';
import { createAuth, type Auth } from './auth/auth.ts';
import type { AuthTables } from './auth/auth-tables.ts';
import { newId, newSecret, newUnitId } from './auth/random.ts';
import { ensureSetting } from './auth/settings.ts';
import { ExportLedger } from './export/ledger/export-ledger.ts';
import type { LedgerTables } from './export/ledger/ledger-tables.ts';
import { openDatabase, type Database } from './log/database.ts';
import { LogStore } from './log/log-store.ts';
import { migrate } from './log/migrate.ts';
import { MIGRATIONS } from './log/migrations/index.ts';
import { Narratives } from './reports/narrative.ts';
import { UnitsStore } from './units/units-store.ts';
import type { UnitTables } from './units/units-tables.ts';
import { Seals } from './ws/seals.ts';

/** Where the store is, and what a test sets. */
export interface RoomsWanted {
  readonly databaseUrl: string;
  readonly now: () => number;
  readonly secret?: string | undefined;
  /** Where SQLite's commits wait for the disk; see LogStore. */
  readonly commits?: 'here' | 'thread';
}

/** The rooms that lie on the main store; the server and the admin's shell stand on the same. */
export interface Rooms {
  readonly database: Database;
  readonly log: LogStore;
  readonly units: UnitsStore;
  readonly auth: Auth;
  /** Proves what the server itself has appended to documents. */
  readonly seals: Seals;
  /** Who took what out of the house. */
  readonly ledger: ExportLedger;
  /** Problems and plans of the months. */
  readonly narratives: Narratives;
  /** Names this life of the store: a restored one bears another (ADR 0008). */
  readonly storeId: string;
  readonly now: () => number;
  close(): Promise<void>;
}

/** Opens the store, brings its tables up to date and builds the rooms on it. */
export async function openRooms({ databaseUrl, now, secret, commits }: RoomsWanted): Promise<Rooms> {
  const database = openDatabase(databaseUrl);
  try {
    await migrate(database, MIGRATIONS);
    const units = new UnitsStore(database.kysely.$extendTables<UnitTables>(), (prefix) =>
      newUnitId(randomBytes, prefix),
    );
    const auth = await createAuth({ database, units, now, secret });
    const settings = database.kysely.$extendTables<AuthTables>();
    const seals = new Seals(await ensureSetting(settings, 'seal_key', () => newSecret(randomBytes)));
    const storeId = await ensureSetting(settings, 'store_id', () => newId(randomBytes, 'st'));
    const ledgerParts = { db: database.kysely.$extendTables<LedgerTables>(), now };
    const ledger = new ExportLedger({
      ...ledgerParts,
      key: await ensureSetting(settings, 'export_key', () => newSecret(randomBytes)),
      newId: () => newId(randomBytes, 'ex'),
    });
    const narratives = new Narratives({ ...ledgerParts, newId: () => newId(randomBytes, 'nr') });
    const log = new LogStore(database, newId(randomBytes, 'lg'), commits);
    return {
      database,
      log,
      units,
      auth,
      seals,
      ledger,
      narratives,
      storeId,
      now,
      close: async () => void (await log.close(), await database.close()),
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
