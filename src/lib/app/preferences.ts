import { LANGUAGES, type Language } from '#lib/i18n/language.ts';
import { LOCAL_WORD_CODES, type LocalWords } from '#lib/i18n/local-words.ts';

/** Sizes of all letters, as the setting offers them; the rules are in theme.css. */
export const TEXT_SIZES = ['normal', 'large', 'huge'] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

/** How one person wants the app to look, sound and speak on one device. */
export interface Preferences {
  readonly textSize: TextSize;
  readonly isHighContrast: boolean;
  /** A short tone when an entry has come to this device's disk. */
  readonly hasSound: boolean;
  readonly language: Language;
  /** What a desa and a dusun are called here. */
  readonly localWords: LocalWords;
}

export const DEFAULT_PREFERENCES: Preferences = {
  textSize: 'normal',
  isHighContrast: false,
  hasSound: false,
  language: 'id',
  localWords: 'desa',
};

/** The part of `localStorage` that is used: small, there at once, and no personal data. */
export interface PreferenceStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/** Who last used this device; what is shown before anybody has signed in. */
const LAST = 'preferences';
/** Where the size lay before there were other settings. */
const OLD_TEXT_SIZE = 'textSize';

const keyOf = (accountId: string | undefined) => (accountId === undefined ? LAST : `${LAST}:${accountId}`);

/** What this person chose on this device; who never chose gets what was in use last. */
export function loadPreferences(store: PreferenceStore, accountId?: string): Preferences {
  const own = store.getItem(keyOf(accountId)) ?? store.getItem(LAST);
  return parsePreferences(own, store.getItem(OLD_TEXT_SIZE));
}

/** Keeps a choice for this person, and as the device's last one. A full or blocked store loses only the choice. */
export function savePreferences(store: PreferenceStore, preferences: Preferences, accountId?: string): void {
  try {
    for (const key of new Set([LAST, keyOf(accountId)])) store.setItem(key, JSON.stringify(preferences));
  } catch {
    // The choice holds until the page is closed; no entry depends on it.
  }
}

/** Settings as they were stored, unknown parts left at their default. @param oldTextSize the size as it was stored alone, earlier */
export function parsePreferences(stored: string | null, oldTextSize: string | null = null): Preferences {
  const found = fieldsOf(stored);
  const size = found.get('textSize') ?? oldTextSize;
  return {
    textSize: TEXT_SIZES.find((one) => one === size) ?? DEFAULT_PREFERENCES.textSize,
    isHighContrast: found.get('isHighContrast') === true,
    hasSound: found.get('hasSound') === true,
    language: LANGUAGES.find((one) => one === found.get('language')) ?? DEFAULT_PREFERENCES.language,
    localWords: LOCAL_WORD_CODES.find((one) => one === found.get('localWords')) ?? DEFAULT_PREFERENCES.localWords,
  };
}

function fieldsOf(stored: string | null): ReadonlyMap<string, unknown> {
  try {
    const value: unknown = JSON.parse(stored ?? '{}');
    return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
  } catch {
    return new Map();
  }
}
