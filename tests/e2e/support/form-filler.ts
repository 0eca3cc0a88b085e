import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';
import type { Field } from '#lib/forms/engine/field.ts';
import type { Form } from '#lib/forms/engine/form.ts';
import { t, textOf } from '#lib/i18n/visit-text.ts';

/** Answers as the paper has them, by the codes of the form. */
export type PaperAnswers = Readonly<Record<string, unknown>>;

const YES: ReadonlySet<unknown> = new Set([true, 'ya', 'Ya', 1]);
const MONTHS = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
];

/** Forms whose page a screen reader's rules were held against in this run; once is enough for each. */
const heard = new Set<string>();

/** Fills in any form as a person does: by the names of the fields and the words of the answers. */
export class FormFiller {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Answers the fields of a form that the paper speaks of, in the order of the form. */
  async answerForm(form: Form, answers: PaperAnswers): Promise<void> {
    await this.openParts();
    await this.#hear(form);
    for (const field of form.fields) {
      if (field.computed === undefined && answers[field.code] !== undefined)
        await this.#answer(field, answers[field.code]);
    }
    await this.#leaveSecondReading(form, answers);
    const { dangerSigns } = answers;
    if (Array.isArray(dangerSigns) && form.fields.some(({ code }) => code === 'dangerSigns')) {
      await this.#answerSigns(form, dangerSigns.map(String));
    }
  }

  async #hear({ code }: Form): Promise<void> {
    if (heard.has(code)) return;
    heard.add(code);
    const { violations } = await new AxeBuilder({ page: this.#page }).analyze();
    expect(violations.map(({ id, nodes }) => [code, id, nodes.map(({ html }) => html)])).toEqual([]);
  }

  /** A high blood pressure is read twice; where the paper has one reading, the app is told so. */
  async #leaveSecondReading(form: Form, { bpSystolic, bpSystolic2 }: PaperAnswers): Promise<void> {
    const second = form.fields.find(({ code }) => code === 'bpSystolic2');
    if (!second || bpSystolic === undefined || bpSystolic2 !== undefined) return;
    if (await this.#page.getByLabel(textOf(second.label), { exact: true }).isVisible()) {
      await this.leaveBlank(second, textOf('empty.notMeasured'));
    }
  }

  /** Leaves a field blank with a reason. */
  async leaveBlank(field: Field, reason: string): Promise<void> {
    const label = textOf(field.label);
    const own = this.#fieldOf(label);
    await own.getByRole('button', { name: t('form.blank') }).click();
    const reasons = own.getByRole('group', { name: t('form.blank.title') });
    await reasons.getByRole('button', { name: reason, exact: true }).click();
    await expect(own.getByRole('button', { name: t('form.blank.undo') })).toBeVisible();
  }

  /** Saves; where a value is unusual the app asks first, and the paper says it is right. Ends with the first tick. */
  async save(label: string = t('form.save')): Promise<void> {
    const save = this.#page.getByRole('button', { name: label, exact: true });
    const confirm = this.#page.getByRole('button', { name: t('form.confirm') });
    await save.click();
    for (;;) {
      await expect(save.and(this.#page.locator(':disabled'))).toHaveCount(0);
      await expect(confirm.first().or(save.first()).or(this.#page.getByRole('status')).first()).toBeVisible();
      if (!(await confirm.first().isVisible())) return;
      await confirm.first().click();
      if ((await confirm.count()) === 0) await save.click();
    }
  }

  /** Parts of a form that are closed at first are opened, as by a tap on their name. */
  async openParts(): Promise<void> {
    const closed = this.#page.locator('form details:not([open]) > summary');
    while ((await closed.count()) > 0) await closed.first().click();
  }

  async #answer(field: Field, value: unknown): Promise<void> {
    const label = textOf(field.label);
    switch (field.kind) {
      case 'number':
        return await this.#page.getByLabel(label, { exact: true }).fill(String(value).replace('.', ','));
      case 'text':
        return await this.#page.getByLabel(label, { exact: true }).fill(String(value));
      case 'date':
        return await this.answerDate(label, String(value));
      case 'yesNo':
        return await this.tap(label, YES.has(value) ? t('form.yes') : t('form.no'));
      case 'choice':
        return await this.tap(label, textOf(labelOf(field, value)));
      case 'score':
        return await this.#tapScore(field, value);
      case 'choices':
        for (const option of field.options) {
          if (Array.isArray(value) && value.includes(option.code)) await this.tap(label, textOf(option.label));
        }
        return;
      default:
        field satisfies never;
    }
  }

  /** A score stands before its words, where they are long. */
  async #tapScore({ code, label, options }: Extract<Field, { kind: 'score' }>, score: unknown): Promise<void> {
    const option = options.find((one) => one.score === score);
    if (!option) throw new Error(`${code} has no score ${String(score)}`);
    const words = textOf(option.label);
    const group = this.#page.getByRole('group', { name: textOf(label), exact: true });
    const named = (name: string) => group.getByRole('button', { name, exact: true });
    const button = named(words).or(named(`${String(score)} ${words}`));
    if ((await button.getAttribute('aria-pressed')) !== 'true') await button.click();
  }

  /** Types a day into its three parts. */
  async answerDate(label: string, date: string): Promise<void> {
    const group = this.#page.getByRole('group', { name: label, exact: true });
    const [year = '', month = '', day = ''] = date.split('-');
    await group.getByLabel(t('form.date.day')).fill(String(Number(day)));
    await group.getByLabel(t('form.date.month')).selectOption({ label: MONTHS[Number(month) - 1]! });
    await group.getByLabel(t('form.date.year')).fill(year);
  }

  /** Those that are there are said one by one; then that all others are not. */
  async #answerSigns(form: Form, signs: readonly string[]): Promise<void> {
    for (const sign of signs) {
      const code = `danger${sign.charAt(0).toUpperCase()}${sign.slice(1)}`;
      const field = form.fields.find((one) => one.code === code);
      if (!field) throw new Error(`${form.code} does not ask ${code}`);
      await this.tap(textOf(field.label), t('form.yes'));
    }
    if (signs.length === 0) await this.#page.getByRole('button', { name: t('form.noSigns') }).click();
  }

  /** Taps an answer; one that is chosen already stays. */
  async tap(label: string, answer: string): Promise<void> {
    const group = this.#page.getByRole('group', { name: label, exact: true });
    const button = group.getByRole('button', { name: answer, exact: true });
    if ((await button.getAttribute('aria-pressed')) !== 'true') await button.click();
  }

  #fieldOf(label: string): Locator {
    return this.#page.locator('.field').filter({ has: this.#page.getByText(label, { exact: true }) });
  }
}

function labelOf({ code, options }: Extract<Field, { kind: 'choice' }>, value: unknown): string {
  const option = options.find((one) => one.code === value);
  if (!option) throw new Error(`${code} has no answer ${String(value)}`);
  return option.label;
}
