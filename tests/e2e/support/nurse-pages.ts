import type { Page } from '@playwright/test';
import { PASSWORD, PIN } from './stage.ts';

/** The way of a nakes to her own device, by what she does on its pages. */
export class NursePages {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** "Masuk petugas"; ends where she is offered to work at a Posyandu. */
  async signIn(userName: string): Promise<void> {
    await this.page.getByLabel('Nama pengguna').fill(userName);
    await this.page.getByLabel('Kata sandi', { exact: true }).fill(PASSWORD);
    await this.page.getByRole('button', { name: 'Masuk', exact: true }).click();
    await this.page.waitForURL('**/masuk-petugas/perangkat');
  }

  /** "Ya, pakai perangkat ini", and a PIN chosen twice; ends on the session page. */
  async makeOwnDevice(): Promise<void> {
    await this.page.getByRole('button', { name: 'Ya, pakai perangkat ini' }).click();
    await this.page.waitForURL('**/siapa');
    await this.page.getByRole('heading', { name: 'Pilih PIN baru, 6 angka' }).waitFor();
    await this.#typePin();
    await this.page.getByRole('heading', { name: 'Ketik PIN sekali lagi' }).waitFor();
    await this.#typePin();
    await this.page.waitForURL('**/hari-buka');
  }

  /** The PIN, on a device that knows her. */
  async enter(): Promise<void> {
    await this.page.waitForURL('**/siapa');
    await this.#typePin();
    await this.page.waitForURL('**/hari-buka');
  }

  /** Goes over to another Posyandu, in "Lainnya"; ends on its session page. */
  async workFor(posyandu: string): Promise<void> {
    await this.page.getByRole('link', { name: 'Lainnya' }).click();
    await this.page.getByLabel('Bekerja untuk Posyandu').selectOption({ label: posyandu });
    await this.page.waitForURL('**/hari-buka');
  }

  async #typePin(): Promise<void> {
    for (const digit of PIN) await this.page.getByRole('button', { name: digit, exact: true }).click();
  }
}
