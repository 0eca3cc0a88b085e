import * as Y from 'yjs';
import { beforeEach, describe, expect, test } from 'vitest';
import { appendEvents } from '#lib/doc/event-arrays.ts';
import { emptyHead } from '#lib/doc/document-head.ts';
import { readUpdate } from '#lib/doc/update-events.ts';
import type { PosyanduEvent } from '#lib/events/envelope.ts';
import { foldDocument } from '#lib/events/fold.ts';
import { parseDocumentId } from '#lib/doc/document-id.ts';
import type { LocalMonth } from '#lib/domain/dates.ts';
import type { LogPort } from '#server/log/port.ts';
import { Projection } from '#server/projection/projection.ts';
import type { ProjectionDatabase } from '#server/projection/open-projection.ts';
import { ProjectionReader } from '#server/projection/reader.ts';
import { makeEvent } from '../support/make-event.ts';
import { makeSessionEvents } from '../support/make-session.ts';

/** What a run of the suite is given: an empty log and an empty projection of one engine. */
export interface ProjectionStores {
  readonly log: LogPort;
  readonly projection: ProjectionDatabase;
}

const PUSKESMAS = 'pm1';
const REGISTER = 'register:pos1';
const SESSION = 'session:pos1:2026-08-07';
const AUGUST = '2026-08' as LocalMonth;

/** The promises of the projection (numbered above its class), on any engine. */
export function runProjectionContract(name: string, open: () => Promise<ProjectionStores>): void {
  describe(`projection on ${name}`, () => {
    let log: LogPort;
    let projection: Projection;
    let reader: ProjectionReader;
    const failures: unknown[] = [];

    beforeEach(async () => {
      const stores = await open();
      log = stores.log;
      projection = new Projection(log, stores.projection, (error) => failures.push(error));
      reader = new ProjectionReader(stores.projection);
    });

    test('its rows are those of the fold in one call', async () => {
      const events = makeSessionEvents({ visits: 12, devices: 3, seed: 4 });
      await store(log, SESSION, events);
      await projection.catchUp();
      expect(await reader.readDocument(PUSKESMAS, SESSION)).toEqual(foldOf(SESSION, events));
    });

    test('the same events again, in other updates, change nothing', async () => {
      const events = makeSessionEvents({ visits: 6, devices: 2, seed: 5 });
      await store(log, SESSION, events);
      await projection.catchUp();
      const before = await reader.readDocument(PUSKESMAS, SESSION);
      for (const event of events.toReversed()) await store(log, SESSION, [event]);
      await projection.catchUp();
      expect(await reader.readDocument(PUSKESMAS, SESSION)).toEqual(before);
    });

    test('a rebuild gives the same rows and counts', async () => {
      await store(log, REGISTER, [makeChild('anak1'), makeChild('anak2')]);
      await store(log, SESSION, [makeWeighing('anak1', 11.2)]);
      await projection.catchUp();
      const before = [await reader.readDocument(PUSKESMAS, SESSION), await countsOf(reader)];
      await projection.rebuild();
      expect([await reader.readDocument(PUSKESMAS, SESSION), await countsOf(reader)]).toEqual(before);
    });

    test('a weighing shows in the counts of its month, and the number opens to its name', async () => {
      await store(log, REGISTER, [makeChild('anak1'), makeChild('anak2')]);
      await projection.catchUp();
      expect(await countsOf(reader)).toEqual({ S: 2, K: 2, absent: 2, vitARedDue: 2 });
      await store(log, SESSION, [makeWeighing('anak1', 11.2)]);
      await projection.catchUp();
      expect(await countsOf(reader)).toMatchObject({ S: 2, K: 2, D: 1, B: 1, absent: 1 });
      const people = await reader.listPeople(PUSKESMAS, { month: AUGUST, code: 'D', posyanduIds: ['pos1'] });
      expect(people.map((person) => person.personId)).toEqual(['anak1']);
    });

    test('merged people count once, and twice again when they are parted', async () => {
      const merge = makeEvent({
        id: 'm1',
        type: 'personMerge',
        subject: 'merge1',
        data: { keep: 'anak1', extra: 'anak2', state: 'merged' },
      });
      await store(log, REGISTER, [makeChild('anak1'), makeChild('anak2'), merge]);
      await projection.catchUp();
      expect(await countsOf(reader)).toMatchObject({ S: 1 });
      const part = makeEvent({
        id: 'm2',
        type: 'personMerge',
        subject: 'merge1',
        data: { state: 'parted' },
        replaces: ['m1'],
      });
      await store(log, REGISTER, [part]);
      await projection.catchUp();
      expect(await countsOf(reader)).toMatchObject({ S: 2 });
    });

    test('[E9] what may not count is put aside and counted nowhere', async () => {
      const dose = makeEvent({ id: 'd1', type: 'dose', subject: 'dose1', data: { item: 'MR1' } });
      await store(log, SESSION, [dose, makeWeighing('anak1', 9)]);
      await projection.catchUp();
      const rows = await reader.readDocument(PUSKESMAS, SESSION);
      expect(rows.map((row) => row.table)).toEqual(['visit']);
      expect(await reader.listAside(PUSKESMAS)).toMatchObject([{ code: 'event.wrongDocument', documentId: SESSION }]);
      expect(failures).toEqual([]);
    });
  });
}

function makeChild(subject: string): PosyanduEvent {
  const data = { name: `Anak ${subject}`, sex: 'f', birthDate: '2024-03-01' };
  return makeEvent({ id: `e-${subject}`, type: 'person', subject, data });
}

function makeWeighing(subject: string, weightKg: number): PosyanduEvent {
  return makeEvent({ id: `w-${subject}`, type: 'measurement', subject, data: { weightKg } });
}

function foldOf(documentId: string, events: readonly PosyanduEvent[]) {
  return foldDocument(documentId, parseDocumentId(documentId)!.kind, events).rows;
}

async function countsOf(reader: ProjectionReader): Promise<Record<string, number>> {
  const counts = await reader.countFacts(PUSKESMAS, AUGUST);
  return Object.fromEntries(counts.map(({ code, count }) => [code, Number(count)]));
}

/** Appends events as one device after the other would: each device's as an update of its own. */
async function store(log: LogPort, documentId: string, events: readonly PosyanduEvent[]): Promise<void> {
  for (const own of Map.groupBy(events, (event) => event.device).values()) {
    const doc = new Y.Doc();
    appendEvents(doc, own);
    const update = Y.encodeStateAsUpdate(doc);
    const read = readUpdate(update, emptyHead());
    if (!read.ok) throw new Error(read.problem.code);
    const key = { puskesmasId: PUSKESMAS, documentId };
    const { seq: headSeq } = await log.readHead(key);
    const { clocks, arrays } = read.value;
    const updates = [{ update, clocks, arrays, carrierDeviceId: null, receivedAt: 1 }];
    const [outcome] = await log.append([{ ...key, headSeq, updates }]);
    expect(outcome?.kind).toBe('stored');
  }
}
