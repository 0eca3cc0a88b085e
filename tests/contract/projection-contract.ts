import * as Y from 'yjs';
import { beforeEach, describe, expect, test } from 'vitest';
import { appendEvents } from '#lib/doc/event-arrays.ts';
import { emptyHead } from '#lib/doc/document-head.ts';
import { readUpdate } from '#lib/doc/update-events.ts';
import type { PosyanduEvent } from '#lib/events/envelope.ts';
import { foldDocument } from '#lib/events/fold.ts';
import { parseDocumentId } from '#lib/doc/document-id.ts';
import { isLocalMonth, monthOf, type LocalMonth } from '#lib/domain/dates.ts';
import type { LogPort } from '#server/log/port.ts';
import { Projection } from '#server/projection/projection.ts';
import type { ProjectionDatabase } from '#server/projection/open-projection.ts';
import { ProjectionReader } from '#server/projection/reader.ts';
import { localDate } from '../support/local-date.ts';
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
/** Only nakes say who is whom. */
const NURSE = { role: 'village_nurse', device: 'dn_bidan', by: 'B1' };
const SEPTEMBER_MS = Date.UTC(2026, 8, 20);
const AUGUST = '2026-08' as LocalMonth;

/** The promises of the projection (numbered above its class), on any engine. */
export function runProjectionContract(name: string, open: () => Promise<ProjectionStores>): void {
  describe(`projection on ${name}`, () => {
    let log: LogPort;
    let projection: Projection;
    let reader: ProjectionReader;
    let openOther: () => Projection;
    const failures: unknown[] = [];

    beforeEach(async () => {
      const stores = await open();
      log = stores.log;
      openOther = () =>
        new Projection(log, stores.projection, (error) => failures.push(error), { now: () => SEPTEMBER_MS });
      projection = openOther();
      reader = new ProjectionReader(stores.projection);
    });

    test('its rows are those of the fold in one call', async () => {
      const events = makeSessionEvents({ visits: 12, devices: 3, seed: 4 });
      await store(log, SESSION, events);
      await projection.catchUp();
      expect(await reader.readDocument(PUSKESMAS, SESSION)).toEqual(foldOf(SESSION, events));
    });

    test('sessions are found by their documents, and the span of months by the sessions', async () => {
      expect(await reader.findSpan(PUSKESMAS)).toBeUndefined();
      const [event] = makeSessionEvents({ visits: 1, devices: 1, seed: 3 });
      const documents = ['session:P1:2026-08-07', 'session:P2:2026-08-21', 'session:P1:2026-06-05'];
      for (const documentId of documents) await store(log, documentId, [{ ...event!, id: documentId }]);
      await projection.catchUp();
      expect(await reader.findSpan(PUSKESMAS)).toEqual({ first: '2026-06', last: '2026-08' });
      const august = monthOf(localDate('2026-08-01'));
      expect(await reader.listSessions(PUSKESMAS, august)).toEqual(documents.slice(0, 2));
      expect(await reader.findSpan('another-puskesmas')).toBeUndefined();
      // A register bears on every month, a session on its own.
      expect([...(await reader.readDataThrough(PUSKESMAS, august)).keys()].sort()).toEqual(['P1', 'P2']);
      expect((await reader.readDataThrough(PUSKESMAS, monthOf(localDate('2026-07-01')))).size).toBe(0);
    });

    test('what another process has followed first is told here too, and this one goes on from there', async () => {
      const events = makeSessionEvents({ visits: 6, devices: 2, seed: 7 });
      const told: string[] = [];
      projection.onChanged((puskesmasIds) => told.push(...puskesmasIds));
      await store(log, SESSION, events.slice(0, 10));
      await projection.catchUp();
      await store(log, SESSION, events.slice(10, 20));
      await openOther().catchUp();
      told.length = 0;
      await projection.catchUp();
      expect(told).toContain(PUSKESMAS);
      await store(log, SESSION, events.slice(20));
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
      expect(await countsOf(reader)).toEqual({
        S: 2,
        K: 2,
        absent: 2,
        vitARedDue: 2,
        resident: 2,
        targetToddler: 2,
        toddlerAbsentTwo: 2,
        turnedTwo: 2,
        dewormDue: 2,
      });
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
        ...NURSE,
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
        ...NURSE,
      });
      await store(log, REGISTER, [part]);
      await projection.catchUp();
      expect(await countsOf(reader)).toMatchObject({ S: 2 });
    });

    test('months are counted by themselves from the first session to the present one, and not told before', async () => {
      await store(log, REGISTER, [makeChild('anak1')]);
      await store(log, SESSION, [makeWeighing('anak1', 11.2)]);
      await projection.followLog();
      expect((await reader.readTallies(PUSKESMAS, [AUGUST])).size).toBe(0);
      await projection.catchUp();
      expect(await reader.listCounting(PUSKESMAS)).toEqual([]);
      const months = ['2026-07', '2026-08', '2026-09', '2026-10'].filter(isLocalMonth);
      const tallies = await reader.readTallies(PUSKESMAS, months);
      expect([...tallies.keys()]).toEqual(['2026-08', '2026-09']);
      const august = tallies.get(AUGUST);
      expect(august?.get('pos1')).toEqual(august?.get(PUSKESMAS));
      expect(august?.get('pos1')).toMatchObject({
        S: { 'f24-35': 1 },
        D: { 'f24-35': 1 },
        sessionHeld: { '': 1 },
        posyanduOpened: { '': 1 },
      });
      const held = await reader.listSubjects(PUSKESMAS, {
        month: AUGUST,
        codes: ['sessionHeld'],
        posyanduIds: ['pos1'],
      });
      expect(held).toEqual([{ kind: 'session', subjectId: SESSION, posyanduId: 'pos1', codes: ['sessionHeld'] }]);
      const units = await reader.readTallies(PUSKESMAS, [AUGUST], { unitIds: [PUSKESMAS] });
      expect([...(units.get(AUGUST)?.keys() ?? [])]).toEqual([PUSKESMAS]);
      const facts = await reader.readTallies(PUSKESMAS, [AUGUST], { unitIds: ['pos1'], facts: ['D', 'nobody'] });
      expect(facts.get(AUGUST)?.get('pos1')).toEqual({ D: { 'f24-35': 1 } });
    });

    test('a late entry is counted in its own month and in those after it', async () => {
      await store(log, REGISTER, [makeChild('anak1')]);
      await store(log, 'session:pos1:2026-09-07', [makeWeighing('anak1', 11.4, 'w2')]);
      await projection.catchUp();
      expect(await factsIn(reader, '2026-09')).toContain('B');
      await store(log, SESSION, [makeWeighing('anak1', 11.2)]);
      await projection.catchUp();
      expect(await factsIn(reader, '2026-08')).toContain('B');
      expect(await factsIn(reader, '2026-09')).toEqual(expect.arrayContaining(['D', 'N']));
      expect(await factsIn(reader, '2026-09')).not.toContain('B');
    });

    test('what another document says of a person counts with its own words: a contact of a nakes, a person named anew', async () => {
      await store(log, REGISTER, [makeChild('anak1'), makeChild('anak2')]);
      const data = { personId: 'anak1', item: 'VIT_A_MERAH', amount: 1, date: '2026-08-07' };
      const given = makeEvent({ id: 's1', type: 'supply', subject: 'kapsul1', data });
      await store(log, 'visits:pos1:2026-08', [given]);
      await projection.catchUp();
      const hasCapsule = { month: AUGUST, code: 'vitARedGiven', posyanduIds: ['pos1'] };
      expect((await reader.listPeople(PUSKESMAS, hasCapsule)).map(({ personId }) => personId)).toEqual(['anak1']);
      const other = { id: 's2', type: 'supply', subject: 'kapsul1', data: { personId: 'anak2' }, replaces: ['s1'] };
      await store(log, 'visits:pos1:2026-08', [makeEvent(other)]);
      await projection.catchUp();
      expect((await reader.listPeople(PUSKESMAS, hasCapsule)).map(({ personId }) => personId)).toEqual(['anak2']);
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

function makeWeighing(subject: string, weightKg: number, id = `w-${subject}`): PosyanduEvent {
  return makeEvent({ id, type: 'measurement', subject, data: { weightKg } });
}

async function factsIn(reader: ProjectionReader, month: string): Promise<readonly string[]> {
  const facts = await reader.listFacts(PUSKESMAS, month as LocalMonth, ['anak1']);
  return facts.get('anak1') ?? [];
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
