import { expect, type Locator, type Page } from '@playwright/test';
import { cardOf, type Card, type ServedGroup } from '#lib/domain/interpretation/card.ts';
import { attendanceForm } from '#lib/forms/definitions/attendance.ts';
import type { Form } from '#lib/forms/engine/form.ts';
import { loadForms } from '#lib/ui/fields/load-forms.ts';
import { formTitle } from '#lib/ui/visit/form-title.ts';
import { t, textOf } from '#lib/i18n/visit-text.ts';
import type { CadrePages, Sought } from './cadre-pages.ts';
import type { DayTask } from './example-day.ts';
import { readDataCsv } from '../../support/csv.ts';
import { FormFiller, type PaperAnswers } from './form-filler.ts';

/** What the app says of a visit: codes that stand beside the words. */
export interface SeenResult {
  readonly colour: string;
  readonly referralLevel: string;
  readonly reasons: readonly string[];
}

/** The pages of a session day for every group, by what is done at each step. */
export class DayPages {
  readonly #pages: CadrePages;

  constructor(pages: CadrePages) {
    this.#pages = pages;
  }

  get page(): Page {
    return this.#pages.page;
  }

  get #filler(): FormFiller {
    return new FormFiller(this.page);
  }

  /** Step 1: finds somebody and notes the arrival; ends on the search page. */
  async register(task: DayTask): Promise<void> {
    await this.#pages.openVisit(soughtOf(task));
    const save = this.page.getByRole('button', { name: t('attend.save') });
    const steps = this.page.getByRole('navigation', { name: t('visit.steps') });
    await expect(save.or(steps)).toBeVisible();
    // Another tablet was faster: the visit is there, and there is nothing to register.
    if (await steps.isVisible()) return;
    try {
      await this.#fillArrival(task, save);
    } catch (error) {
      // The same while this one was being filled in.
      if (!(await steps.isVisible())) throw error;
    }
  }

  async #fillArrival(task: DayTask, save: Locator): Promise<void> {
    // Who can be in one group only is not asked which.
    const asksGroup = await this.page.getByRole('group', { name: t('attendance.group') }).isVisible();
    const { group, ...answers } = attendanceAnswers(task);
    await this.#filler.answerForm(attendanceForm, asksGroup ? { group, ...answers } : answers);
    await save.click();
    await this.page.waitForURL('**/hari-buka/cari');
  }

  /** Opens somebody who is here at a step. */
  async open(task: Pick<DayTask, 'visitor'>, step: DayTask['step']): Promise<void> {
    await this.#pages.openVisit(soughtOf(task));
    await this.#stepButton(step).click();
    const heading = step === 'education' ? t('education.title') : t(`step.${step}.long`);
    await this.page.getByRole('heading', { name: heading }).waitFor();
  }

  /** Fills in whichever forms of the step ask what the paper says, and saves each. */
  async answer(task: DayTask): Promise<void> {
    const card = cardOfTask(task);
    const [measurement, questions] = await Promise.all([loadForms(card, 'measurement'), loadForms(card, 'service')]);
    const measured = measurement.filter((form) => isAsked(form, task.values));
    if (measured.length > 0) {
      await this.open(task, 'measurement');
      const again = this.page.getByRole('button', { name: t('visit.measureMore') });
      await expect(again.or(this.#save)).toBeVisible();
      if (await again.isVisible()) await again.click();
      for (const form of measured) await this.#fillIn(form, task.values);
    }
    const asked = questions.filter((form) => isAsked(form, task.values));
    if (asked.length === 0) return;
    await this.open(task, task.step);
    for (const form of asked) {
      await this.#toQuestions();
      await this.page
        .getByRole('button', { name: formTitle(form) })
        .first()
        .click();
      await this.page.getByRole('heading', { name: formTitle(form) }).waitFor();
      await this.#fillIn(form, task.values);
    }
    await this.#toQuestions();
  }

  /** "Selesai, ke ..." */
  async finish(step: 'recording' | 'service'): Promise<void> {
    const next = { recording: 'service', service: 'education' } as const;
    await this.page.getByRole('button', { name: t('step.finish', { next: t(`step.${next[step]}`) }) }).click();
    await expect(this.#stepButton(step)).toContainText(t('step.finished'));
  }

  /** Step 5: says what the app proposes, and lets the family go. */
  async educate(task: DayTask): Promise<void> {
    await this.open(task, 'education');
    await this.page.getByRole('button', { name: t('step.finish.last') }).click();
    await this.page.waitForURL('**/hari-buka');
  }

  /** "Betulkan": another value for what was measured, with a reason. */
  async correct(task: DayTask): Promise<void> {
    const code = task.correction!.code;
    const [form] = await loadForms(cardOfTask(task), 'measurement');
    const field = form?.fields.find((one) => one.code === code);
    if (!form || !field) throw new Error(`no field ${code}`);
    await this.open(task, 'measurement');
    await this.page.getByRole('button', { name: new RegExp(`${t('visit.correct')}.*${textOf(field.label)}`) }).click();
    await this.#filler.answerForm({ ...form, fields: [field] }, task.values);
    const save = this.page.getByRole('button', { name: t('visit.correct.save') });
    await save.click();
    await expect(save).toHaveCount(0);
  }

  /** Decides between two figures. @param words the one that stands, as it is shown */
  async settle(task: Pick<DayTask, 'visitor'>, words: string): Promise<void> {
    await this.#pages.openVisit(soughtOf(task));
    const card = this.page.getByRole('region', { name: /^Dua angka/ });
    await card.getByRole('button', { name: `Pilih ${words}` }).click();
    await expect(card).toHaveCount(0);
  }

  /** "Pulang lebih dulu". */
  async leave(task: DayTask): Promise<void> {
    await this.#pages.openVisit(soughtOf(task));
    await this.page.getByRole('button', { name: t('step.other') }).click();
    await this.page.getByLabel(t('step.reason')).fill(task.left!);
    await this.page.getByRole('button', { name: t('step.left') }).click();
    await expect(this.page.getByRole('dialog')).toHaveCount(0);
  }

  /** The result of a visit as the step of recording shows it. */
  async readResult(task: Pick<DayTask, 'visitor'>): Promise<SeenResult> {
    await this.open(task, 'recording');
    const card = this.page.getByRole('region', { name: t('result.title') });
    const [colour, referralLevel] = await Promise.all([
      card.getAttribute('data-colour'),
      card.getAttribute('data-level'),
    ]);
    const reasons = await card
      .locator('[data-reason]')
      .evaluateAll((items) => items.map((item) => item.getAttribute('data-reason')));
    return { colour: colour ?? '', referralLevel: referralLevel ?? '', reasons: reasons.map(String) };
  }

  /** "Rekap": the figures of the day, each by the words beside it. */
  async readRecap(): Promise<ReadonlyMap<string, number>> {
    await this.page.getByRole('link', { name: 'Rekap', exact: true }).click();
    await this.page.getByRole('heading', { name: t('recap.referrals') }).waitFor();
    const rows = this.page.getByRole('main').locator('li > button');
    const texts = await rows.evaluateAll((items) =>
      items.map(
        (item) => [item.firstElementChild?.textContent ?? '', item.lastElementChild?.textContent ?? ''] as const,
      ),
    );
    return new Map(texts.map(([label, count]) => [label.trim().replaceAll(/\s+/g, ' '), Number(count)]));
  }

  /** S, K, D, N and the others of the month, as the page of the recap shows them. */
  async readMonth(): Promise<ReadonlyMap<string, number>> {
    await this.page.getByRole('link', { name: 'Rekap', exact: true }).click();
    const month = this.page.locator('section', { has: this.page.getByRole('heading', { name: t('recap.children') }) });
    const tiles = month.getByRole('listitem');
    await tiles.first().waitFor();
    const texts = await tiles.evaluateAll((items) =>
      items.map(({ firstElementChild: tile }) => [
        tile?.lastElementChild?.textContent ?? '',
        tile?.firstElementChild?.textContent ?? '',
      ]),
    );
    return new Map(texts.map(([label = '', count]) => [label.trim().replaceAll(/\s+/g, ' '), Number(count)]));
  }

  async #fillIn(form: Form, values: PaperAnswers): Promise<void> {
    await this.#filler.answerForm(form, values);
    await this.#filler.save();
  }

  /** Back to the list of questionnaires, where one of them is open. */
  async #toQuestions(): Promise<void> {
    const back = this.page.getByRole('button', { name: t('visit.questions.back') });
    const list = this.page.getByRole('region', { name: t('visit.questions') });
    await expect(back.or(list)).toBeVisible();
    if (await back.isVisible()) await back.click();
    await list.waitFor();
  }

  #stepButton(step: DayTask['step']): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^${t(`step.${step}`)}`) }).first();
  }

  get #save(): Locator {
    return this.page.getByRole('button', { name: t('form.save'), exact: true });
  }
}

/** The card of a visitor's group. */
export function cardOfTask({ visitor }: Pick<DayTask, 'visitor'>): Card {
  return cardOf(visitor.group as ServedGroup);
}

/** People whose NIK in the register is another than on their card (too short, spoiled, the mother's): they are found by name. */
const NIK_DOUBTED: ReadonlySet<string> = new Set(
  readDataCsv('desa-contoh/expected/sasaran-issues.csv')
    .filter((issue) => issue['code']?.startsWith('NIK'))
    .map((issue) => issue['personId'] ?? ''),
);

/** What is typed to find a visitor: the end of the NIK, or the name where there is none. */
export function soughtOf({ visitor: { name, nik, personId } }: Pick<DayTask, 'visitor'>): Sought {
  return { name, typed: nik === '' || NIK_DOUBTED.has(personId) ? name : nik.slice(-4) };
}

/** True where the paper speaks of something that a form asks. */
export function isAsked(form: Form, values: PaperAnswers): boolean {
  return form.fields.some(
    ({ code, computed }) => Object.hasOwn(values, code) && (computed === undefined || code === 'dangerSigns'),
  );
}

const KIA_GROUPS: ReadonlySet<string> = new Set(['pregnant', 'postpartum', 'infant', 'toddler', 'preschool']);

function attendanceAnswers({ values, visitor }: DayTask): PaperAnswers {
  const { insured, ...rest } = values;
  const known = insured === 'Ya' ? { insured: true } : insured === 'Tidak' ? { insured: false } : {};
  // Who has no Buku KIA by age is not asked for it.
  const { kiaBook, ...others } = rest;
  return { ...others, ...known, ...(KIA_GROUPS.has(visitor.group) ? { kiaBook } : {}) };
}
