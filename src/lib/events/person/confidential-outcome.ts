import { COLOURS, interpretFindings, REFERRAL_LEVELS, type Finding } from '#lib/domain/interpretation.ts';
import type { VisitInterpretation } from '#lib/domain/interpretation/interpret-visit.ts';
import { isConfidentialFinding } from '#lib/domain/screening/confidential.ts';
import type { Row } from '#lib/events/fold.ts';
import { textOf } from '#lib/events/slots.ts';

/** Field of the finding that stands for confidential ones. */
export const CONFIDENTIAL = 'confidential';
/** Reason that says no more than that nakes know it. @source homevisit-referral.md 3 */
export const CONFIDENTIAL_REASON = 'CONFIDENTIAL';

/**
 * Adds the outcome of confidential questions where this device does not hold the answers, so that colour and level of the person are right
 * on every device. Where it does, the findings themselves stand already.
 * @param row of the visit, with the slots `confidentialColour` and `confidentialLevel`
 */
export function withConfidentialOutcome(interpretation: VisitInterpretation, row: Row): VisitInterpretation {
  const { findings, ruleSet, education } = interpretation;
  const outcome = outcomeIn(row);
  if (!outcome || findings.some(({ field }) => isConfidentialFinding(field))) return interpretation;
  return { ...interpretFindings([...findings, outcome], ruleSet), education };
}

function outcomeIn(row: Row): Finding | undefined {
  const colour = COLOURS.find((known) => known === textOf(row, 'confidentialColour'));
  const level = REFERRAL_LEVELS.find((known) => known === textOf(row, 'confidentialLevel')) ?? 'none';
  if (colour === undefined) return undefined;
  const look = { field: CONFIDENTIAL, value: '', colour };
  if (level === 'none') return { ...look, class: colour === 'HIJAU' ? 'SUDAH_DITANYAKAN' : 'KONSELING' };
  return { ...look, class: 'BICARA_DENGAN_BIDAN', reason: CONFIDENTIAL_REASON, level };
}
