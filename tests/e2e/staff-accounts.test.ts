import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { stepAt, totpOf } from '#server/auth/totp.ts';
import { PASSWORD, setStage, type Stage } from './support/stage.ts';

const CHOSEN = 'pilihan saya sendiri';

/** A Puskesmas with its head and an admin above it. */
async function makePuskesmas(stage: Stage): Promise<void> {
  await stage.withRooms(async ({ units, auth }) => {
    const { puskesmasId } = await units.ensurePuskesmas('Sumberjati');
    const scope = { kind: 'puskesmas', unitIds: [puskesmasId] } as const;
    const head = {
      role: 'phc_head',
      displayName: 'dr. Anindita',
      userName: 'kepala',
      password: PASSWORD,
      scope,
    } as const;
    expect(await auth.accounts.add(head)).toMatchObject({ ok: true });
    const admin = { role: 'admin', displayName: 'Admin', userName: 'admin', password: PASSWORD } as const;
    expect(await auth.accounts.add({ ...admin, scope: { kind: 'all' } })).toMatchObject({ ok: true });
  });
}

/** The sign-in page of a browser of its own, with name and password sent. */
async function signIn(browser: Browser, stage: Stage, userName: string, password: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
  await page.goto(`${stage.address}/masuk-petugas`);
  await page.getByLabel('Nama pengguna').fill(userName);
  await page.getByLabel('Kata sandi', { exact: true }).fill(password);
  await submit(page);
  return page;
}

async function submit(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
}

test('a forgotten password is set anew, changed at the sign-in, and guarded by a code of the phone', async ({
  browser,
}) => {
  await using stage = await setStage();
  await makePuskesmas(stage);
  await stage.start();

  const admin = await signIn(browser, stage, 'admin', PASSWORD);
  await admin.getByRole('link', { name: 'Unit, kader, perangkat' }).click();
  await admin.getByRole('link', { name: 'Akun', exact: true }).click();
  await admin.getByRole('button', { name: 'Atur ulang kata sandi dr. Anindita' }).click();
  await admin.getByRole('button', { name: 'Ya, buat kata sandi sekali pakai' }).click();
  const oneTime = await admin.getByRole('dialog').getByRole('status').innerText();
  await admin.getByRole('button', { name: 'Tutup' }).last().click();
  await expectAccessible(admin);

  const head = await signIn(browser, stage, 'kepala', oneTime);
  await head.getByLabel('Kata sandi baru', { exact: true }).fill(CHOSEN);
  await head.getByLabel('Kata sandi baru sekali lagi').fill(CHOSEN);
  await expectAccessible(head);
  await submit(head);
  await head.waitForURL('**/puskesmas');

  await head.getByRole('link', { name: /^Akun saya:/ }).click();
  const factor = head.getByRole('region', { name: 'Kode saat masuk' });
  await factor.getByLabel('Kata sandi sekarang').fill(CHOSEN);
  await factor.getByRole('button', { name: 'Pakai kode' }).click();
  const secret = (await factor.getByRole('code').innerText()).replaceAll(' ', '');
  await expectAccessible(head);
  await factor.getByLabel('Kode 6 angka').fill(totpOf(secret, stepAt(Date.now())));
  await factor.getByRole('button', { name: 'Aktifkan' }).click();
  const recovery = await factor.getByRole('listitem').first().innerText();
  await factor.getByRole('button', { name: 'Sudah saya simpan' }).click();
  await expect(factor.getByText('Dipakai:')).toBeVisible();

  const again = await signIn(browser, stage, 'kepala', CHOSEN);
  await again.getByLabel('Kode 6 angka').fill('000000');
  await submit(again);
  await expect(again.getByRole('alert')).toContainText('Kode ini tidak cocok');
  await again.getByLabel('Kode 6 angka').fill(recovery);
  await submit(again);
  await again.waitForURL('**/puskesmas');

  await admin.goto(`${stage.address}/puskesmas/akun/jejak`);
  await expect(admin.getByRole('row', { name: /Atur ulang kata sandi dr\. Anindita/ })).toBeVisible();
  await expect(admin.getByRole('row', { name: /Kode masuk dipakai/ })).toBeVisible();
  await expectAccessible(admin);
});
