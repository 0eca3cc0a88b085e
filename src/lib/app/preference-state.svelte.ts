import { useLocalWords, type Language } from '#lib/i18n/language.ts';
import { inLocalWords, type LocalWords } from '#lib/i18n/local-words.ts';
import {
  DEFAULT_PREFERENCES,
  loadPreferences,
  savePreferences,
  type Preferences,
  type PreferenceStore,
} from './preferences.ts';

/** What the settings need of the outside. */
interface Outside {
  readonly store: PreferenceStore;
  /** Element that bears what style sheets ask for. */
  readonly root: { lang: string; readonly dataset: { [name: string]: string | undefined } };
  /** Loads a language; false where it cannot be had. */
  readonly speak: (language: Language) => Promise<boolean>;
}

/**
 * The settings in use: those of the person who is signed in, and before that those used last on this device.
 * A screen that is drawn is drawn again when `wording` changes; nothing is drawn in a language whose texts are not there.
 */
export class PreferenceState {
  readonly #outside: Outside;
  #accountId: string | undefined;
  #value = $state.raw<Preferences>(DEFAULT_PREFERENCES);
  #spoken = $state.raw<Language>('id');
  #words = $state.raw<LocalWords>('desa');

  constructor(outside: Outside) {
    this.#outside = outside;
  }

  get value(): Preferences {
    return this.#value;
  }

  /** The language that texts are told in now. */
  get spoken(): Language {
    return this.#spoken;
  }

  /** Changes whenever texts are told otherwise than before: what shows them is drawn again. */
  get wording(): string {
    return `${this.#spoken} ${this.#words}`;
  }

  /** Takes up the settings of this person; those used last where nobody is signed in. */
  async use(accountId?: string): Promise<void> {
    this.#accountId = accountId;
    await this.#show(loadPreferences(this.#outside.store, accountId));
  }

  /** Changes some settings, shows them at once and keeps them for this person. */
  async choose(changed: Partial<Preferences>): Promise<void> {
    const next = { ...this.#value, ...changed };
    savePreferences(this.#outside.store, next, this.#accountId);
    await this.#show(next);
  }

  async #show(next: Preferences): Promise<void> {
    this.#value = next;
    const { root, speak } = this.#outside;
    root.dataset['textSize'] = next.textSize;
    root.dataset['contrast'] = next.isHighContrast ? 'high' : 'normal';
    if (next.language !== this.#spoken && (await speak(next.language)) && this.#value === next)
      this.#spoken = next.language;
    const { localWords } = next;
    useLocalWords(localWords === 'desa' ? undefined : (text) => inLocalWords(text, localWords));
    this.#words = localWords;
    root.lang = this.#spoken;
  }
}
