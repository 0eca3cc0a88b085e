import { afterEach, expect, test } from 'vitest';
import { followUpReport, reportEvent, type ReportDraft } from '#lib/app/outreach/report.ts';
import { Outreach } from '#lib/app/outreach/outreach.svelte.ts';
import type { App } from '#lib/app/app.svelte.ts';
import { makeAsk } from '#lib/app/staff/ask.ts';
import { makeOwnDevice } from '#lib/app/staff/own-device.ts';
import { localDate } from '../support/local-date.ts';
import { openTestApp, until } from '../support/make-app.ts';
import { makeDisk } from '../support/make-device.ts';
import { makeServedWorld } from '../support/served-world.ts';
import { makeUnits, signInStaff, startTestServer, type TestServer } from '../support/test-server.ts';
import type { Caller } from '../support/caller.ts';
import type { Posyandu } from '#server/units/port.ts';

const PIN = '246810';
const TODAY = localDate('2026-08-07');
const MEASLES: ReportDraft = {
  eventType: 'measles',
  date: TODAY,
  hamlet: 'Krajan',
  cases: 1,
  deaths: 0,
  ageGroups: ['under5'],
  contact: 'Bu Wati 0812',
  note: 'Anak Bu Sri',
};

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.close();
});

async function openTablet(server: TestServer, { posyanduId }: Posyandu): Promise<App> {
  const { auth, units } = server.rooms;
  const scope = { kind: 'posyandu', unitIds: [posyanduId] } as const;
  await auth.accounts.add({ role: 'cadre', displayName: 'Sulastri', scope, pin: PIN });
  const app = await openTestApp(makeServedWorld(server), makeDisk());
  open.push(app);
  const unit = await units.findPosyandu(posyanduId);
  const { code } = await auth.enrolment.issueCode(unit!, 'test');
  await app.device.enrol(code);
  await app.signIn.enter(app.signIn.accounts[0]!.accountId, PIN);
  await until(() => app.sessionDay !== undefined);
  return app;
}

async function openLaptop(server: TestServer, browser: Caller, posyandu: Posyandu): Promise<App> {
  const app = await openTestApp(makeServedWorld(server), makeDisk());
  open.push(app);
  const ask = makeAsk(async (path, init) => {
    const body: unknown = init.body === undefined ? undefined : JSON.parse(String(init.body));
    const answer = await browser.call(init.method ?? 'GET', path, body);
    return answer.status === 204 ? new Response(null, { status: 204 }) : Response.json(answer.body, answer);
  });
  await makeOwnDevice(ask, app.device);
  await app.signIn.setPin(app.signIn.accounts[0]!.accountId, PIN);
  await app.workFor(posyandu.posyanduId);
  return app;
}

async function openOutreach(app: App): Promise<Outreach> {
  const outreach = await Outreach.open(app);
  if (!outreach) throw new Error('not enrolled');
  open.push(outreach);
  return outreach;
}

interface AlertAnswer {
  readonly alerts: readonly { readonly eventType: string; readonly hamlet: string; readonly followUp: string | null }[];
}

async function readAlerts(caller: Caller): Promise<AlertAnswer['alerts']> {
  return ((await caller.get('/api/puskesmas/alerts')).body as AlertAnswer).alerts;
}

test('what a cadre reports stands at the Puskesmas without a name, until a midwife has closed it', async () => {
  await using server = await startTestServer();
  const { puskesmas, village, posyandu } = await makeUnits(server);
  const head = await signInStaff(server, 'phc_head', [puskesmas.puskesmasId]);
  const browser = await signInStaff(server, 'village_nurse', [village.villageId]);
  const tablet = await openTablet(server, posyandu[0]!);
  const own = await openOutreach(tablet);
  expect(await reportEvent(own, MEASLES)).toMatchObject({ ok: true });
  await tablet.sync.syncNow();
  await until(async () => (await readAlerts(head)).length === 1);
  const answer = await head.get('/api/puskesmas/alerts');
  expect(answer.body).toMatchObject({ alerts: [{ eventType: 'measles', hamlet: 'Krajan', followUp: null }] });
  expect(JSON.stringify(answer.body)).not.toMatch(/Wati|Sri|Sulastri|0812/);

  const laptop = await openLaptop(server, browser, posyandu[0]!);
  await laptop.sync.syncNow();
  const midwife = await openOutreach(laptop);
  await until(() => midwife.reports.length === 1);
  await followUpReport(midwife, midwife.reports[0]!, { state: 'visited' });
  await laptop.sync.syncNow();
  await until(async () => (await readAlerts(head))[0]?.followUp === 'visited');
  await followUpReport(midwife, midwife.reports[0]!, { state: 'closed' });
  await laptop.sync.syncNow();
  await until(async () => (await readAlerts(head)).length === 0);
});

test('like cases in hamlets of the same name in two desa are two, and nobody else sees them', async () => {
  await using server = await startTestServer();
  const { puskesmas, posyandu } = await makeUnits(server);
  const { units } = server.rooms;
  const far = await units.ensureVillage(puskesmas.puskesmasId, 'Sukarame');
  const other = await units.ensurePosyandu(far.villageId, 'Kenanga');
  const head = await signInStaff(server, 'phc_head', [puskesmas.puskesmasId]);
  const district = await signInStaff(server, 'district', [puskesmas.puskesmasId]);
  for (const unit of [posyandu[0]!, other]) {
    const tablet = await openTablet(server, unit);
    await reportEvent(await openOutreach(tablet), { ...MEASLES, eventType: 'diarrhoea' });
    await tablet.sync.syncNow();
  }
  const laterTablet = await openTablet(server, other);
  await reportEvent(await openOutreach(laterTablet), { ...MEASLES, eventType: 'dengue', cases: 2 });
  await laterTablet.sync.syncNow();
  await until(async () => (await readAlerts(head)).length > 0);
  expect((await readAlerts(head)).map(({ eventType }) => eventType)).toEqual(['dengue']);
  expect((await district.get('/api/puskesmas/alerts')).status).toBe(403);
});
