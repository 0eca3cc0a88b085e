/** One line of a form: what is asked and how; values are texts, several codes are joined by a space. */
export interface EntryField {
  readonly name: string;
  readonly label: string;
  readonly kind: 'text' | 'number' | 'date' | 'choice' | 'many';
  readonly value: string;
  readonly required?: boolean;
  /** For `choice` and `many`. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly help?: string;
  /** Latest day, for `date`. */
  readonly max?: string;
}

/** What was typed, by field. */
export type EntryValues = Readonly<Record<string, string>>;

/** A text that may be left open. */
export function openText(text: string | undefined): string | null {
  const tidy = (text ?? '').trim();
  return tidy === '' ? null : tidy;
}

/** A number that may be left open; a comma counts as a decimal point. */
export function openNumber(text: string | undefined): number | null {
  const tidy = (text ?? '').trim().replace(',', '.');
  const value = Number(tidy);
  return tidy === '' || !Number.isFinite(value) ? null : value;
}

/** The codes of a field of kind `many`. */
export function codesOf(text: string | undefined): readonly string[] {
  return (text ?? '').split(' ').filter((code) => code !== '');
}
