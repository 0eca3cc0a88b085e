import { type Locator, type Page } from '@playwright/test';

/** A day as it is typed: number, name of the month, year. */
export type TypedDay = readonly [day: string, month: string, year: string];

/** Who is registered. */
export interface NewPerson {
  readonly name: string;
  readonly sex: 'Laki-laki' | 'Perempuan';
  readonly born: TypedDay;
  readonly mother?: string;
}

/** The pages of step 4 and what belongs to it, by what a person does on them. */
export class CarePages {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** "Cari", "Daftarkan"; ends on the page of the visit. */
  async register({ name, sex, born, mother }: NewPerson): Promise<void> {
    await this.#goto('Hari buka');
    await this.#page.getByRole('link', { name: 'Cari atau daftarkan' }).click();
    await this.#page.getByRole('searchbox').fill(name);
    await this.#page.getByRole('button', { name: /Daftarkan "/ }).click();
    await this.#page.waitForURL('**/daftar-baru');
    await this.#page.getByLabel('Nama lengkap').fill(name);
    await this.#page.getByRole('group', { name: 'Jenis kelamin' }).getByRole('button', { name: sex }).click();
    await this.date('Tanggal lahir', born);
    if (mother) await this.#page.getByLabel('Nama ibu', { exact: true }).fill(mother);
    await this.#page.getByRole('button', { name: 'Simpan, lanjut ke kehadiran' }).click();
    await this.#page.waitForURL('**/hari-buka/orang/**');
  }

  /** Step 1 with what the form proposes. */
  async arrive(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Hadir, ke Langkah 2' }).click();
    await this.#page.waitForURL((url) => url.pathname === '/hari-buka/cari');
  }

  async date(field: string, [day, month, year]: TypedDay): Promise<void> {
    const group = this.#page.getByRole('group', { name: field, exact: true }).first();
    await group.getByLabel('Tanggal').fill(day);
    await group.getByLabel('Bulan').selectOption({ label: month });
    await group.getByLabel('Tahun').fill(year);
  }

  /** The visit of somebody who is here, at a step. */
  async openVisit(name: string, step: string): Promise<void> {
    await this.#goto('Hari buka');
    await this.#page.getByRole('link', { name: 'Cari atau daftarkan' }).click();
    await this.#page.getByRole('searchbox').fill(name);
    await this.#page.getByRole('main').getByRole('listitem').getByRole('link', { name }).first().click();
    await this.#page.waitForURL('**/hari-buka/orang/**');
    await this.#page
      .getByRole('button', { name: new RegExp(`^${step}`) })
      .first()
      .click();
  }

  async openDoses(name: string): Promise<void> {
    await this.openVisit(name, 'Layanan');
    await this.#page.getByRole('link', { name: 'Semua imunisasi' }).click();
    await this.#page.waitForURL('**/imunisasi/**');
  }

  /** "Salin dari Buku KIA": all vaccines of one day. */
  async copy(day: TypedDay, vaccines: readonly string[]): Promise<void> {
    await this.#page.getByRole('button', { name: 'Salin dari Buku KIA' }).click();
    await this.date('Tanggal diberikan', day);
    for (const vaccine of vaccines) {
      await this.#page
        .getByRole('group', { name: 'Vaksin pada tanggal itu' })
        .getByRole('button', { name: vaccine, exact: true })
        .click();
    }
    await this.keepPicture('copy');
    await this.#page.getByRole('button', { name: 'Simpan tanggal ini' }).click();
    await this.#page.getByText(/dosis disalin/).waitFor();
    await this.#page.getByRole('button', { name: 'Tutup' }).click();
  }

  /** The cell of a vaccine's dose in the ladder. */
  cell(vaccine: string, number: number): Locator {
    return this.#page
      .getByRole('row', { name: new RegExp(`^${vaccine}`) })
      .getByRole('cell')
      .nth(number - 1);
  }

  /** Writes a batch of today down; the midwife does. */
  async addBatch(vaccine: string, batch: string, expiry: TypedDay): Promise<void> {
    await this.#page.goto(new URL('/imunisasi/stok', this.#page.url()).href);
    await this.#page.getByRole('group', { name: 'Vaksin' }).getByRole('button', { name: vaccine, exact: true }).click();
    await this.#page.getByLabel('Batch', { exact: true }).fill(batch);
    await this.date('Kedaluwarsa', expiry);
    await this.#page.getByRole('group', { name: 'VVM' }).getByRole('button', { name: 'A', exact: true }).click();
    await this.#page.getByRole('button', { name: 'Simpan batch' }).click();
    await this.#page.getByText('Dapat dipakai').waitFor();
    await this.keepPicture('stock');
  }

  async openConfidential(name: string): Promise<void> {
    await this.openVisit(name, 'Layanan');
    await this.#page.getByRole('link', { name: /ruang tertutup/ }).click();
    await this.#page.waitForURL('**/rahasia/**');
  }

  /** Answers every question with no, and the gravest with yes. */
  async askInConfidence(name: string): Promise<void> {
    await this.openConfidential(name);
    await this.#page.getByRole('main').getByRole('button').first().click();
    const questions = this.#page.getByRole('main').getByRole('group');
    await questions.first().waitFor();
    const count = await questions.count();
    for (let at = 0; at < count; at += 1) {
      const answer = at === count - 1 ? 'Ya' : 'Tidak';
      await questions.nth(at).getByRole('button', { name: answer, exact: true }).click();
    }
    await this.keepPicture('questions');
    await this.#page.getByRole('button', { name: 'Simpan dan tutup' }).click();
  }

  /** "Lainnya", "Imunisasi". */
  async openDueLists(): Promise<void> {
    await this.#goto('Lainnya');
    await this.#page.getByRole('link', { name: 'Imunisasi', exact: true }).click();
    await this.#page.waitForURL('**/imunisasi');
  }

  async openPregnancies(name: string): Promise<void> {
    await this.#goto('Sasaran');
    await this.#page.getByRole('searchbox').fill(name);
    await this.#page.getByRole('main').getByRole('link', { name }).first().click();
    await this.#page.waitForURL('**/orang/**');
    const personId = new URL(this.#page.url()).pathname.split('/').at(-1);
    await this.#page.goto(new URL(`/kehamilan/${personId}`, this.#page.url()).href);
  }

  /** Keeps a picture of the page for who wants to look at it (`PICTURES` names a folder). */
  async keepPicture(name: string): Promise<void> {
    const folder = process.env['PICTURES'];
    if (folder) await this.#page.screenshot({ path: `${folder}/care-${name}.png`, fullPage: true });
  }

  async #goto(place: string): Promise<void> {
    await this.#page.getByRole('link', { name: place, exact: true }).click();
  }
}
