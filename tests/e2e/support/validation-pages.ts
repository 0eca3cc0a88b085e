import { expect, type Locator, type Page } from '@playwright/test';

/** The pages on which sessions are looked over, by what a midwife or a cadre does there. */
export class ValidationPages {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** "Beranda desa". */
  async toHome(): Promise<void> {
    await this.page.getByRole('link', { name: 'Beranda desa' }).click();
    await this.page.waitForURL('**/beranda');
  }

  /** The part of the home that bears this title. */
  need(title: string): Locator {
    return this.page.getByRole('region', { name: title });
  }

  /** Opens the only session that waits for her. */
  async openWaiting(): Promise<void> {
    await this.need('Sesi menunggu disahkan').getByRole('link').click();
    await this.page.waitForURL('**/sesi/**');
  }

  /** Goes to somebody with the arrow key, as on a keyboard. */
  async showByKeys(name: string): Promise<void> {
    const heading = this.page.getByRole('heading', { level: 2, name, exact: true });
    const panel = this.page.getByRole('region').filter({ has: this.page.getByRole('heading', { level: 2 }) });
    for (let step = 0; step < 10 && !(await heading.isVisible()); step += 1) {
      await panel.first().getByRole('button', { name: 'Berikutnya' }).focus();
      await this.page.keyboard.press('ArrowDown');
    }
    await expect(heading).toBeVisible();
  }

  /** "Minta diperbaiki" for who is shown, then back to the cadres with a note. */
  async sendBack(note: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Minta diperbaiki' }).click();
    await this.page.getByRole('button', { name: /^Kembalikan ke kader/ }).click();
    await this.page.getByLabel('Catatan untuk kader').fill(note);
    await this.page.getByRole('button', { name: 'Kembalikan', exact: true }).click();
    await this.page.waitForURL('**/sesi');
  }

  /** Corrects a value of who is shown. */
  async correct(field: string, value: string): Promise<void> {
    await this.page.getByRole('button', { name: `Betulkan: ${field}` }).click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel(field, { exact: true }).fill(value);
    await dialog.getByRole('button', { name: 'Simpan pembetulan' }).click();
    await expect(dialog).toBeHidden();
  }

  /** "Sahkan sesi"; ends on the list of sessions. */
  async approve(): Promise<void> {
    await this.page.getByRole('button', { name: 'Sahkan sesi' }).click();
    await this.page.waitForURL('**/sesi');
  }

  /** Keeps a picture of the page for who wants to look at it (`PICTURES` names a folder). */
  async keepPicture(name: string): Promise<void> {
    const folder = process.env['PICTURES'];
    if (folder) await this.page.screenshot({ path: `${folder}/validation-${name}.png`, fullPage: true });
  }
}
