const ROMAN: { readonly [numeral: string]: string } = {
  I: '1',
  II: '2',
  III: '3',
  IV: '4',
  V: '5',
  VI: '6',
  VII: '7',
  VIII: '8',
};

/**
 * The name of a Posyandu as it is compared: `POSYANDU MELATI 1`, `Melati1`, ` melati I` are one.
 * @returns letters and digits; empty for an empty name
 */
export function posyanduKey(name: string): string {
  const words = name
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, ' ')
    .trim()
    .replace(/^(POSYANDU|PSYD|POSY|POS)\b/, '')
    .trim()
    .split(' ');
  const last = words.at(-1) ?? '';
  const number = words.length > 1 ? ROMAN[last] : undefined;
  return [...words.slice(0, -1), number ?? last].join('');
}

/** The name of a desa as it is compared: without `DESA`, `KELURAHAN`, case and signs. */
export function villageKey(name: string): string {
  return name
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, ' ')
    .trim()
    .replace(/^(DESA|DS|KELURAHAN|KEL)\b/, '')
    .replaceAll(' ', '');
}
