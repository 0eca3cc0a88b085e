import { expect, test } from 'vitest';
import { DEFAULT_PREFERENCES, loadPreferences, parsePreferences, savePreferences } from './preferences.ts';

function makeStore(stored: { [key: string]: string } = {}) {
  const items = new Map(Object.entries(stored));
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  };
}

const LARGE = { ...DEFAULT_PREFERENCES, textSize: 'large' as const, isHighContrast: true };

test('two people on one device keep their own settings', () => {
  const store = makeStore();
  savePreferences(store, LARGE, 'ac_siti');
  savePreferences(store, { ...DEFAULT_PREFERENCES, hasSound: true, language: 'en' }, 'ac_rina');
  expect(loadPreferences(store, 'ac_siti')).toEqual(LARGE);
  expect(loadPreferences(store, 'ac_rina')).toMatchObject({ hasSound: true, language: 'en', textSize: 'normal' });
});

test('before anybody has signed in, and for who never chose, the device shows what was in use last', () => {
  const store = makeStore();
  savePreferences(store, LARGE, 'ac_siti');
  expect(loadPreferences(store)).toEqual(LARGE);
  expect(loadPreferences(store, 'ac_new')).toEqual(LARGE);
});

test('the text size that was stored alone by an earlier version still holds', () => {
  expect(loadPreferences(makeStore({ textSize: 'huge' })).textSize).toBe('huge');
});

test.each([null, '', 'not json', '[]', 'null', '7', '{"textSize":"gigantic","language":"xx","hasSound":"yes"}'])(
  'what is stored as %s gives the defaults',
  (stored) => expect(parsePreferences(stored)).toEqual(DEFAULT_PREFERENCES),
);

test('a store that refuses loses the choice and nothing else', () => {
  const store = {
    getItem: () => null,
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  };
  expect(() => savePreferences(store, LARGE)).not.toThrow();
});
