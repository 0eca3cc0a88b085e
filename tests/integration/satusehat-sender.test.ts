import { join } from 'node:path';
import { expect, test } from 'vitest';
import { QueueStore } from '#server/export/satusehat/queue-store.ts';
import { planQueue } from '#server/export/satusehat/plan-queue.ts';
import { SatusehatClient } from '#server/export/satusehat/client.ts';
import { SatusehatSender, waitAfter } from '#server/export/satusehat/sender.ts';
import type { SatusehatTables } from '#server/export/satusehat/tables.ts';
import type { ValidatedSession } from '#server/export/fhir/session-resources.ts';
import { openDatabase } from '#server/log/database.ts';
import { migrate } from '#server/log/migrate.ts';
import { MIGRATIONS } from '#server/log/migrations/index.ts';
import { readPerson } from '#lib/events/person-view.ts';
import { readVisit } from '#lib/events/visit-view.ts';
import type { Json } from '#lib/events/envelope.ts';
import { localDate } from '../support/local-date.ts';
import { makeRow } from '../support/make-row.ts';
import { SatusehatStandIn } from '../support/satusehat-stand-in.ts';
import { makeTempFolder } from '../support/temp-folder.ts';

const PUSKESMAS = 'pk_contoh';
const DATE = localDate('2026-08-07');
const DOCUMENT = `session:P1:${DATE}`;
const START = Date.UTC(2026, 7, 7, 5);
const context = {
  organizationId: '100000001',
  practitionerOf: () => 'N10000001',
  vaccineOf: () => undefined,
  productOf: () => undefined,
};

/** A store with a queue, a stand-in for SATUSEHAT, and a clock that the test sets. */
async function open() {
  await using opened = new AsyncDisposableStack();
  const folder = opened.use(await makeTempFolder());
  const database = openDatabase(`file:${join(folder.path, 'queue.db')}`);
  opened.defer(() => database.close());
  await migrate(database, MIGRATIONS);
  const queue = new QueueStore(database.kysely.$extendTables<SatusehatTables>());
  const standIn = opened.use(await SatusehatStandIn.start());
  const clock = { now: START };
  const now = () => clock.now;
  const client = new SatusehatClient(standIn.access, now);
  const sender = new SatusehatSender({ queue, client, now, holder: 'one' });
  const plan = async (people: People, name?: string) => {
    const { rows, gone } = planQueue([sessionOf(people, name)], await queue.list(PUSKESMAS), {
      context,
      now: clock.now,
    });
    await queue.replace(PUSKESMAS, rows, gone);
  };
  const kept = opened.move();
  return {
    queue,
    standIn,
    clock,
    sender,
    plan,
    run: () => sender.run(PUSKESMAS),
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

type People = { readonly [personId: string]: { readonly [slot: string]: Json } };

const NIKS: { readonly [personId: string]: string } = { A: '3508914108900001', B: '3508914108900002' };
const TWO: People = { A: { weightKg: 51.4, waistCm: 80 }, B: { weightKg: 62 } };
/** Organization, Location, then for each: Patient, Encounter, its values. */
const ROWS_OF_TWO = 2 + 4 + 3;

function sessionOf(people: People, name?: string): ValidatedSession {
  return {
    documentId: DOCUMENT,
    date: DATE,
    place: { posyanduId: 'P1', name: 'Melati 1' },
    validatedBy: 'B1',
    visits: Object.entries(people).map(([subject, slots]) => {
      const person = readPerson(
        makeRow(
          { table: 'person', documentId: 'register:P1', subject },
          { name: name ?? `Orang ${subject}`, sex: 'f', birthDate: '1990-08-01', nik: NIKS[subject] ?? '' },
        ),
      );
      const visit = readVisit(makeRow({ table: 'visit', documentId: DOCUMENT, subject }, { group: 'adult', ...slots }));
      if (!person || !visit) throw new Error(subject);
      const patient = { person, villageCode: '3508912003', birthOrder: 0, on: DATE };
      return { visit, patient, doses: [], labs: [], supplies: [], referrals: [], diagnoses: [], pregnancies: [] };
    }),
  };
}

/** Every resource that is stored bears an identifier of its own: two with the same are a double. */
function expectNoDoubles({ stored }: SatusehatStandIn): void {
  const names = [...stored.values()].map(({ resource }) =>
    JSON.stringify([resource.resourceType, resource['identifier']]),
  );
  expect(new Set(names).size).toBe(names.length);
}

test('everything arrives once, in order, and sending again sends nothing', async () => {
  await using setting = await open();
  const { standIn, run, plan } = setting;
  await plan(TWO);
  expect(await run()).toEqual({ sent: ROWS_OF_TWO, refused: 0, waiting: 0 });
  expect(standIn.stored.size).toBe(ROWS_OF_TWO);
  const weight = standIn.ofType('Observation')[0]!;
  const subject = (weight.resource['subject'] as { reference: string }).reference;
  expect(standIn.stored.get(subject)?.resource['name']).toEqual([{ use: 'official', text: 'Orang A' }]);
  expect(JSON.stringify([...standIn.stored.values()])).not.toContain('urn:uuid:');
  const before = standIn.asked.length;
  await plan(TWO);
  expect(await run()).toEqual({ sent: 0, refused: 0, waiting: 0 });
  expect(standIn.asked.length).toBe(before);
});

test('a corrected weight updates what was sent; a withdrawn one is marked as entered in error', async () => {
  await using setting = await open();
  const { standIn, run, plan } = setting;
  await plan(TWO);
  await run();
  await plan({ ...TWO, A: { weightKg: 52.4 } });
  expect(await run()).toEqual({ sent: 2, refused: 0, waiting: 0 });
  expect(standIn.stored.size).toBe(ROWS_OF_TWO);
  const rewritten = standIn.ofType('Observation').filter(({ writes }) => writes === 2);
  expect(
    rewritten.map(({ resource }) => [resource['status'], (resource['valueQuantity'] as { value: number }).value]),
  ).toEqual([
    ['final', 52.4],
    ['entered-in-error', 80],
  ]);
});

test('a person who is known already is found by NIK and not made again; a changed name is patched', async () => {
  await using setting = await open();
  const { standIn, run, plan } = setting;
  const patient = {
    birthDate: '1990-08-01',
    gender: 'female',
    identifier: [{ system: 'https://fhir.kemkes.go.id/id/nik', value: NIKS['A'] }],
  };
  standIn.stored.set('Patient/P02000000001', {
    resource: { resourceType: 'Patient', id: 'P02000000001', ...patient },
    writes: 1,
  });
  await plan({ A: { weightKg: 51.4 } });
  await run();
  expect(standIn.ofType('Patient')).toHaveLength(1);
  expect(standIn.ofType('Encounter')[0]?.resource['subject']).toEqual({ reference: 'Patient/P02000000001' });
  await plan({ A: { weightKg: 51.4 } }, 'Nama Baru');
  await run();
  expect(standIn.stored.get('Patient/P02000000001')?.resource['name']).toEqual([
    { use: 'official', text: 'Nama Baru' },
  ]);
});

test('a NIK that belongs to somebody else is refused, and nothing is written about the other person', async () => {
  await using setting = await open();
  const { standIn, run, plan, queue } = setting;
  const other = {
    birthDate: '1975-02-03',
    gender: 'male',
    identifier: [{ system: 'https://fhir.kemkes.go.id/id/nik', value: NIKS['A'] }],
  };
  standIn.stored.set('Patient/P02', { resource: { resourceType: 'Patient', id: 'P02', ...other }, writes: 1 });
  await plan(TWO);
  expect(await run()).toEqual({ sent: ROWS_OF_TWO - 4, refused: 1, waiting: 3 });
  expect(standIn.stored.get('Patient/P02')?.writes).toBe(1);
  expect(JSON.stringify(standIn.ofType('Encounter'))).not.toContain('Patient/P02');
  expect((await queue.list(PUSKESMAS, 'refused')).map(({ key, answer }) => [key, answer])).toEqual([
    ['Patient/A', 'patient.otherPerson'],
  ]);
});

test('a token that ends in the middle is fetched anew', async () => {
  await using setting = await open();
  const { standIn, run, plan } = setting;
  await plan(TWO);
  let asked = 0;
  standIn.troubleFor = () => {
    asked += 1;
    if (asked === 3) standIn.endToken();
    return undefined;
  };
  expect(await run()).toEqual({ sent: ROWS_OF_TWO, refused: 0, waiting: 0 });
  expect(standIn.tokens).toBe(2);
  expectNoDoubles(standIn);
});

test('429 stops the run until the time that was asked for', async () => {
  await using setting = await open();
  const { standIn, run, plan, clock } = setting;
  await plan(TWO);
  standIn.troubleFor = ({ path }) => (path === '' ? { kind: 'status', status: 429, retryAfter: '90' } : undefined);
  const first = await run();
  expect(first.stopped).toEqual({ why: 'busy', nextAt: START + 90_000 });
  const asked = standIn.asked.length;
  standIn.troubleFor = () => undefined;
  clock.now = START + 89_000;
  // The other visit was not touched and may go; the one that was told to wait does.
  expect((await run()).waiting).toBe(3);
  expect(standIn.asked.length).toBeGreaterThan(asked);
  clock.now = START + 90_000;
  expect(await run()).toMatchObject({ refused: 0, waiting: 0 });
  expect(standIn.stored.size).toBe(ROWS_OF_TWO);
});

test('a fault over there is tried again later, each time after a longer wait', async () => {
  await using setting = await open();
  const { standIn, run, plan, clock } = setting;
  await plan(TWO);
  standIn.troubleFor = () => ({ kind: 'status', status: 503 });
  const waits: number[] = [];
  for (let time = 0; time < 3; time += 1) {
    const { stopped, sent } = await run();
    expect([stopped?.why, sent]).toEqual(['unsure', 0]);
    waits.push((stopped?.nextAt ?? 0) - clock.now);
    clock.now += LONG_MS;
  }
  expect(waits).toEqual([waitAfter(0), waitAfter(1), waitAfter(2)]);
  standIn.troubleFor = () => undefined;
  expect(await run()).toEqual({ sent: ROWS_OF_TWO, refused: 0, waiting: 0 });
  expectNoDoubles(standIn);
});

const LONG_MS = 3_600_000;

test('whatever request loses its answer after it was stored: everything arrives once', async () => {
  for (let lost = 1; lost <= 8; lost += 1) {
    await using setting = await open();
    const { standIn, run, plan, clock } = setting;
    await plan(TWO);
    let asked = 0;
    standIn.troubleFor = () => {
      asked += 1;
      return asked === lost ? { kind: 'lost' } : undefined;
    };
    const first = await run();
    if (asked >= lost) expect(first.stopped?.why, `request ${lost}`).toBe('unsure');
    clock.now += LONG_MS;
    const second = await run();
    expect(second.waiting + second.refused, `request ${lost}`).toBe(0);
    expectNoDoubles(standIn);
    expect(standIn.stored.size, `request ${lost}`).toBe(ROWS_OF_TWO);
  }
});

test('a line that is cut before anything was stored loses nothing', async () => {
  await using setting = await open();
  const { standIn, run, plan, clock } = setting;
  await plan(TWO);
  let asked = 0;
  standIn.troubleFor = () => ((asked += 1) % 3 === 0 ? { kind: 'cut' } : undefined);
  let waiting = 1;
  for (let time = 0; waiting > 0 && time < 40; time += 1) {
    waiting = (await run()).waiting;
    clock.now += LONG_MS;
  }
  expect(waiting).toBe(0);
  expect(standIn.stored.size).toBe(ROWS_OF_TWO);
  expectNoDoubles(standIn);
});

test('one bad row holds back itself alone, and says why', async () => {
  await using setting = await open();
  const { standIn, run, plan, queue } = setting;
  await plan(TWO);
  standIn.refuses = (resource) =>
    JSON.stringify(resource).includes('8280-0') ? 'code 8280-0 is not in the value set' : undefined;
  expect(await run()).toEqual({ sent: ROWS_OF_TWO - 1, refused: 1, waiting: 0 });
  const [refused] = await queue.list(PUSKESMAS, 'refused');
  expect([refused?.key, refused?.answer]).toEqual([
    `Observation/${DOCUMENT}/A/waistCm`,
    '400 code 8280-0 is not in the value set',
  ]);
  standIn.refuses = () => undefined;
  await queue.retry(PUSKESMAS, START);
  expect(await run()).toEqual({ sent: 1, refused: 0, waiting: 0 });
  expectNoDoubles(standIn);
});

test('without a token nothing leaves, and nothing is doubtful', async () => {
  await using setting = await open();
  const { standIn, plan, queue } = setting;
  await plan(TWO);
  const client = new SatusehatClient({ ...standIn.access, clientSecret: 'salah' }, () => START);
  const sender = new SatusehatSender({ queue, client, now: () => START, holder: 'one' });
  expect((await sender.run(PUSKESMAS)).stopped?.why).toBe('closed');
  expect(standIn.stored.size).toBe(0);
  expect((await queue.list(PUSKESMAS)).filter((row) => row.unsure)).toEqual([]);
});

test('while one process sends another does not', async () => {
  await using setting = await open();
  const { plan, queue, run, clock } = setting;
  await plan(TWO);
  expect(await queue.lease(PUSKESMAS, 'two', { now: START, untilAt: START + 1_000 })).toBe(true);
  expect((await run()).stopped?.why).toBe('leased');
  clock.now = START + 1_001;
  expect(await run()).toEqual({ sent: ROWS_OF_TWO, refused: 0, waiting: 0 });
});

test('who has no NIK stays here with the reason, until it is entered', async () => {
  await using setting = await open();
  const { plan, run, queue, standIn } = setting;
  await plan({ C: { weightKg: 60 } });
  expect(await run()).toEqual({ sent: 2, refused: 0, waiting: 0 });
  expect((await queue.list(PUSKESMAS, 'held')).map(({ personId, answer }) => [personId, answer])).toEqual([
    ['C', 'patient.noNik'],
  ]);
  expect(standIn.ofType('Patient')).toEqual([]);
});
