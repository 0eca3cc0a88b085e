import type { Locator, Page } from '@playwright/test';
import { staffTextOf, ts } from '#lib/i18n/staff-text.ts';
import { PASSWORD } from './stage.ts';

/** The pages of a head of the Puskesmas, by what she looks at. */
export class HeadPages {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Signs in, lands on the situation, and goes on to the month's table of children. */
  async signIn(address: string, userName: string): Promise<void> {
    await this.page.goto(`${address}/masuk-petugas`);
    await this.page.getByLabel('Nama pengguna').fill(userName);
    await this.page.getByLabel('Kata sandi', { exact: true }).fill(PASSWORD);
    await this.page.getByRole('button', { name: 'Masuk', exact: true }).click();
    await this.page.waitForURL('**/puskesmas');
    await this.page.goto(`${address}/puskesmas/skdn`);
  }

  /** The cell of a unit and a column of the month's table, by what a screen reader says of it; it opens the names. */
  figure(unit: string, column: string, count: number): Locator {
    const spoken = ts('table.figure', { unit, label: staffTextOf(`column.${column}.long`), value: String(count) });
    return this.page.getByRole('button', { name: new RegExp(`^${spoken.replaceAll(/[()]/g, '\\$&')}(,|$)`, 'i') });
  }
}
