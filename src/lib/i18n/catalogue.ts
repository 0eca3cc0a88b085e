import { translated, translatedProblem } from './language.ts';
import type { ProblemText } from './problem-text.ts';

export type { ProblemText } from './problem-text.ts';

/** The three parts of a problem's text, filled in. */
export interface ProblemParts {
  readonly happened: string;
  readonly safe: string;
  readonly next: string;
}

/** Values for the places of a text; other things in it are passed over. */
export type Filling = { readonly [name: string]: unknown };

/** Names of the `{places}` in a text. */
export type Places<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Places<Rest> : never;

/** What a text needs to be filled in: nothing, or one value for each of its places. */
type Values<Text> = [Places<Text>] extends [never]
  ? []
  : [values: { readonly [name in Places<Text>]: string | number }];

/** Texts by key, and texts of problems by code. */
interface Texts<Messages> {
  readonly messages: Messages;
  readonly problems: { readonly [code: string]: ProblemText };
  /** Told of a problem that none of them knows, from a newer server perhaps; names its code. */
  readonly unknownProblem: ProblemText;
  /** Name of this catalogue in translations, where it has keys that another one uses for something else. */
  readonly area?: string;
}

/** Makes the functions by which texts are read, typed by the texts themselves: a wrong key or a missing value does not compile. */
export function makeCatalogue<Messages extends Readonly<Record<keyof Messages, string>>>({
  messages,
  problems,
  unknownProblem,
  area,
}: Texts<Messages>) {
  const texts: { readonly [key: string]: string } = messages;
  return {
    /** The text of a key, its places filled in. */
    t: <Key extends keyof Messages & string>(key: Key, ...values: Values<Messages[Key]>): string =>
      fill(translated(key, messages[key], area), values[0] ?? {}),
    /** The text of a key that comes as data (a field's label, the code of a class); the key itself where there is none. */
    textOf: (key: string, values: Filling = {}): string => fill(translated(key, texts[key] ?? key, area), values),
    /** True where there is a text of this key. */
    hasText: (key: string): boolean => Object.hasOwn(texts, key),
    /** What to tell of a problem. A place without a value is left as it is. */
    problemText: (code: string, values: Filling = {}): ProblemParts => {
      const [happened, safe, next] =
        translatedProblem(code, problems[code]) ?? translatedProblem('app.unknown', unknownProblem) ?? unknownProblem;
      const filling = { ...values, code };
      return { happened: fill(happened, filling), safe: fill(safe, filling), next: fill(next, filling) };
    },
    /** True where this problem is told of in its own words. */
    hasProblemText: (code: string): boolean => Object.hasOwn(problems, code),
  };
}

/** Puts values into the `{places}` of a text. */
export function fill(text: string, values: Filling): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : place;
  });
}
