import { editDistance } from './letter-slips.ts';
import { foldSound, foldWords } from './name-folding.ts';

/** What a person can be found by. */
export interface SearchablePerson {
  readonly id: string;
  readonly name: string;
  readonly motherName?: string;
  readonly fatherName?: string;
  readonly husbandName?: string;
  readonly hamlet?: string;
  readonly rt?: string;
  readonly nik?: string;
}

/** A person found, with how well the query fits; higher is better, comparable within one query. */
export interface SearchHit {
  readonly id: string;
  readonly score: number;
}

/** How much a field counts: one looks for a person by name first, then by mother, then by where they live. */
const FIELD_WEIGHTS = { firstName: 5, name: 4, mother: 2, otherParent: 1.5, hamlet: 1 } as const;
/** How well a typed word fits a written one. */
const FIT = { whole: 1, beginning: 0.85, sound: 0.8, soundBeginning: 0.65, slip: 0.5 } as const;
const MIN_NIK_DIGITS = 3;

interface Entry {
  readonly person: SearchablePerson;
  /** Name and id: equal hits come in the same order on every device, whoever came first there. */
  readonly order: string;
  readonly rt: string | undefined;
  readonly words: ReadonlyMap<string, number>;
}

interface Query {
  readonly words: readonly string[];
  readonly rt: string | undefined;
  readonly nikDigits: string | undefined;
}

/**
 * Finds people as they are typed: any order of words, beginnings of words, other spellings, one slip of the keyboard; the RT (`rt 3`)
 * and the last digits of the NIK narrow the list. Every word of the query must fit.
 * Each distinct word is compared once, however many people bear it, so that 5,000 people are searched in a few milliseconds.
 */
export class PersonSearch {
  readonly #entries = new Map<string, Entry>();
  /** Per written word: its sound, and who bears it. */
  readonly #vocabulary = new Map<string, { readonly sound: string; readonly bearers: Set<string> }>();

  readonly #folded = new Map<string, readonly string[]>();

  constructor(people: Iterable<SearchablePerson> = []) {
    for (const person of people) this.set(person);
  }

  /** Adds a person, or replaces the one of the same id. */
  set(person: SearchablePerson): void {
    this.remove(person.id);
    const words = this.#weighWords(person);
    const order = `${person.name.toUpperCase()}\n${person.id}`;
    this.#entries.set(person.id, { person, order, rt: plainNumber(person.rt), words });
    for (const word of words.keys()) {
      const known = this.#vocabulary.get(word);
      if (known) known.bearers.add(person.id);
      else this.#vocabulary.set(word, { sound: foldSound(word), bearers: new Set([person.id]) });
    }
  }

  /** Takes a person out; nothing happens where the id is not in. */
  remove(id: string): void {
    for (const word of this.#entries.get(id)?.words.keys() ?? []) {
      const known = this.#vocabulary.get(word);
      known?.bearers.delete(id);
      if (known?.bearers.size === 0) this.#vocabulary.delete(word);
    }
    this.#entries.delete(id);
  }

  /**
   * The people that fit, the best first.
   * @param text as typed; nothing fits an empty one
   */
  find(text: string, limit = 20): SearchHit[] {
    const query = parseQuery(text);
    if (query.words.length === 0 && !query.rt && !query.nikDigits) return [];
    let scores: ReadonlyMap<string, number> | undefined;
    for (const word of query.words) scores = this.#narrow(scores, this.#fitsOf(word));
    const hits: (SearchHit & { order: string })[] = [];
    for (const [id, score] of scores ?? new Map([...this.#entries.keys()].map((id) => [id, 0]))) {
      const entry = this.#entries.get(id);
      if (entry && fitsNumbers(entry, query))
        hits.push({ id, score: score + tailBonus(entry, query), order: entry.order });
    }
    hits.sort((a, b) => b.score - a.score || (a.order < b.order ? -1 : a.order > b.order ? 1 : 0));
    return hits.slice(0, limit).map(({ id, score }) => ({ id, score }));
  }

  /** Words of a person with the weight of the heaviest field that bears them. */
  #weighWords(person: SearchablePerson): Map<string, number> {
    const words = new Map<string, number>();
    const add = (text: string | undefined, weight: number, firstWeight = weight): void => {
      for (const [place, word] of this.#wordsOf(text).entries()) {
        words.set(word, Math.max(words.get(word) ?? 0, place === 0 ? firstWeight : weight));
      }
    };
    add(person.name, FIELD_WEIGHTS.name, FIELD_WEIGHTS.firstName);
    add(person.motherName, FIELD_WEIGHTS.mother);
    add(person.fatherName, FIELD_WEIGHTS.otherParent);
    add(person.husbandName, FIELD_WEIGHTS.otherParent);
    add(person.hamlet, FIELD_WEIGHTS.hamlet);
    return words;
  }

  /** Names of parents and hamlets repeat: each text is folded once. */
  #wordsOf(text: string | undefined): readonly string[] {
    if (!text) return [];
    const known = this.#folded.get(text);
    if (known) return known;
    const words = foldWords(text);
    this.#folded.set(text, words);
    return words;
  }

  /** Who bears a word like the typed one, and how well it fits. */
  #fitsOf(typed: string): Map<string, number> {
    const sound = foldSound(typed);
    const scores = new Map<string, number>();
    for (const [word, { sound: wordSound, bearers }] of this.#vocabulary) {
      const fit = fitOf(typed, sound, word, wordSound);
      if (fit === 0) continue;
      for (const id of bearers) {
        const score = fit * (this.#entries.get(id)?.words.get(word) ?? 0);
        if (score > (scores.get(id) ?? 0)) scores.set(id, score);
      }
    }
    return scores;
  }

  #narrow(before: ReadonlyMap<string, number> | undefined, now: ReadonlyMap<string, number>): Map<string, number> {
    if (!before) return new Map(now);
    const both = new Map<string, number>();
    for (const [id, score] of now) {
      const earlier = before.get(id);
      if (earlier !== undefined) both.set(id, earlier + score);
    }
    return both;
  }
}

function fitOf(typed: string, typedSound: string, word: string, wordSound: string): number {
  if (word === typed) return FIT.whole;
  if (word.startsWith(typed)) return FIT.beginning;
  if (wordSound === typedSound) return FIT.sound;
  if (typedSound.length >= 2 && wordSound.startsWith(typedSound)) return FIT.soundBeginning;
  if (typedSound.length < 4) return 0;
  // While a word is still being typed, only its beginning can be compared.
  const beginning = wordSound.slice(0, typedSound.length);
  return editDistance(typedSound, wordSound, 1) <= 1 || editDistance(typedSound, beginning, 1) <= 1 ? FIT.slip : 0;
}

function fitsNumbers({ person, rt }: Entry, query: Query): boolean {
  if (query.rt && rt !== query.rt) return false;
  return !query.nikDigits || (person.nik?.includes(query.nikDigits) ?? false);
}

/** Of people whose NIK holds the digits, those whose NIK ends with them come first: the tail is what people remember. */
function tailBonus({ person }: Entry, { nikDigits }: Query): number {
  return nikDigits !== undefined && person.nik?.endsWith(nikDigits) ? 1 : 0;
}

function parseQuery(text: string): Query {
  const rtMatch = /\brt[\s.:/]*0*(\d{1,3})\b/i.exec(text);
  const rest = rtMatch ? text.replace(rtMatch[0], ' ') : text;
  const digits = rest.match(/\d+/g) ?? [];
  const short = digits.find((run) => run.length < MIN_NIK_DIGITS);
  return {
    words: foldWords(rest.replace(/\d+/g, ' ')),
    rt: rtMatch ? plainNumber(rtMatch[1]) : plainNumber(short),
    nikDigits: digits.find((run) => run.length >= MIN_NIK_DIGITS),
  };
}

function plainNumber(text: string | undefined): string | undefined {
  const digits = text?.replace(/\D/g, '').replace(/^0+/, '');
  return digits ? digits : undefined;
}
