import { id } from './messages/id.ts';
import { formProblems, type ProblemText } from './messages/problems.ts';
import { systemProblems } from './messages/system-problems.ts';

type Messages = typeof id;

/** A key of the message catalogue. */
export type MessageKey = keyof Messages;

/** Names of the `{places}` in a text. */
export type Places<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Places<Rest> : never;

/** What a text needs to be filled in: nothing, or one value for each of its places. */
type Values<Key extends MessageKey> = [Places<Messages[Key]>] extends [never]
  ? []
  : [values: { readonly [name in Places<Messages[Key]>]: string | number }];

const PROBLEMS: { readonly [code: string]: ProblemText } = { ...formProblems, ...systemProblems };
const TEXTS: { readonly [key: string]: string } = id;

/** The text of a key, its places filled in. */
export function t<Key extends MessageKey>(key: Key, ...values: Values<Key>): string {
  return fill(id[key], values[0] ?? {});
}

/** The text of a key that comes as data (a field's label, the code of a class); the key itself where the catalogue lacks it. */
export function textOf(key: string, values: Filling = {}): string {
  return fill(TEXTS[key] ?? key, values);
}

/** True where the catalogue has this key. */
export function hasText(key: string): boolean {
  return Object.hasOwn(TEXTS, key);
}

/** The three parts of a problem's text. */
export interface ProblemParts {
  readonly happened: string;
  readonly safe: string;
  readonly next: string;
}

/**
 * What to tell of a problem. An unknown code, from a newer server perhaps, is told in general words that name it.
 * @param values for the places of the text; a place without a value is left as it is
 */
export function problemText(code: string, values: Filling = {}): ProblemParts {
  const [happened, safe, next] = PROBLEMS[code] ?? UNKNOWN;
  const filling = { ...values, code };
  return { happened: fill(happened, filling), safe: fill(safe, filling), next: fill(next, filling) };
}

/** True where the catalogue tells of this problem. */
export function hasProblemText(code: string): boolean {
  return Object.hasOwn(PROBLEMS, code);
}

const UNKNOWN = systemProblems['app.unknown'];

/** Values for the places of a text; other things in it are passed over. */
export type Filling = { readonly [name: string]: unknown };

export function fill(text: string, values: Filling): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : place;
  });
}
