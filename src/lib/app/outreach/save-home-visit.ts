import type { LocalDate } from '#lib/domain/dates.ts';
import { CHECKLISTS } from '#lib/domain/homevisit/checklists.ts';
import { VISIT_OUTCOMES, type ChecklistGroup, type VisitOutcome } from '#lib/domain/homevisit/checklist.ts';
import { findOutcomes, reasonsOfOutcomes } from '#lib/domain/homevisit/visit-outcome.ts';
import { REFERRAL_LEVELS, type ReferralLevel } from '#lib/domain/interpretation.ts';
import type { ReferralReason } from '#lib/domain/referral/confidential-reason.ts';
import type { Result } from '#lib/domain/result.ts';
import { DEFAULT_RULES, type RuleSet } from '#lib/domain/rules/rule-set.ts';
import { judgeDangerSigns } from '#lib/domain/screening/danger-signs.ts';
import { choicesIn, type Answers } from '#lib/forms/engine/answers.ts';
import type { RecordProblem } from '../problems.ts';
import type { Saved } from '../records/records.svelte.ts';
import { toSlots, type SlotValues } from '../statement-data.ts';
import { partAnswers } from './household.ts';
import type { OutreachPorts } from './outreach-ports.ts';

/** A visit as it was filled in. */
export interface HomeVisitDraft {
  readonly homeVisitId: string;
  /** Canonical id. */
  readonly personId: string;
  readonly householdId?: string;
  readonly date: LocalDate;
  /** The checklist gone through; `tuberculosis` is confidential as a whole. */
  readonly group: ChecklistGroup;
  /** The group by age, which stands in place of a confidential one. */
  readonly openGroup: Exclude<ChecklistGroup, 'tuberculosis' | 'family'>;
  /** Why she was visited. */
  readonly reasons: readonly string[];
  /** Of the checklist. */
  readonly answers: Answers;
  /** Of the result, outcomes confirmed by the visitor among them. */
  readonly result: Answers;
}

/** Outcomes that would tell what a confidential checklist was about. */
const TELLING: ReadonlySet<VisitOutcome> = new Set(['tbSymptom']);

/** Writes a visit; confidential answers go to the confidential document, the visit itself to everybody's. */
export async function saveHomeVisit(
  ports: OutreachPorts,
  draft: HomeVisitDraft,
): Promise<Result<Saved, RecordProblem>> {
  const { records } = ports;
  const { homeVisitId, personId, householdId, date, group, reasons } = draft;
  const hidden = group === 'tuberculosis';
  const { open, confidential } = hidden ? { open: {}, confidential: draft.answers } : partAnswers(draft.answers);
  const asked = toSlots(confidential);
  if (hidden || Object.keys(asked).length > 0) {
    const outcomes: SlotValues = hidden ? { group, outcomes: choicesIn(draft.result, 'outcomes') } : {};
    const slots = { personId, date, ...outcomes, ...asked };
    const key = { table: 'sensitive', subject: homeVisitId } as const;
    const kept = await records.state(records.documentFor('confidential', date), key, [{ type: 'sensitive', slots }]);
    if (!kept.ok) return kept;
  }
  const slots = {
    ...toSlots(open),
    ...toSlots(hidden ? withoutTelling(draft.result) : draft.result),
    personId,
    ...(householdId === undefined ? {} : { householdId }),
    date,
    group: hidden ? draft.openGroup : group,
    reasons: reasons.filter((reason) => !hidden || !CONFIDENTIAL_WHY.has(reason)),
    ...(hidden || Object.keys(asked).length > 0 ? { confidentialAsked: true } : {}),
  };
  const key = { table: 'homeVisit', subject: homeVisitId } as const;
  return records.state(records.documentFor('visits', date), key, [{ type: 'homeVisit', slots }]);
}

/** Reasons for a visit that rest on confidential answers. */
export const CONFIDENTIAL_WHY: ReadonlySet<string> = new Set(['tuberculosis', 'mentalDisorder']);

/** Outcomes a-d of a checklist as it stands, and the referral that they ask for. */
export interface VisitFindings {
  readonly outcomes: readonly VisitOutcome[];
  readonly reasons: readonly ReferralReason[];
  readonly level: ReferralLevel;
}

/** What a checklist comes to, also while it is being filled in. @source homevisit-referral.md 2.9 and 3 */
export function findInHomeVisit(
  group: ChecklistGroup,
  answers: Answers,
  ruleSet: RuleSet = DEFAULT_RULES,
): VisitFindings {
  const { rules } = ruleSet;
  const checklist = CHECKLISTS[group];
  const outcomes = findOutcomes(checklist, answers);
  const signs = choicesIn(answers, 'dangerSigns');
  const dangers = checklist.dangerSigns ? judgeDangerSigns(checklist.dangerSigns, signs, ruleSet) : [];
  const reasons = [
    ...dangers.flatMap(({ reason, level }) => (reason && level ? [{ reason, level }] : [])),
    ...(outcomes.includes('tbSymptom')
      ? [{ reason: 'TB_SUSPECT', level: rules.reasonLevels.figures.TB_SUSPECT.value }]
      : []),
    ...reasonsOfOutcomes(outcomes, ruleSet),
  ];
  return {
    outcomes,
    reasons: reasons.map(({ reason }) => ({ code: reason })),
    level: REFERRAL_LEVELS.findLast((level) => reasons.some((one) => one.level === level)) ?? 'none',
  };
}

function withoutTelling(result: Answers): Answers {
  const outcomes = VISIT_OUTCOMES.filter(
    (outcome) => choicesIn(result, 'outcomes').includes(outcome) && !TELLING.has(outcome),
  );
  return { ...result, outcomes };
}
