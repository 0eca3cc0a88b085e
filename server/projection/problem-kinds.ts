import type { Colour } from '#lib/domain/interpretation.ts';
import type { Role } from '#lib/events/envelope.ts';

/** A problem: it stands open for whoever has a fact and lacks those that would settle it. */
export interface ProblemKind {
  readonly kind: string;
  readonly has: string;
  readonly lacks?: readonly string[];
  readonly colour: Colour;
  /** Who is next to act. */
  readonly owner: Role;
}

const NURSE = { owner: 'village_nurse' } as const;
const OFFICER = { owner: 'health_officer' } as const;
const CADRES = { owner: 'cadre_lead' } as const;

/** Every list of open problems, the most pressing first. @source pws.md 5; colours as in settled.md 12-15 */
export const PROBLEM_KINDS: readonly ProblemKind[] = [
  { kind: 'dangerSign', has: 'dangerSignOpen', colour: 'MERAH_TUA', ...NURSE },
  { kind: 'severeWasting', has: 'severeWasted', lacks: ['gotFood'], colour: 'MERAH_TUA', ...OFFICER },
  { kind: 'alert', has: 'alertOpen', colour: 'MERAH', ...OFFICER },
  { kind: 'referral', has: 'referralOverdue', colour: 'MERAH', ...NURSE },
  { kind: 'tbSuspect', has: 'tbSuspect', lacks: ['tbSuspectTested'], colour: 'MERAH', ...OFFICER },
  { kind: 'belowRedLine', has: 'BGM', colour: 'MERAH', ...NURSE },
  { kind: 'pregnancyKek', has: 'pregKek', lacks: ['pregKekFood', 'birth'], colour: 'MERAH', ...NURSE },
  { kind: 'neonate', has: 'newbornContactOpen', colour: 'MERAH', ...NURSE },
  { kind: 'zeroDose', has: 'zeroDose', colour: 'MERAH', ...NURSE },
  { kind: 'faltering', has: 'twoT', colour: 'KUNING', ...NURSE },
  { kind: 'pregnancyContact', has: 'motherContactOpen', colour: 'KUNING', ...NURSE },
  { kind: 'hypertension', has: 'htMedicineMissed', colour: 'KUNING', ...NURSE },
  { kind: 'diabetes', has: 'dmMedicineMissed', colour: 'KUNING', ...NURSE },
  { kind: 'dependent', has: 'aksB', lacks: ['dependentVisited'], colour: 'KUNING', ...CADRES },
  { kind: 'dependent', has: 'aksT', lacks: ['dependentVisited'], colour: 'KUNING', ...CADRES },
  { kind: 'dose', has: 'doseOverdue', lacks: ['zeroDose'], colour: 'KUNING', ...NURSE },
  { kind: 'session', has: 'sessionHeld', lacks: ['sessionValidated'], colour: 'KUNING', ...NURSE },
  { kind: 'stock', has: 'stockOut', colour: 'KUNING', ...OFFICER },
  { kind: 'family', has: 'family', lacks: ['familyVisited'], colour: 'KUNING', ...CADRES },
];

/** True where somebody with these codes (between blanks, as they are stored) has the problem. */
export function stands({ has, lacks = [] }: ProblemKind, codes: string): boolean {
  return codes.includes(` ${has} `) && !lacks.some((code) => codes.includes(` ${code} `));
}
