import { expect, type Locator, type Page } from '@playwright/test';
import type { EmptyReason } from '#lib/events/empty.ts';
import type { Form } from '#lib/forms/engine/form.ts';
import { careTextOf, doseName, tc } from '#lib/i18n/care-text.ts';
import { textOf } from '#lib/i18n/visit-text.ts';
import { loadConfidentialForms, loadLabForms } from '#lib/ui/fields/load-forms.ts';
import { TOO_YOUNG_FOR } from '../../support/session-differences.ts';
import { cardOfTask, isAsked, type DayPages } from './day-pages.ts';
import type { DayTask } from './example-day.ts';
import { FormFiller } from './form-filler.ts';

/** What a nakes does at step 4 beside the questions: blood, doses and supplies, and what is asked in confidence. */
export class ServicePages {
  readonly #day: DayPages;

  constructor(day: DayPages) {
    this.#day = day;
  }

  get page(): Page {
    return this.#day.page;
  }

  /** Writes the batches on the table down, on the page of vaccines. */
  async layOut(antigens: readonly string[], expiryDate: string): Promise<void> {
    const filler = new FormFiller(this.page);
    await this.page.goto(new URL('/imunisasi/stok', this.page.url()).href);
    for (const [at, antigen] of antigens.entries()) {
      await filler.tap(tc('doses.vaccine'), careTextOf(`vaccine.${antigen}`));
      await this.page.getByLabel(tc('doses.batch'), { exact: true }).fill(`B${at + 1}`);
      await filler.answerDate(tc('doses.expiry'), expiryDate);
      await filler.tap(tc('doses.vvm'), 'A');
      await this.page.getByRole('button', { name: tc('stock.save') }).click();
      await expect(this.page.getByText(tc('stock.usable'))).toHaveCount(at + 1);
    }
  }

  /** Everything of one task. */
  async serve(task: DayTask): Promise<void> {
    await this.#day.answer(task);
    await this.#ask(task);
    await this.#day.open(task, 'service');
    await this.#measureBlood(task);
    for (const { item, amount } of task.given) {
      const isForbidden = item === TOO_YOUNG_FOR.dose && task.visitor.visitor === TOO_YOUNG_FOR.visitor;
      if (isForbidden) await expect(this.#doseButton(item)).toHaveCount(0);
      else await this.#give(item, amount);
    }
    await this.#day.finish('service');
  }

  async #measureBlood(task: DayTask): Promise<void> {
    for (const form of await loadLabForms(cardOfTask(task))) {
      const blanks = form.fields.filter(({ code }) => Object.hasOwn(task.blanks, code));
      if (!isAsked(form, task.values) && blanks.length === 0) continue;
      await this.page.getByText(tc('service.lab'), { exact: true }).click();
      const filler = new FormFiller(this.page);
      await filler.answerForm(form, task.values);
      for (const field of blanks) await filler.leaveBlank(field, textOf(`empty.${reasonOf(task.blanks[field.code])}`));
      await filler.save(tc('pregnancy.save'));
      await expect(this.page.getByText(tc('service.lab.saved'))).toBeVisible();
    }
  }

  /** "Tanya dalam ruang tertutup"; ends on the visit again. */
  async #ask(task: DayTask): Promise<void> {
    const forms = (await loadConfidentialForms(cardOfTask(task))).filter((form) => isAsked(form, task.values));
    if (forms.length === 0) return;
    await this.#day.open(task, 'service');
    await this.page.getByRole('link', { name: tc('service.confidential') }).click();
    for (const form of forms) await this.#askOne(form, task);
    await this.page.getByRole('link', { name: tc('confidential.done') }).click();
    await this.page.waitForURL('**/hari-buka/orang/**');
  }

  async #askOne(form: Form, task: DayTask): Promise<void> {
    await this.page.getByRole('button', { name: textOf(`form.title.${form.code}`) }).click();
    const filler = new FormFiller(this.page);
    await filler.answerForm(form, task.values);
    await filler.save(tc('confidential.save'));
    await this.page.getByRole('heading', { name: tc('confidential.asked') }).waitFor();
  }

  #doseButton(item: string): Locator {
    return this.page.getByRole('button', { name: vaccineOf(item) });
  }

  /** One tap for what the app proposes in this amount; a dose that is early or late is considered first. */
  async #give(item: string, amount: number): Promise<void> {
    const isSupply = careTextOf(`supply.${item}`) !== `supply.${item}`;
    if (isSupply) {
      const offer = this.page.getByRole('button', {
        name: `${tc('service.give', { item: careTextOf(`supply.${item}`) })} · ${amount} `,
      });
      await offer.click();
      await expect(offer).toHaveCount(0);
      return;
    }
    // The notice of this dose: one of what was saved before it may still be there.
    const given = this.page.getByRole('status').filter({ hasText: vaccineName(item) });
    await this.#doseButton(item).first().click();
    const dialog = this.page.getByRole('dialog');
    await expect(dialog.or(given).first()).toBeVisible();
    if (await dialog.isVisible()) {
      await dialog.getByLabel(tc('doses.anyway')).check();
      await dialog.getByRole('button', { name: vaccineOf(item) }).click();
      await expect(dialog).toHaveCount(0);
    }
  }
}

/** Which dose it is follows from those that are known: nobody has copied these children's Buku KIA. */
function vaccineName(item: string): string {
  return doseName(item).replace(/ \d$/, '');
}

function vaccineOf(item: string): string {
  return tc('doses.give.one', { dose: vaccineName(item) });
}

const REASONS: { readonly [word: string]: EmptyReason } = { menolak: 'refused' };

function reasonOf(word: string | undefined): EmptyReason {
  const reason = REASONS[word ?? ''];
  if (!reason) throw new Error(`no reason: ${word}`);
  return reason;
}
