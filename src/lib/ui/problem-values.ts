import { formatDate, formatMeasure, formatNumber } from '#lib/i18n/formats.ts';
import type { Filling } from '#lib/i18n/catalogue.ts';
import { textOf } from '#lib/i18n/visit-text.ts';
import type { FormProblem } from '#lib/forms/engine/problem.ts';

/**
 * Values for the text of a form problem, written as people read them: names of fields, numbers with comma and unit, dates.
 * @param label key of the field's name
 */
export function valuesOfProblem(problem: FormProblem, label: string, unit = ''): Filling {
  const filling: { [name: string]: unknown } = { ...problem, field: textOf(label) };
  for (const name of ['value', 'min', 'max', 'suggestion', 'by']) {
    const number = filling[name];
    if (typeof number === 'number') filling[name] = formatMeasure(number, unit);
  }
  if (typeof filling['bmi'] === 'number') filling['bmi'] = formatNumber(filling['bmi'], 1);
  const previous = 'previous' in problem ? problem.previous : undefined;
  filling['previous'] =
    typeof previous?.value === 'number'
      ? `${formatMeasure(previous.value, unit)} (${formatDate(previous.date)})`
      : textOf('form.previous.unknown');
  return filling;
}
