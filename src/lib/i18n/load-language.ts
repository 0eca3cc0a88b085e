import { useTranslation, type Language, type Translation } from './language.ts';

const LOAD: { readonly [language in Exclude<Language, 'id'>]: () => Promise<Translation> } = {
  en: async () => (await import('./messages/en/all.ts')).all,
};

/**
 * Fetches a language's texts and tells everything in it from then on; Bahasa Indonesia is there already. The texts lie in the offline store with the rest
 * of the app, so that this needs no network.
 * @returns false where they cannot be had (a new version took its files away): the language stays as it was
 */
export async function speak(language: Language): Promise<boolean> {
  try {
    useTranslation(language === 'id' ? undefined : await LOAD[language]());
    return true;
  } catch {
    return false;
  }
}
