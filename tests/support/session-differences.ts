/**
 * Where this project follows settled.md against the answers of the example day. Nothing else may differ.
 * 9: faltering across a gap refers (`BB_GAP`), which alone turns V13 from HIJAU to KUNING.
 * 16: the domains of SKILAS have English codes.
 * Besides: a dose that the schedule forbids (`TOO_YOUNG_FOR`), and numbers of doses, which follow from those that are known.
 */
export const GAP_REASON = 'BB_GAP';
export const GAP_VISITORS = ['V07', 'V13', 'V27'];
/** The visitor whom nothing else refers. */
export const ONLY_GAP = 'V13';

/** Words of the answers for the domains of SKILAS. */
export const SKILAS_WORDS: Readonly<Record<string, string>> = {
  cognition: 'KOGNITIF',
  mobility: 'MOBILISASI',
  nutrition: 'MALNUTRISI',
  vision: 'PENGLIHATAN',
  hearing: 'PENDENGARAN',
  depression: 'DEPRESI',
};

/** The day gives MR to a child of 3 months, half a year before its least age: the app does not offer it. @source immunisation.md 1 */
export const TOO_YOUNG_FOR = { visitor: 'V15', dose: 'MR1' } as const;

/** A reason in the words of the answers. */
export function reasonInWords(reason: string): string {
  const [, domain] = reason.split('SKILAS_');
  return domain === undefined ? reason : `SKILAS_${SKILAS_WORDS[domain]}`;
}

/** Colour, level and reasons of an answer, as the differences leave them. */
export function expectedOf(answer: {
  readonly visitor: string;
  readonly colour: string;
  readonly referralLevel: string;
  readonly referralReasons: readonly string[];
}): { readonly colour: string; readonly level: string; readonly reasons: readonly string[] } {
  const reasons = GAP_VISITORS.includes(answer.visitor)
    ? [...answer.referralReasons, GAP_REASON]
    : answer.referralReasons;
  if (answer.visitor === ONLY_GAP) return { colour: 'KUNING', level: 'routine', reasons };
  return { colour: answer.colour, level: answer.referralLevel, reasons };
}
