import type { DateWords } from './date-words.ts';
import type { ProblemText } from './problem-text.ts';

/** Languages that have a catalogue. Another one (`jv`, `su`) is a folder beside `messages/en/` and a line in `load-language.ts`; what it lacks is told in Bahasa Indonesia. */
export const LANGUAGES = ['id', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What a language says; a text that is missing is told in Bahasa Indonesia, the language of the sources. */
export interface Translation {
  /** Texts by key; by `area:key` where another area means something else by the same key. */
  readonly messages: { readonly [key: string]: string };
  readonly problems: { readonly [code: string]: ProblemText };
  /** What an import says of a cell or row, by code. */
  readonly issues: { readonly [code: string]: { readonly what: string; readonly todo: string } };
  readonly dates?: DateWords;
}

let translation: Translation | undefined;
/** Puts a text into the words of a place. */
let localise: ((text: string) => string) | undefined;

/** From now on texts are told in this language; undefined is Bahasa Indonesia. What is on the screen has to be drawn again by the caller. */
export function useTranslation(next: Translation | undefined): void {
  translation = next;
}

/** From now on texts are told in the words of a place; undefined leaves them as they are. */
export function useLocalWords(next: ((text: string) => string) | undefined): void {
  localise = next;
}

/** The text of a key in the chosen language. @param area where the same key may mean something else in another catalogue */
export function translated(key: string, original: string, area?: string): string {
  const messages = translation?.messages;
  const text = (area === undefined ? undefined : messages?.[`${area}:${key}`]) ?? messages?.[key] ?? original;
  return localise ? localise(text) : text;
}

/** The three parts of a problem's text in the chosen language. */
export function translatedProblem(code: string, original: ProblemText | undefined): ProblemText | undefined {
  const text = translation?.problems[code] ?? original;
  if (!text || !localise) return text;
  const [happened, safe, next] = text;
  return [localise(happened), localise(safe), localise(next)];
}

/** The text of an issue of an import in the chosen language. */
export function translatedIssue(code: string): Translation['issues'][string] | undefined {
  return translation?.issues[code];
}

/** Months, weekdays and units of time of the chosen language; undefined for Bahasa Indonesia. */
export function dateWords(): DateWords | undefined {
  return translation?.dates;
}

/** Texts of an area whose keys mean something else in another one, as `Translation.messages` holds them. */
export function inArea(area: string, texts: { readonly [key: string]: string }): { readonly [key: string]: string } {
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [`${area}:${key}`, text]));
}
