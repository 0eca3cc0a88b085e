import type { Form } from '#lib/forms/engine/form.ts';
import { textOf } from '#lib/i18n/visit-text.ts';

/** Name of a form as a cadre reads it. */
export function formTitle({ code }: Pick<Form, 'code'>): string {
  return textOf(`form.title.${code}`);
}
