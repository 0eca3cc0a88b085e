import { expect, type Locator, type Page } from '@playwright/test';
import { PIN } from './stage.ts';

/** What a cadre measured of a child; numbers as she would type them, left out where she did not measure. */
export interface Measured {
  readonly weightKg?: number;
  readonly lengthHeightCm?: number;
  readonly position?: 'recumbent' | 'standing';
  readonly headCm?: number;
  readonly muacCm?: number;
  readonly oedema?: boolean;
}

/** Somebody a cadre looks for: what she types, and the name she then sees. */
export interface Sought {
  readonly typed: string;
  readonly name: string;
}

const NUMBERS = [
  ['weightKg', 'Berat badan'],
  ['lengthHeightCm', 'Panjang / tinggi badan'],
  ['headCm', 'Lingkar kepala'],
  ['muacCm', 'Lingkar lengan (LiLA)'],
] as const;
const POSITIONS = { recumbent: 'Telentang', standing: 'Berdiri' };

/** The pages of a cadre, by what she does on them. */
export class CadrePages {
  readonly #page: () => Page;
  readonly #cadre: string;

  /** @param page gives the tablet's page of the moment; @param cadre name under which she signs in */
  constructor(page: () => Page, cadre: string) {
    this.#page = page;
    this.#cadre = cadre;
  }

  get page(): Page {
    return this.#page();
  }

  /** "Masukkan kode dari bidan". */
  async enrol(code: string): Promise<void> {
    await this.page.getByLabel('Kode', { exact: true }).fill(code);
    await this.page.getByRole('button', { name: 'Hubungkan HP ini' }).click();
    await this.page.waitForURL('**/siapa');
  }

  /** "Siapa yang memakai?" and the PIN pad. */
  async signIn(): Promise<void> {
    await this.page.waitForURL('**/siapa');
    await this.page.getByRole('button', { name: this.#cadre }).click();
    for (const digit of PIN) await this.page.getByRole('button', { name: digit, exact: true }).click();
    await this.page.waitForURL('**/hari-buka');
  }

  async openDay(): Promise<void> {
    await this.page.getByRole('button', { name: 'Buka hari ini' }).click();
    await expect(this.searchLink).toBeVisible();
  }

  /** Finds somebody by what is typed and notes the arrival; ends on the search page. */
  async attend(child: Sought): Promise<void> {
    await this.#find(child);
    await this.#answer('Buku KIA', 'Ya');
    await this.page.getByRole('button', { name: 'Hadir, ke Langkah 2' }).click();
    await this.page.waitForURL('**/hari-buka/cari');
  }

  /** Opens a visit from the search, which is the shortest way to somebody who is here. */
  async openVisit(child: Sought): Promise<void> {
    await this.#find(child);
    await this.page.waitForURL('**/hari-buka/orang/**');
  }

  /** Fills the child form of the visit that is open and saves it; says "benar" where the app asks. */
  async measure(measured: Measured): Promise<void> {
    await this.#fill(measured);
    await this.#save();
  }

  async #fill(measured: Measured): Promise<void> {
    for (const [code, label] of NUMBERS) {
      const value = measured[code];
      if (value !== undefined) await this.page.getByLabel(label, { exact: true }).fill(String(value).replace('.', ','));
    }
    const { position, oedema } = measured;
    if (position !== undefined) await this.#answer('Cara ukur', POSITIONS[position]);
    if (oedema !== undefined) await this.#answer('Bengkak di kedua punggung kaki', oedema ? 'Ya' : 'Tidak');
  }

  /** Opens the form again on a visit that was measured, to add or to measure anew. */
  async measureAgain(measured: Measured): Promise<void> {
    await this.chooseStep('Ukur');
    await this.page.getByRole('button', { name: 'Tambah atau ukur ulang' }).click();
    await this.measure(measured);
  }

  async chooseStep(label: string): Promise<void> {
    await this.page
      .getByRole('button', { name: new RegExp(`^${label}`) })
      .first()
      .click();
  }

  /** Goes on through recording, service and education, as the main button leads. */
  async finishSteps(): Promise<void> {
    await this.page.getByRole('button', { name: 'Selesai, ke Layanan' }).click();
    await this.page.getByRole('button', { name: 'Selesai, ke Edukasi' }).click();
    const last = this.page.getByRole('button', { name: 'Selesai, boleh pulang' });
    await last.click();
    await expect(last).toBeHidden();
  }

  async toQueue(): Promise<void> {
    await this.page.getByRole('link', { name: 'Hari buka', exact: true }).click();
    await expect(this.searchLink).toBeVisible();
  }

  /** Opens one of the five queues of the session page. */
  async showQueue(label: string): Promise<void> {
    await this.page.getByRole('tab', { name: label }).click();
  }

  get searchLink(): Locator {
    return this.page.getByRole('link', { name: 'Cari atau daftarkan' });
  }

  /** The line that tells how many entries have not reached the server. */
  get syncLine(): Locator {
    return this.page.getByText(/belum terkirim|Semua sudah di server/).first();
  }

  /** Types into the search and takes the first hit of that name: several people share the end of a NIK. */
  async #find({ typed, name }: Sought): Promise<void> {
    await this.#toSearch();
    await this.page.getByRole('searchbox').fill(typed);
    await this.page.getByRole('main').getByRole('listitem').getByRole('link', { name }).first().click();
  }

  async #toSearch(): Promise<void> {
    if (new URL(this.page.url()).pathname === '/hari-buka/cari') return;
    if (new URL(this.page.url()).pathname !== '/hari-buka') await this.toQueue();
    await this.searchLink.click();
    await this.page.waitForURL('**/hari-buka/cari');
  }

  /** Taps an answer of a group of buttons, named as the field is; one that is chosen already stays. */
  async #answer(field: string | RegExp, answer: string): Promise<void> {
    const button = this.page.getByRole('group', { name: field }).getByRole('button', { name: answer, exact: true });
    if ((await button.getAttribute('aria-pressed')) !== 'true') await button.click();
  }

  /** "Simpan"; where a value is unusual the app asks first, and the paper says it is right. */
  async #save(): Promise<void> {
    const save = this.page.getByRole('button', { name: 'Simpan', exact: true });
    const confirm = this.page.getByRole('button', { name: 'Ya, benar' });
    await save.click();
    // The form goes once its answers are stored; a notice alone might be that of the entry before.
    while ((await this.#afterSaving(save, confirm)) === 'asked') {
      for (let left = await confirm.count(); left > 0; left--) {
        await confirm.first().click();
        await expect(confirm).toHaveCount(left - 1);
      }
      await save.click();
    }
    await expect(this.saved).toBeVisible();
  }

  /** What came of a tap on "Simpan": a question to be confirmed, or the form is gone. */
  async #afterSaving(save: Locator, confirm: Locator): Promise<'asked' | 'stored'> {
    await expect
      .poll(async () => (await confirm.first().isVisible()) || !(await save.isVisible()), { timeout: 30_000 })
      .toBe(true);
    return (await confirm.first().isVisible()) ? 'asked' : 'stored';
  }

  /** Shown when an entry has its first tick. */
  get saved(): Locator {
    return this.page.getByRole('status').filter({ hasText: 'Tersimpan' });
  }
}
