import { expect, type Locator, type Page } from '@playwright/test';

/** The pages of the work outside the session day, by what is done on them. */
export class OutreachPages {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** "Kunjungan" in the bottom bar. */
  async toVisits(): Promise<void> {
    await this.page.getByRole('link', { name: 'Kunjungan', exact: true }).click();
    await expect(this.page.getByRole('link', { name: 'Rekap mingguan' })).toBeVisible();
  }

  /** Begins a visit to somebody who need not be on the list. */
  async visit(name: string): Promise<void> {
    await this.toVisits();
    await this.page.getByRole('link', { name: 'Kunjungi orang lain' }).click();
    await this.page.getByRole('searchbox').fill(name);
    await this.page.getByRole('main').getByRole('listitem').getByRole('link', { name }).first().click();
    await expect(this.page.getByLabel('Daftar periksa untuk')).toBeVisible();
  }

  /** Ticks a danger sign of the checklist. */
  async tickDanger(sign: string): Promise<void> {
    await this.#button('Apakah ada masalah ini?', sign).click();
  }

  /** Goes from the checklist that is open straight to a referral, which is filled in as far as it is known. */
  async referFromVisit(): Promise<void> {
    await this.page.getByRole('button', { name: 'Simpan dan rujuk sekarang' }).click();
    await this.page.waitForURL('**/rujukan/baru**');
  }

  async saveReferral(escort: string): Promise<void> {
    await this.page.getByLabel('Siapa yang mengantar').fill(escort);
    await this.page.getByRole('button', { name: 'Simpan rujukan' }).click();
    await this.page.waitForURL(/\/rujukan\/(?!baru)/);
  }

  /** Opens the referral of somebody from the list. */
  async openReferral(name: string): Promise<void> {
    await this.toVisits();
    await this.page.getByRole('link', { name: 'Rujukan', exact: true }).click();
    await this.page.getByRole('link', { name }).click();
  }

  /** Where the referral that is open has come to. */
  get state(): Locator {
    return this.page.getByRole('main').getByRole('status').first();
  }

  async step(action: string): Promise<void> {
    await this.page.getByRole('button', { name: action, exact: true }).click();
  }

  /** Writes what came of it, with a message for the cadre and a diagnosis that is not for her. */
  async giveFeedback(result: string, advice: string, diagnosis: string): Promise<void> {
    await this.#button('Hasil', result).click();
    await this.page.getByLabel('Pesan untuk kader').fill(advice);
    await this.page.getByLabel('Diagnosis (hanya dibaca petugas)').fill(diagnosis);
    await this.page.getByRole('button', { name: 'Simpan, rujukan selesai' }).click();
  }

  /** "Lapor kejadian": one case of something in the hamlet. */
  async report(event: string): Promise<void> {
    await this.toVisits();
    await this.page.getByRole('link', { name: 'Lapor kejadian' }).click();
    await this.page.getByRole('button', { name: 'Laporan baru' }).click();
    await this.#button('Apa yang terjadi', event).click();
    await this.page.getByLabel('Dusun').fill('Krajan');
    await this.page.getByRole('button', { name: 'Kirim laporan' }).click();
    await expect(this.page.getByRole('heading', { name: event })).toBeVisible();
  }

  #button(group: string, name: string): Locator {
    return this.page.getByRole('group', { name: group, exact: true }).getByRole('button', { name });
  }
}
