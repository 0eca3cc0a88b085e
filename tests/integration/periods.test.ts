import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { digestVisits } from '#lib/events/visit-digest.ts';
import { foldDocument } from '#lib/events/fold.ts';
import type { PosyanduEvent } from '#lib/events/envelope.ts';
import { appendAsServer } from '#server/ws/server-append.ts';
import type { Caller } from '../support/caller.ts';
import { makeEvent } from '../support/make-event.ts';
import { makeUnits, signInStaff, startTestServer, type TestServer } from '../support/test-server.ts';

const MONTH = '2026-07';
const DAY = '2026-07-10';

interface Village {
  readonly villageId: string;
  readonly state: string;
  readonly version: number;
  readonly held: number;
  readonly validated: number;
  readonly corrections: number;
  readonly signatures: readonly { readonly role: string; readonly name: string; readonly unit: string }[];
}

let server: TestServer;
let units: Awaited<ReturnType<typeof makeUnits>>;
let nurse: Caller;
let head: Caller;
let sessionEvents: PosyanduEvent[] = [];
beforeEach(async () => {
  server = await startTestServer();
  units = await makeUnits(server);
  nurse = await signInStaff(server, 'village_nurse', [units.village.villageId]);
  head = await signInStaff(server, 'phc_head', [units.puskesmas.puskesmasId]);
  sessionEvents = [];
});
afterEach(() => server[Symbol.asyncDispose]());

const sessionDoc = () => `session:${units.posyandu[0]!.posyanduId}:${DAY}`;
const careDoc = () => `care:${units.posyandu[0]!.posyanduId}:${MONTH}`;

async function append(documentId: string, events: readonly PosyanduEvent[]): Promise<void> {
  const { puskesmasId } = units.puskesmas;
  if (documentId.startsWith('session:')) sessionEvents.push(...events);
  await appendAsServer(server.documents, { puskesmasId, documentId }, events);
  await server.projection.catchUp();
}

/** A day with one child, closed by its cadre. */
async function holdSession(): Promise<void> {
  const by = { role: 'cadre_lead', by: 'ac_sulastri' } as const;
  await append(sessionDoc(), [
    makeEvent({ id: 'open', type: 'session', subject: 'session', data: { state: 'open', groups: ['toddler'] }, ...by }),
    makeEvent({ id: 'come', type: 'attendance', subject: 'A', data: { group: 'toddler' }, ...by }),
    makeEvent({ id: 'weight', subject: 'A', data: { weightKg: 9.4 }, ...by }),
    makeEvent({
      id: 'close',
      type: 'session',
      subject: 'session',
      data: { state: 'closed' },
      replaces: ['open'],
      ...by,
    }),
  ]);
}

/** The nurse approves all that is there. */
async function approve(id: string, replaces: readonly string[] = []): Promise<void> {
  const visits = foldDocument(sessionDoc(), 'session', sessionEvents).rows.filter(({ table }) => table === 'visit');
  const data = { decision: 'approved', over: digestVisits(visits), closing: 'close' };
  const event = { id, type: 'validation', subject: sessionDoc(), data, role: 'village_nurse', by: 'ac_b', replaces };
  await append(careDoc(), [makeEvent(event)]);
}

async function villageOf(caller: Caller): Promise<Village> {
  const { body } = await caller.get(`/api/periods?month=${MONTH}`);
  return (body as { villages: Village[] }).villages[0]!;
}

const report = (reason = '') =>
  nurse.post('/api/periods/report', { villageId: units.village.villageId, month: MONTH, reason });
const lock = () => head.post('/api/periods/lock', { villageId: units.village.villageId, month: MONTH });
const copy = () => head.get(`/api/periods/copy?unit=${units.village.villageId}&month=${MONTH}&kind=skdn`);

describe('the month of a desa', () => {
  test('it is reported once all its sessions are validated, locked by the head, and signed by the three', async () => {
    expect(await report()).toMatchObject({ status: 409, body: { code: 'period.noSession' } });
    await holdSession();
    expect(await report()).toMatchObject({ status: 409, body: { code: 'period.notValidated' } });
    expect(await lock()).toMatchObject({ status: 409, body: { code: 'period.notReported' } });
    await approve('approve');
    expect(await villageOf(nurse)).toMatchObject({ state: 'open', held: 1, validated: 1 });
    expect(await report()).toMatchObject({ status: 200, body: { version: 1 } });
    expect(await report()).toMatchObject({ status: 409, body: { code: 'period.alreadyReported' } });
    expect(await lock()).toMatchObject({ status: 200 });
    expect(await lock()).toMatchObject({ status: 409, body: { code: 'period.alreadyLocked' } });
    const village = await villageOf(head);
    expect(village).toMatchObject({ state: 'locked', version: 1, corrections: 0 });
    expect(village.signatures.map(({ role, unit }) => [role, unit])).toEqual([
      ['cadre_lead', 'Melati 1'],
      ['village_nurse', 'Sukamaju'],
      ['phc_head', 'Contoh'],
    ]);
  });

  test('what comes after the lock leaves the copy as it is, and is listed with the old value', async () => {
    await holdSession();
    await approve('approve');
    await report();
    await lock();
    const before = await copy();
    expect(before).toMatchObject({ status: 200, body: { kind: 'skdn', version: 1 } });
    await append(sessionDoc(), [
      makeEvent({
        id: 'late',
        type: 'measurement',
        subject: 'A',
        data: { weightKg: 9.9, $reason: 'salah baca' },
        replaces: ['weight'],
      }),
      makeEvent({ id: 'latecomer', type: 'attendance', subject: 'B', data: { group: 'toddler' } }),
    ]);
    expect((await copy()).body).toEqual(before.body);
    expect(await villageOf(head)).toMatchObject({ state: 'locked', corrections: 2 });
    const path = `/api/periods/corrections?village=${units.village.villageId}&month=${MONTH}`;
    const { body } = await nurse.get(path);
    expect((body as { corrections: unknown[] }).corrections).toMatchObject([
      {
        personId: 'A',
        slot: 'weightKg',
        value: 9.9,
        before: [{ eventId: 'weight', value: 9.4 }],
        reason: 'salah baca',
      },
      { personId: 'B', slot: 'group', value: 'toddler', before: [] },
    ]);
  });

  test('a new version needs a reason and a validated month, and stands beside the old copy', async () => {
    await holdSession();
    await approve('approve');
    await report();
    await lock();
    const first = await copy();
    await append(sessionDoc(), [
      makeEvent({ id: 'late', type: 'attendance', subject: 'B', data: { group: 'toddler' } }),
    ]);
    expect(await report()).toMatchObject({ status: 400, body: { code: 'period.reasonMissing' } });
    expect(await report('satu anak tertinggal')).toMatchObject({ body: { code: 'period.notValidated' } });
    await approve('again', ['approve']);
    expect(await report('satu anak tertinggal')).toMatchObject({ status: 200, body: { version: 2 } });
    expect((await copy()).body).toEqual(first.body);
    expect(await lock()).toMatchObject({ status: 200, body: { version: 2 } });
    expect((await copy()).body).toMatchObject({ version: 2 });
    expect(await villageOf(head)).toMatchObject({ state: 'locked', version: 2, corrections: 0 });
  });

  test('a desa outside the scope is no desa', async () => {
    const other = await server.rooms.units.ensureVillage(units.puskesmas.puskesmasId, 'Sukamundur');
    const answer = await nurse.post('/api/periods/report', { villageId: other.villageId, month: MONTH });
    expect(answer).toMatchObject({ status: 404, body: { code: 'unit.unknown' } });
    expect((await nurse.get(`/api/periods?month=${MONTH}`)).body).toMatchObject({ villages: [{ name: 'Sukamaju' }] });
  });
});
