import type { FormContext } from '#lib/forms/engine/context.ts';
import { viewForm, type Form } from '#lib/forms/engine/form.ts';

/** The forms of which something is asked of this person, by who uses the device. */
export function askedForms(forms: readonly Form[], context: FormContext): readonly Form[] {
  return forms.filter((form) => viewForm(form, {}, context).fields.some((field) => field.computed === undefined));
}
