import { readFileSync } from 'node:fs';
import * as Y from 'yjs';
import type { Row } from '#lib/events/fold.ts';

/** What a released version of the app has written, kept here for ever: documents, a file for another device, and all that lay on a tablet. */
export interface Released {
  /** Yjs updates by document, one of each kind. */
  readonly documents: { readonly [documentId: string]: Uint8Array };
  /** Keys of the server that certified the devices. */
  readonly serverKeys: readonly Uint8Array[];
  /** A file with everything, made by a midwife's device. */
  readonly file: Uint8Array;
  /** A tablet's database: its stores by version, and what lay in each table. */
  readonly device: {
    readonly stores: { readonly [version: string]: Readonly<Record<string, string>> };
    readonly tables: { readonly [table: string]: readonly unknown[] };
  };
  /** What that version folded of it. */
  readonly rows: readonly Row[];
}

/** Releases whose bytes are kept; a release that changes what is stored adds a file, and none is ever changed. */
export const RELEASES = ['2026-11-23'] as const;

/** Reads a release's file; what it writes as `{ $bytes }` are bytes. */
export function readReleased(release: (typeof RELEASES)[number]): Released {
  const text = readFileSync(new URL(`schema-released/${release}.json`, import.meta.url), 'utf8');
  return JSON.parse(text, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && '$bytes' in value
      ? new Uint8Array(Buffer.from(String(value.$bytes), 'base64'))
      : value,
  ) as Released;
}

/** A known event type of each kind of document, which a newer app goes on using. */
const KNOWN = [
  ['register:PM1', 'person', 'name', 'Sari Contoh'],
  ['session:PM1:2026-08-07', 'measurement', 'weightKg', 9.1],
  ['visits:PM1:2026-08', 'homeVisit', 'note', 'Diajak datang'],
  ['care:PM1:2026-08', 'lab', 'hb', 11.2],
  ['confidential:PM1:2026-08', 'sensitive', 'smokesAtHome', true],
] as const;

/** A slot that today's app knows, as a newer app states it. */
export interface KnownStatement {
  readonly documentId: string;
  readonly type: string;
  readonly slot: string;
  readonly value: string | number | boolean;
}
export const KNOWN_STATEMENTS: readonly KnownStatement[] = KNOWN.map(([documentId, type, slot, value]) => {
  return { documentId, type, slot, value };
});

/**
 * Documents of an app that does not exist yet: it states slots, versions, types and members of the tuple that today's does not know, and goes on stating what it
 * does. @param deviceId who writes; the role follows from it
 */
export function makeFutureDocuments(deviceId: string): Readonly<Record<string, Uint8Array>> {
  const role = deviceId.startsWith('dn_') ? 'village_nurse' : 'cadre';
  const documents = KNOWN_STATEMENTS.map(({ documentId, type, slot, value }, i) => {
    const envelope = ['kader-9', role, Date.UTC(2031, 0, 1, i)] as const;
    const doc = new Y.Doc({ gc: false });
    doc.getArray(`ev:${deviceId}`).push([
      [`depan-${i}-a`, type, 1, 'p9', { [slot]: value, ramalanKg: 9.9 }, ...envelope, [], { meterai: 'baru' }],
      [`depan-${i}-b`, type, 9, 'p9', { [slot]: { satuan: 'lain' } }, ...envelope],
      [`depan-${i}-c`, 'ramalan', 1, 'p9', { besok: ['cerah', null] }, ...envelope],
    ]);
    return [documentId, Y.encodeStateAsUpdate(doc)] as const;
  });
  return Object.fromEntries(documents);
}

/** Everything that lies in documents' updates, by array, as it was written: also what nobody here understands. */
export function tuplesIn(...updates: readonly Uint8Array[]): Record<string, unknown[]> {
  const doc = new Y.Doc({ gc: false });
  for (const update of updates) Y.applyUpdate(doc, update);
  return Object.fromEntries([...doc.share.keys()].sort().map((name) => [name, doc.getArray(name).toArray()]));
}
