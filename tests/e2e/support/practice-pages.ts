import { expect, type Locator, type Page } from '@playwright/test';
import { CadrePages } from './cadre-pages.ts';

/** The child of the guide. */
const BAYU = { typed: 'Bayu', name: 'Bayu Contoh' };

const BEFORE_CODE = 'Belum punya kode? Coba latihan dulu';

/** Practice as somebody goes through it who does what the guide says. */
export class PracticePages {
  readonly #page: () => Page;
  readonly #cadre: CadrePages;

  /** @param page gives the tablet's page of the moment */
  constructor(page: () => Page) {
    this.#page = page;
    this.#cadre = new CadrePages(page, 'Anda');
  }

  /** The mark that stands on every screen. */
  get mark(): Locator {
    return this.#page().getByText('LATIHAN: bukan data sungguhan');
  }

  get guide(): Locator {
    return this.#page().getByRole('region', { name: 'Panduan latihan' });
  }

  /** The way in on the page that asks for a code; it is there once the app is open. */
  get entry(): Locator {
    return this.#page().getByRole('button', { name: BEFORE_CODE });
  }

  /** From the page that asks for a code. */
  async enterBeforeCode(): Promise<void> {
    await this.#enter(BEFORE_CODE);
  }

  /** From "Lainnya". */
  async enterFromMore(): Promise<void> {
    await this.#page().getByRole('link', { name: 'Lainnya', exact: true }).click();
    await this.#enter('Latihan');
  }

  /** Goes through all steps; `look` is called on the screen on which each of them is told. */
  async walk(look: (step: number) => Promise<void>): Promise<void> {
    const cadre = this.#cadre;
    const deeds = [
      () => cadre.openDay(),
      () => cadre.attend(BAYU),
      () => this.#weigh(),
      () => this.#correct(),
      () => this.#tell(),
    ];
    for (const [at, deed] of deeds.entries()) {
      await this.#seeStep(at + 1);
      await look(at + 1);
      await deed();
    }
    await this.#seeStep(deeds.length + 1);
    await look(deeds.length + 1);
  }

  /** "Mulai yang sungguhan", at the end of the guide. */
  async finish(): Promise<void> {
    await this.guide.getByRole('button', { name: 'Mulai yang sungguhan' }).click();
    await expect(this.mark).toHaveCount(0);
  }

  /** "Keluar", at any time. */
  async leave(): Promise<void> {
    await this.#page().getByRole('button', { name: 'Keluar', exact: true }).click();
    await expect(this.mark).toHaveCount(0);
  }

  async #enter(name: string): Promise<void> {
    await this.#page().getByRole('button', { name, exact: true }).click();
    await expect(this.mark).toBeVisible();
  }

  async #seeStep(number: number): Promise<void> {
    await expect(this.guide).toContainText(`Langkah ${number} dari 6`);
    await expect(this.mark).toBeVisible();
  }

  async #weigh(): Promise<void> {
    await this.#cadre.toQueue();
    await this.#page().getByRole('link', { name: BAYU.name }).first().click();
    await this.#cadre.measure({ weightKg: 8.9 });
  }

  async #tell(): Promise<void> {
    await this.#cadre.chooseStep('Catat');
    await this.#cadre.finishSteps();
  }

  async #correct(): Promise<void> {
    await this.#cadre.chooseStep('Ukur');
    await this.#page()
      .getByRole('button', { name: /Betulkan.*Berat badan/ })
      .click();
    const dialog = this.#page().getByRole('dialog');
    await dialog.getByLabel('Berat badan', { exact: true }).fill('8,6');
    const save = dialog.getByRole('button', { name: 'Simpan pembetulan' });
    await save.click();
    await expect(save).toHaveCount(0);
  }
}
