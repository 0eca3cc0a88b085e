/**
 * What a desa and its parts are called where the law lets a place keep its own name for them. Codes are kept in settings: add, never rename.
 * @source UU 6/2014 pasal 6 ("Desa atau yang disebut dengan nama lain"); the words of each place are general knowledge
 */
export const LOCAL_WORDS = {
  desa: { village: 'desa', hamlet: 'dusun' },
  nagari: { village: 'nagari', hamlet: 'jorong' },
  gampong: { village: 'gampong', hamlet: 'dusun' },
  kampung: { village: 'kampung', hamlet: 'dusun' },
  pekon: { village: 'pekon', hamlet: 'dusun' },
  kalurahan: { village: 'kalurahan', hamlet: 'padukuhan' },
  lembang: { village: 'lembang', hamlet: 'kampung' },
  negeri: { village: 'negeri', hamlet: 'dusun' },
  banjar: { village: 'desa', hamlet: 'banjar' },
  kelurahan: { village: 'kelurahan', hamlet: 'lingkungan' },
} as const;

export type LocalWords = keyof typeof LOCAL_WORDS;

/** All that can be chosen, as a list. */
export const LOCAL_WORD_CODES: readonly LocalWords[] = [
  'desa',
  'nagari',
  'gampong',
  'kampung',
  'pekon',
  'kalurahan',
  'lembang',
  'negeri',
  'banjar',
  'kelurahan',
];

/** "Bidan desa" is what she is appointed as, wherever she works. */
const GENERAL = /(?<![Bb]idan )\b([Dd])(esa|usun)\b/g;

/** A text of the app, before anything is filled in, in the words of a place. */
export function inLocalWords(text: string, code: LocalWords): string {
  const { village, hamlet } = LOCAL_WORDS[code];
  return text.replace(GENERAL, (_, first: string, rest: string) => {
    const word = rest === 'esa' ? village : hamlet;
    return first === 'D' ? `${word.charAt(0).toUpperCase()}${word.slice(1)}` : word;
  });
}
