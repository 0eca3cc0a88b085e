import type { Result } from '#lib/domain/result.ts';
import { isConfidentialAnswer } from '#lib/domain/screening/confidential.ts';
import { CHECKLISTS } from '#lib/domain/homevisit/checklists.ts';
import type { Row } from '#lib/events/fold.ts';
import type { HouseholdRecord } from '#lib/events/household-view.ts';
import { flagOf, textOf, valueOf } from '#lib/events/slots.ts';
import type { PersonRecord } from '#lib/events/person-view.ts';
import type { Answers } from '#lib/forms/engine/answers.ts';
import type { RecordProblem } from '../problems.ts';
import type { Saved } from '../records/records.svelte.ts';
import { toSlots } from '../statement-data.ts';
import type { OutreachPorts } from './outreach-ports.ts';

export { findFamilies, type Family } from '#lib/events/person/families.ts';

/** Answers parted by who may read them. */
export interface PartedAnswers {
  readonly open: Answers;
  readonly confidential: Answers;
}

/** Parts answers into those for everybody of the Posyandu and those for who asked and nakes. */
export function partAnswers(answers: Answers): PartedAnswers {
  const entries = Object.entries(answers);
  return {
    open: Object.fromEntries(entries.filter(([code]) => !isConfidentialAnswer(code))),
    confidential: Object.fromEntries(entries.filter(([code]) => isConfidentialAnswer(code))),
  };
}

/** Writes the sheet of a family; answers on ODGJ and TBC go to the confidential document. @param householdId a new one where left out */
export async function saveHousehold(
  ports: OutreachPorts,
  answers: Answers,
  householdId: string = ports.records.newId(),
): Promise<Result<Saved, RecordProblem>> {
  const { records } = ports;
  const date = ports.today();
  const { open, confidential } = partAnswers(answers);
  const asked = toSlots(confidential);
  if (Object.keys(asked).length > 0) {
    const key = { table: 'sensitive', subject: householdId } as const;
    const slots = { householdId, date, ...asked };
    const kept = await records.state(records.documentFor('confidential', date), key, [{ type: 'sensitive', slots }]);
    if (!kept.ok) return kept;
  }
  const key = { table: 'household', subject: householdId } as const;
  const slots = { ...toSlots(open), collectedDate: date };
  return records.state(records.documentFor('register', date), key, [{ type: 'household', slots }]);
}

/** People with the same family card number as somebody of a family, who are linked to none: likely its members. */
export function proposeMembers(familyCardNo: string | undefined, people: readonly PersonRecord[]): PersonRecord[] {
  if (familyCardNo === undefined || familyCardNo === '') return [];
  return people.filter((one) => one.familyCardNo === familyCardNo && one.householdId === undefined);
}

/** What is known of the house, by code: `family.landmark`, or an item of the checklist. Options are given by the key of their words. */
export function householdFacts(
  { row }: HouseholdRecord,
  held: readonly Row[],
): { readonly code: string; readonly value: string | boolean }[] {
  const told = ['landmark', 'hamlet', 'rt', 'phone', 'familyCardNo'].flatMap((code) => {
    const value = textOf(row, code);
    return value === undefined ? [] : [{ code: `family.${code}`, value }];
  });
  const asked = CHECKLISTS.family.items.flatMap(({ code, kind }): { code: string; value: string | boolean }[] => {
    const value = valueOf(row, code) ?? held.map((one) => flagOf(one, code)).find((flag) => flag !== undefined);
    if (typeof value === 'boolean') return [{ code, value }];
    return kind === 'choice' && typeof value === 'string' ? [{ code, value: `visitOption.${value}` }] : [];
  });
  return [...told, ...asked];
}
