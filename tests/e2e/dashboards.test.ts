import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { isLocalMonth, type LocalMonth } from '#lib/domain/dates.ts';
import { readPair } from '#lib/domain/indicators/indicator-figure.ts';
import { findIndicator } from '#lib/domain/indicators/indicator-list.ts';
import { formatNumber } from '#lib/i18n/formats.ts';
import { tf } from '#lib/i18n/people-text.ts';
import { pwsTextOf, tw } from '#lib/i18n/pws-text.ts';
import { figureWords } from '#lib/ui/pws/figure-words.ts';
import { readDataCsv, type CsvRow } from '../support/csv.ts';
import { HEAD, importExampleVillage, importExport } from './support/example-village.ts';
import { PASSWORD, setStage, type Stage } from './support/stage.ts';

const JULY = monthOf('2026-07');
const EXPORT_OF_JULY = '2026-07.xlsx';
const DISTRICT = 'dinkes';
const OFFICER = 'gizi';

/** Columns of the answers that make an indicator of children: its part and its whole. */
const SKDN_INDICATORS: readonly (readonly [code: string, part: string, whole: string])[] = [
  ['G01', 'D', 'S'],
  ['G02', 'K', 'S'],
  ['G03', 'N', "D'"],
  ['G05', 'twoT', "D'"],
  ['G06', 'BGM', 'D'],
  ['G07', 'underweight', 'wfaMeasured'],
  ['G08', 'stunted', 'lhfaMeasured'],
  ['G09A', 'wasted', 'wflhMeasured'],
  ['G09B', 'severeWasted', 'wflhMeasured'],
  ['G10', 'overweightObese', 'wflhMeasured'],
];

function monthOf(text: string): LocalMonth {
  if (!isLocalMonth(text)) throw new Error(`no month: ${text}`);
  return text;
}

/** What a screen reader says of a cell, as the answers have it. */
function spokenCell(unit: string, code: string, part: string, whole: string): string {
  const indicator = findIndicator(code);
  if (!indicator) throw new Error(`no indicator: ${code}`);
  const figure = readPair(indicator, { part: Number(part), whole: Number(whole) }, JULY);
  return tw('cell.spoken', { unit, indicator: indicator.label, value: figureWords(figure).spoken });
}

/** The cells of a Posyandu that the answers of July give. */
function cellsOf(row: CsvRow): string[] {
  return SKDN_INDICATORS.map(([code, part, whole]) =>
    spokenCell(row.unit ?? '', code, row[part] ?? '', row[whole] ?? ''),
  );
}

async function signIn(browser: Browser, stage: Stage, userName: string, width = 1366): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: width > 600 ? 768 : 640 } });
  const page = await context.newPage();
  await page.goto(`${stage.address}/masuk-petugas`);
  await page.getByLabel('Nama pengguna').fill(userName);
  await page.getByLabel('Kata sandi', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await page.waitForURL('**/puskesmas');
  return page;
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [page.url(), id, nodes[0]?.html])).toEqual([]);
}

async function addStaff(stage: Stage): Promise<void> {
  await stage.withRooms(async ({ units, auth }) => {
    const unitIds = (await units.listPuskesmas()).map(({ puskesmasId }) => puskesmasId);
    const scope = { kind: 'puskesmas', unitIds } as const;
    const add = async (role: 'district' | 'health_officer', userName: string) =>
      expect(
        await auth.accounts.add({ role, userName, displayName: userName, password: PASSWORD, scope }),
      ).toMatchObject({ ok: true });
    await add('district', DISTRICT);
    await add('health_officer', OFFICER);
  });
}

/** The answers of the Posyandu in July, whose names are those of the register. */
const ANSWERS = readDataCsv('desa-contoh/skdn.csv').filter(
  ({ level, month }) => level === 'posyandu' && month === JULY,
);

test('the dashboards tell the answers of the example desa, live, and to nobody more than she may see', async ({
  browser,
}) => {
  await using stage = await setStage();
  await importExampleVillage(stage, EXPORT_OF_JULY);
  await addStaff(stage);
  const { villageId } = await stage.findPosyandu('Melati 1');
  const head = await signIn(browser, stage, HEAD);

  // July has nothing but its register; the export comes while the page stands open.
  await head.goto(`${stage.address}/puskesmas/klaster?unit=${villageId}&bulan=${JULY}&klaster=k2`);
  const before = spokenCell('Wonokerto Lor', 'G01', '0', '170');
  await expect(head.getByRole('button', { name: before }).or(head.getByText('belum ada data').first())).toBeVisible();
  await importExport(stage, OFFICER, EXPORT_OF_JULY);
  await expect(
    head.getByRole('button', { name: spokenCell('Wonokerto Lor', 'G01', '136', '170') }).first(),
  ).toBeVisible({
    timeout: 30_000,
  });

  // Every figure of every Posyandu, off the page.
  expect(ANSWERS).toHaveLength(5);
  for (const cell of ANSWERS.flatMap(cellsOf)) {
    await expect(
      head
        .getByRole('cell', { name: cell })
        .or(head.getByRole('button', { name: cell }))
        .first(),
    ).toBeVisible();
  }
  await expectAccessible(head);

  // A number opens its year, its parts and its names.
  await head.goto(`${stage.address}/puskesmas?unit=${villageId}&bulan=${JULY}`);
  const melati = ANSWERS.find(({ unit }) => unit === 'Melati 1');
  await head.getByRole('button', { name: spokenCell('Melati 1', 'G01', melati?.D ?? '', melati?.S ?? '') }).click();
  const sheet = head.getByRole('dialog');
  await expect(sheet.getByRole('img', { name: tw('figure.trend') })).toBeVisible();
  await expectAccessible(head);
  await sheet.getByRole('link', { name: tw('figure.names.missing'), exact: true }).click();
  const missing = Number(melati?.S) - Number(melati?.D);
  await expect(head.getByText(tw('figure.listCount', { count: missing }))).toBeVisible();
  await expectAccessible(head);

  // A name opens the family, a member the person.
  const first = head
    .getByRole('main')
    .getByRole('listitem')
    .getByRole('link')
    .filter({ hasText: / / })
    .and(head.locator('[href^="/puskesmas/keluarga/"]'))
    .first();
  const name = await first.getByRole('strong').innerText();
  await first.click();
  await expect(head.getByRole('heading', { level: 1, name: /^Keluarga / })).toBeVisible();
  await expectAccessible(head);
  await head.getByRole('link', { name }).click();
  await expect(head.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(head.getByRole('heading', { name: tf('staffPerson.counted') })).toBeVisible();
  await expect(head.getByRole('row', { name: 'D/S' })).toContainText(tf('staffPerson.counted.wholeUp'));
  await expectAccessible(head);

  // People by group of life, on the card of each Posyandu.
  for (const counts of readDataCsv('desa-contoh/expected/lifecycle-counts.csv')) {
    const unit = counts.unit === 'DESA' ? villageId : (await stage.findPosyandu(counts.unit ?? '')).posyanduId;
    await head.goto(`${stage.address}/puskesmas/desa?unit=${unit}&bulan=${JULY}&klaster=k5`);
    const people = head.getByRole('region', { name: tw('card.people') });
    for (const [group, column] of [
      ['pregnant', 'pregnant'],
      ['postpartum', 'postpartum0to42d'],
      ['infant', 'infant'],
      ['toddler', 'toddler'],
      ['preschool', 'preschool'],
      ['schoolTeen', 'school_teen'],
      ['adult', 'adult'],
      ['elderly', 'elderly'],
    ] as const) {
      const tile = people.locator('div', { hasText: pwsTextOf(`group.${group}`) }).last();
      await expect(tile).toContainText(formatNumber(Number(counts[column])));
    }
  }
  await expectAccessible(head);

  for (const path of [
    '/puskesmas',
    `/puskesmas/desa?unit=${villageId}&klaster=k5`,
    '/puskesmas/pws',
    '/puskesmas/masalah',
  ]) {
    await head.goto(`${stage.address}${path}`);
    await expect(head.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(head.getByText(tw('pws.loading'))).toHaveCount(0);
    await expectAccessible(head);
  }

  // Without the server what is known stays, and says since when.
  await head.goto(`${stage.address}/puskesmas?bulan=${JULY}`);
  await expect(head.getByRole('table')).toBeVisible();
  await head.route('**/api/**', (route) => route.abort());
  await head.getByRole('link', { name: tw('set.short.k3') }).click();
  await expect(head.getByRole('table')).toBeVisible();

  // The Dinkes sees counts, never names; on a phone too.
  const district = await signIn(browser, stage, DISTRICT, 360);
  await district.goto(`${stage.address}/puskesmas?bulan=${JULY}`);
  await district.getByRole('button', { name: spokenCell('Wonokerto Lor', 'G01', '136', '170') }).click();
  await expect(district.getByRole('dialog').getByText(/^Nama hanya dapat dilihat/)).toBeVisible();
  await expect(district.getByRole('dialog').getByRole('link', { name: tw('figure.names.missing') })).toHaveCount(0);
  await expectAccessible(district);
  await district.goto(`${stage.address}/puskesmas/masalah`);
  await expect(district.getByText('Halaman ini bukan untuk Dinas Kesehatan')).toBeVisible();
});
