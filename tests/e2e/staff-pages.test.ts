import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { measureOverflow, openScreen, waitDrawn, type ScreenPlace } from './support/screens/open-screen.ts';
import { STAFF_SIZES, type Screen, type ScreenRole } from './support/screens/screen.ts';
import { STAFF_SCREENS } from './support/screens/staff-screens.ts';
import { HEAD, importExampleVillage } from './support/example-village.ts';
import { PASSWORD, setStage, type Stage } from './support/stage.ts';

const ROLES = { officer: 'health_officer', admin: 'admin', district: 'district', villageGov: 'village_gov' } as const;
const JULY = '2026-07';

let stage: Stage;
let place: ScreenPlace;
test.beforeAll(async () => {
  test.setTimeout(240_000);
  stage = await setStage();
  await importExampleVillage(stage);
  await addStaff();
  const { villageId, posyanduId } = await stage.findPosyandu('Melati 1');
  place = { address: stage.address, village: villageId, posyandu: posyanduId, month: JULY };
});
test.afterAll(() => stage[Symbol.asyncDispose]());

/** One account for each kind of reader; each is called by her role. */
async function addStaff(): Promise<void> {
  const { villageId } = await stage.findPosyandu('Melati 1');
  await stage.addMidwife('Bidan Ratna', 'midwife', 'Melati 1');
  await stage.withRooms(async ({ units, auth }) => {
    const unitIds = (await units.listPuskesmas()).map(({ puskesmasId }) => puskesmasId);
    for (const [userName, role] of Object.entries(ROLES)) {
      const scope =
        role === 'admin'
          ? ({ kind: 'all' } as const)
          : role === 'village_gov'
            ? ({ kind: 'village', unitIds: [villageId] } as const)
            : ({ kind: 'puskesmas', unitIds } as const);
      const made = await auth.accounts.add({ role, userName, displayName: userName, password: PASSWORD, scope });
      expect(made).toMatchObject({ ok: true });
    }
  });
}

async function signIn(page: Page, role: ScreenRole): Promise<void> {
  await page.goto(`${place.address}/masuk-petugas`);
  await page.getByLabel('Nama pengguna').fill(role === 'head' ? HEAD : role);
  await page.getByLabel('Kata sandi', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await page.waitForURL(({ pathname }) => pathname !== '/masuk-petugas');
}

/** What is wrong with a page as it stands, in words that a failing test can show. */
async function findFaults(page: Page, { name }: Screen): Promise<string[]> {
  const faults: string[] = [];
  for (const size of STAFF_SIZES) {
    await page.setViewportSize({ ...size });
    await waitDrawn(page);
    const where = `${name} at ${size.width}`;
    const overflow = await measureOverflow(page);
    if (overflow > 0) faults.push(`${where}: ${overflow} px too wide`);
    const { violations } = await new AxeBuilder({ page }).analyze();
    faults.push(...violations.map(({ id, nodes }) => `${where}: ${id}: ${nodes[0]?.html ?? ''}`));
    if ((await page.title()) === '') faults.push(`${where}: no title`);
  }
  return faults;
}

/** So many pages to a test: each ends in good time on a machine that has other work too. */
const AT_ONCE = 8;

/** The list by reader, in parts. */
const PARTS = [...Map.groupBy(STAFF_SCREENS, ({ role }) => role)].flatMap(([role, screens]) =>
  Array.from({ length: Math.ceil(screens.length / AT_ONCE) }, (_, at) => {
    const own = screens.slice(at * AT_ONCE, (at + 1) * AT_ONCE);
    return { role, screens: own, names: `${own[0]?.name ?? ''} to ${own.at(-1)?.name ?? ''}` };
  }),
);

for (const { role, screens, names } of PARTS) {
  test(`pages of staff are clean for screen readers and fit a phone and a laptop: ${role}, ${names}`, async ({
    page,
  }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await signIn(page, role);
    const faults: string[] = [];
    for (const screen of screens) {
      await page.setViewportSize({ ...STAFF_SIZES[0]! });
      await openScreen(page, screen, place);
      faults.push(...(await findFaults(page, screen)));
    }
    expect(faults).toEqual([]);
  });
}
