import { AKS_ITEMS, judgeAks } from '#lib/domain/screening/aks.ts';
import type { Answers } from '#lib/domain/screening/answers.ts';
import { computePuma, isPumaAsked } from '#lib/domain/screening/puma.ts';
import type { SexAndAge } from '#lib/domain/screening/sex-and-age.ts';
import { judgeSkilas, SKILAS_DOMAINS, SKILAS_ITEMS } from '#lib/domain/screening/skilas.ts';

/** A questionnaire that leaves as its answers and, where it has one, its score. */
export interface Instrument {
  readonly code: 'aks' | 'skilas' | 'puma' | 'dangerSigns';
  readonly title: string;
  /** Slots of its questions, in the order of the card. None of them is confidential. */
  readonly items: readonly string[];
  /** Undefined where an answer is missing, or it has no score. */
  scoreOf(answers: Answers, person: SexAndAge): number | undefined;
}

/**
 * What is sent of questionnaires. Not among them: everything answered in confidence, and the questions on tuberculosis, which go by SITB.
 * @source Kartu ILP; interop.md 3.2
 */
export const INSTRUMENTS: readonly Instrument[] = [
  {
    code: 'aks',
    title: 'Aktivitas kehidupan sehari-hari (AKS, Barthel)',
    items: Object.keys(AKS_ITEMS),
    scoreOf: (answers) => scoreIn(judgeAks(answers)?.value),
  },
  {
    code: 'skilas',
    title: 'Skrining lansia sederhana (SKILAS)',
    items: SKILAS_DOMAINS.flatMap((domain) => SKILAS_ITEMS[domain]).filter((item) => item !== 'muacLow'),
    // The number of impaired domains, once all were asked or one is impaired.
    scoreOf: (answers) => {
      const found = judgeSkilas(answers);
      return found.length === 0 ? undefined : found.filter((finding) => finding.class === 'TERGANGGU').length;
    },
  },
  {
    code: 'puma',
    title: 'PUMA (PPOK)',
    items: ['smoking', 'cigPerDay', 'years', 'pDyspnoea', 'pPhlegm', 'pCough', 'pSpirometry'],
    scoreOf: (answers, person) => (isPumaAsked(answers, person) ? computePuma(answers, person) : undefined),
  },
  { code: 'dangerSigns', title: 'Tanda bahaya', items: ['dangerSigns'], scoreOf: () => undefined },
];

function scoreIn(value: number | string | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
