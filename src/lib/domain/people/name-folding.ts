/** A name made comparable: spellings of one name fold to one key. */
export interface FoldedName {
  /** Words in order: letters A-Z, without titles, short forms written out. */
  readonly words: readonly string[];
  /** `words` with one spelling for each sound. */
  readonly sounds: readonly string[];
  /** `words` joined. */
  readonly text: string;
  /** `sounds` joined; equal for spellings of one name. */
  readonly key: string;
  /** For a child called after the mother until it has a name (`Bayi Ny. Ratna`); `words` are then the mother's. */
  readonly newborn: boolean;
  /** 1, 2 ... of twins that are called after the mother. */
  readonly birthOrder?: number;
}

/** Words before or among names that are no names. @source interop.md 1; registers in field use */
const TITLES = new Set(
  'H HJ KH DR DRS DRA DRG IR PROF NY NYONYA TN TUAN NN SDR SDRI BAPAK BPK PAK IBU BU ALM ALMH UST USTADZ USTADZAH AN ANAK'.split(
    ' ',
  ),
);

/** Degrees as they remain when their points are taken out; only behind a name. */
const DEGREES = new Set(
  'SPD SPDI SPDSD SPAUD SE SH SKM SKEP SKEB NERS NS AMD AMDKEB AMDKEP AMK STRKEB STRKEP MPD MPDI MM MSI MH MKES SSOS SAG SKOM SIP SPI SP ST STP SSI SGZ SFARM APT BA BSC SST'.split(
    ' ',
  ),
);

/** One written-out form for the short forms of the commonest names. @source interop.md 1 */
const LONG_FORMS: { readonly [short: string]: string } = {
  MUHAMMAD: 'MUHAMAD',
  MUHAMAD: 'MUHAMAD',
  MOHAMMAD: 'MUHAMAD',
  MOHAMAD: 'MUHAMAD',
  MOHAMMED: 'MUHAMAD',
  MOCHAMMAD: 'MUHAMAD',
  MOCHAMAD: 'MUHAMAD',
  MUCHAMMAD: 'MUHAMAD',
  MUCHAMAD: 'MUHAMAD',
  MUH: 'MUHAMAD',
  MOH: 'MUHAMAD',
  MOCH: 'MUHAMAD',
  MUCH: 'MUHAMAD',
  MOHD: 'MUHAMAD',
  MHD: 'MUHAMAD',
  MD: 'MUHAMAD',
  ACH: 'AHMAD',
  ACHMAD: 'AHMAD',
  AKHMAD: 'AHMAD',
  SITI: 'SITI',
  SITTI: 'SITI',
  ABD: 'ABDUL',
};

/** Spellings of one sound, applied in this order: old and new spelling, Arabic letters, doubled letters. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/OE|OO/g, 'U'],
  [/(.)\1+/g, '$1'],
  [/DJ/g, 'J'],
  [/TJ/g, 'C'],
  [/SCH|SY|SH|SJ/g, 'S'],
  [/KH|CH/g, 'H'],
  [/TH/g, 'T'],
  [/DH/g, 'D'],
  [/DZ/g, 'Z'],
  [/PH|V/g, 'F'],
  [/Q/g, 'K'],
  [/X/g, 'KS'],
  [/Y/g, 'I'],
  [/AI|AE|OI|EI/g, 'E'],
  [/(.)\1+/g, '$1'],
  [/(?<=..)H$/, ''],
];

const NEWBORN = /^(BAYI|BY)\s+(?:(?:NY|NYONYA|IBU|BU)\s+)?(.+)$/;
const BIRTH_ORDER = /\s+(?:KEMBAR\s+|KE\s+)?(\d|I{1,3}|[AB])$/;
const ORDERS: { readonly [mark: string]: number } = { I: 1, II: 2, III: 3, A: 1, B: 2 };

/** Folds a name as written in any register: case, blanks, titles, degrees, short forms, spelling. */
export function foldName(name: string): FoldedName {
  const { words, newborn, birthOrder } = readWords(name);
  const sounds = words.map(foldSound);
  const folded = { words, sounds, text: words.join(' '), key: sounds.join(''), newborn };
  return birthOrder === undefined ? folded : { ...folded, birthOrder };
}

/** The words of a folded name alone, for where sounds are not needed. */
export function foldWords(name: string): readonly string[] {
  return readWords(name).words;
}

function readWords(name: string): Pick<FoldedName, 'words' | 'newborn' | 'birthOrder'> {
  const plain = plainLetters(name);
  const newborn = NEWBORN.exec(plain);
  if (!newborn) return { words: wordsOf(plain), newborn: false };
  const order = BIRTH_ORDER.exec(` ${newborn[2]}`);
  if (!order) return { words: wordsOf(newborn[2]!), newborn: true };
  const birthOrder = ORDERS[order[1]!] ?? Number(order[1]);
  return { words: wordsOf(newborn[2]!.replace(BIRTH_ORDER, '')), newborn: true, birthOrder };
}

/** One spelling for each sound of a word in capital letters. */
export function foldSound(word: string): string {
  return SOUNDS.reduce((text, [pattern, sound]) => text.replace(pattern, sound), word);
}

/** Capital letters, digits and single blanks; hyphened words become one, as do `Al` and what it belongs to. */
function plainLetters(name: string): string {
  const [front = '', ...behind] = name.split(',');
  // Behind a comma stand degrees; anything longer is part of the name.
  const kept = [front, ...behind.filter((part) => part.trim().length > 12)].join(' ');
  return kept
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’`"-]/g, '')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, ' ')
    .replace(/\b(AL|AZ|AS|AR) (?=[A-Z]{3})/g, '$1')
    .trim();
}

function wordsOf(plain: string): string[] {
  const words = withoutDegrees(plain.split(' ').filter((word) => /[A-Z]/.test(word)));
  const names = words.filter((word) => !TITLES.has(word));
  return (names.length > 0 ? names : words).map((word, place, all) => {
    if (place === 0 && all.length > 1 && word === 'M') return 'MUHAMAD';
    if (place === 0 && all.length > 1 && word === 'ST') return 'SITI';
    return LONG_FORMS[word] ?? word;
  });
}

/** Degrees lie behind the name, in one word (`SPd`) or in the two or three that their points make of them (`A.Md.Keb`). */
function withoutDegrees(words: readonly string[]): readonly string[] {
  for (const length of [3, 2, 1]) {
    if (words.length > length && DEGREES.has(words.slice(-length).join('')))
      return withoutDegrees(words.slice(0, -length));
  }
  return words;
}
