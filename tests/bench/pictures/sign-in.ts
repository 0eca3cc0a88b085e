import type { Page } from '@playwright/test';
import type { ScreenRole } from '../../e2e/support/screens/screen.ts';
import type { PictureStore } from './picture-store.ts';

/** User names of staff, as the demos make them. */
const USER_NAMES = {
  head: 'kepala',
  officer: 'gizi',
  admin: 'admin',
  district: 'dinkes',
  villageGov: 'desa',
  midwife: 'bidan',
  nurse: 'bidan',
} as const;

/** Signs in as a role, on a page of a browser of its own: staff by password, a cadre on a tablet that a code enrols, a nurse on her own device. */
export async function signInAs(page: Page, role: ScreenRole, store: PictureStore): Promise<void> {
  const { address } = store.place;
  if (role === 'cadre') {
    await page.goto(`${address}/mulai`);
    await page.getByLabel('Kode', { exact: true }).fill(store.code);
    await page.getByRole('button', { name: 'Hubungkan HP ini' }).click();
    await page.waitForURL('**/siapa');
    await page.getByRole('button', { name: store.cadreName }).click();
    await typePin(page, store.pin);
    return await page.waitForURL('**/hari-buka');
  }
  await page.goto(`${address}/masuk-petugas`);
  await page.getByLabel('Nama pengguna').fill(USER_NAMES[role]);
  await page.getByLabel('Kata sandi', { exact: true }).fill(store.password);
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  // Some are first offered to make the browser their own device.
  await page.waitForURL(({ pathname }) => pathname !== '/masuk-petugas');
  if (role !== 'nurse') return;
  await page.getByRole('button', { name: 'Ya, pakai perangkat ini' }).click();
  await page.waitForURL('**/siapa');
  await page.getByRole('heading', { name: 'Pilih PIN baru, 6 angka' }).waitFor();
  await typePin(page, store.pin);
  await page.getByRole('heading', { name: 'Ketik PIN sekali lagi' }).waitFor();
  await typePin(page, store.pin);
  await page.waitForURL('**/hari-buka');
}

async function typePin(page: Page, pin: string): Promise<void> {
  for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).click();
}
