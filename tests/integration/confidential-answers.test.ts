import { afterEach, expect, test } from 'vitest';
import { Care } from '#lib/app/care/care.svelte.ts';
import type { App } from '#lib/app/app.svelte.ts';
import { makeAsk, type Ask } from '#lib/app/staff/ask.ts';
import { makeOwnDevice } from '#lib/app/staff/own-device.ts';
import { textOf } from '#lib/events/slots.ts';
import type { Posyandu } from '#server/units/port.ts';
import type { Caller } from '../support/caller.ts';
import { dumpDisk, dumpOpened } from '../support/dump-disk.ts';
import { localDate } from '../support/local-date.ts';
import { openTestApp, until } from '../support/make-app.ts';
import { makeDisk, type FakeDisk } from '../support/make-device.ts';
import { makeServedWorld } from '../support/served-world.ts';
import { makeUnits, signInStaff, startTestServer, type TestServer } from '../support/test-server.ts';

const PIN = '123456';
const TODAY = localDate('2026-08-07');
const CALM = { comfortableHome: true, schoolBurden: false, bodyImage: false, substance: false } as const;

interface Opened {
  readonly app: App;
  readonly care: Care;
  readonly disk: FakeDisk;
}

const open: Opened[] = [];
afterEach(async () => {
  for (const { care, app } of open.splice(0)) {
    await care.close();
    await app.close();
  }
});

async function keep(app: App, disk: FakeDisk): Promise<Opened> {
  await until(() => app.sessionDay !== undefined);
  const care = await Care.open(app);
  if (!care) throw new Error('not enrolled');
  const opened = { app, care, disk };
  open.push(opened);
  return opened;
}

/** A tablet of the Posyandu with one of its cadres signed in. */
async function openTablet(server: TestServer, posyandu: Posyandu, cadre: string): Promise<Opened> {
  const { auth } = server.rooms;
  const scope = { kind: 'posyandu', unitIds: [posyandu.posyanduId] } as const;
  await auth.accounts.add({ role: 'cadre', displayName: cadre, scope, pin: PIN });
  const disk = makeDisk();
  const app = await openTestApp(makeServedWorld(server), disk);
  const { code } = await auth.enrolment.issueCode(posyandu, 'test');
  expect(await app.device.enrol(code)).toMatchObject({ ok: true });
  const { accountId } = app.signIn.accounts.find(({ displayName }) => displayName === cadre)!;
  expect(await app.signIn.enter(accountId, PIN)).toMatchObject({ ok: true });
  return keep(app, disk);
}

/** The midwife's own laptop. */
async function openLaptop(server: TestServer, browser: Caller): Promise<Opened> {
  const ask: Ask = makeAsk(async (path, init) => {
    const body: unknown = init.body === undefined ? undefined : JSON.parse(String(init.body));
    const answer = await browser.call(init.method ?? 'GET', path, body);
    return Response.json(answer.body, answer);
  });
  const disk = makeDisk();
  const app = await openTestApp(makeServedWorld(server), disk);
  expect(await makeOwnDevice(ask, app.device)).toMatchObject({ ok: true });
  expect(await app.signIn.setPin(app.signIn.accounts[0]!.accountId, PIN)).toMatchObject({ ok: true });
  return keep(app, disk);
}

test('an answer in confidence is on the disks of who asked and of the midwife, and on no other tablet of the Posyandu', async () => {
  await using server = await startTestServer();
  const { village, posyandu } = await makeUnits(server);
  const browser = await signInStaff(server, 'village_nurse', [village.villageId]);
  const asker = await openTablet(server, posyandu[0]!, 'Sulastri');
  const other = await openTablet(server, posyandu[0]!, 'Ninik');
  const nurse = await openLaptop(server, browser);

  const registered = await asker.app.register!.registerPerson({ name: 'Rangga', sex: 'm', birthDate: '2011-05-20' });
  if (!registered.ok) throw new Error(registered.problem.code);
  const person = registered.value;
  const { personId } = person;
  await asker.app.sessionDay!.open(['school_teen']);
  await asker.app.sessionDay!.attend(personId, { group: 'school_teen' });
  const answers = { ...CALM, suicidal: true };
  expect(await asker.care.confidential.save({ person, card: 'school_teen', answers })).toMatchObject({ ok: true });
  await until(() => asker.app.sync.unsent === 0);

  // The midwife has the answers; the other cadre knows that there was asking, and how grave it is.
  await nurse.app.sync.syncNow();
  await until(() => nurse.care.confidential.answersOf(personId, TODAY)['suicidal'] === true);
  const told = () => other.app.sessionDay!.find(personId)?.visit.row;
  await until(() => textOf(told(), 'confidentialLevel') === 'emergency');
  await other.app.sync.syncNow();
  expect(other.care.confidential.wasAsked(personId, TODAY)).toBe(true);
  expect(other.care.confidential.answersOf(personId, TODAY)).toEqual({});

  const codes = Object.keys(answers);
  const found = async ({ disk }: Opened) => {
    const text = await dumpOpened(disk);
    expect(text).toContain(personId);
    return codes.filter((code) => text.includes(code));
  };
  // Sealed, none of it is readable on any disk.
  for (const { disk } of [asker, nurse, other]) {
    const text = await dumpDisk(disk);
    expect(codes.filter((code) => text.includes(code))).toEqual([]);
  }
  expect(await found(asker)).toEqual(codes);
  expect(await found(nurse)).toEqual(codes);
  expect(await found(other)).toEqual([]);
});
