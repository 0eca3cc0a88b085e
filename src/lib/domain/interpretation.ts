/** The rules that all interpretations of this version follow; shown with every stored result. @source settled.md */
export const RULE_SET = '2026-11';

/** Colours of results, from good to worst: normal; advise, repeat or routine referral; refer; refer now. */
export const COLOURS = ['HIJAU', 'KUNING', 'MERAH', 'MERAH_TUA'] as const;
export type Colour = (typeof COLOURS)[number];

/** How soon a referral must be seen, from not at all to now. @source homevisit-referral.md 3 */
export const REFERRAL_LEVELS = ['none', 'routine', 'urgent', 'emergency'] as const;
export type ReferralLevel = (typeof REFERRAL_LEVELS)[number];

/** One thing that was looked at, and what it means. */
export interface Finding {
  /** Code of an index (`BB_U`) or of a form field (`muacCm`). */
  readonly field: string;
  /** The z-score, measurement, score or answer that was classed. */
  readonly value: number | string;
  /** Code of the class; its words are in the message catalogue. */
  readonly class: string;
  readonly colour: Colour;
  /** Why it asks for a referral, where it does (codes of homevisit-referral.md 3). */
  readonly reason?: string;
  /** How soon, where `reason` stands. */
  readonly level?: ReferralLevel;
}

/** What one visit of one person means; the same shape for every life-cycle group. */
export interface Interpretation {
  /** In the order they are shown. */
  readonly findings: readonly Finding[];
  /** The worst of the findings; `HIJAU` where there are none. */
  readonly colour: Colour;
  /** The most pressing of the findings. Not derived from `colour`: KUNING may go without a referral (settled.md 14). */
  readonly referralLevel: ReferralLevel;
  /** Reason codes in the order of the findings, each once. */
  readonly reasons: readonly string[];
  readonly ruleSet: string;
}

/** Sums findings up into an interpretation: the worst wins, for colour and for referral level apart. */
export function interpretFindings(findings: readonly Finding[], ruleSet: string = RULE_SET): Interpretation {
  return {
    findings,
    colour: worstOf(
      COLOURS,
      findings.map((finding) => finding.colour),
      'HIJAU',
    ),
    referralLevel: worstOf(
      REFERRAL_LEVELS,
      findings.flatMap((finding) => finding.level ?? []),
      'none',
    ),
    reasons: [...new Set(findings.flatMap((finding) => finding.reason ?? []))],
    ruleSet,
  };
}

function worstOf<Grade>(grades: readonly Grade[], met: readonly Grade[], best: Grade): Grade {
  return met.reduce((worst, grade) => (grades.indexOf(grade) > grades.indexOf(worst) ? grade : worst), best);
}
