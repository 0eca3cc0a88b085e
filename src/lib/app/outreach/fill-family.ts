import type { Result } from '#lib/domain/result.ts';
import type { HouseholdRecord } from '#lib/events/household-view.ts';
import type { Row } from '#lib/events/fold.ts';
import type { PersonRecord } from '#lib/events/person-view.ts';
import { flagOf, valueOf } from '#lib/events/slots.ts';
import type { Answers } from '#lib/forms/engine/answers.ts';
import { startEntry, type FormEntry } from '#lib/forms/engine/entry.ts';
import type { Form } from '#lib/forms/engine/form.ts';
import type { RecordProblem } from '../problems.ts';
import type { Saved } from '../records/records.svelte.ts';
import { makeFamilyForm, type Words } from './home-visit-form.ts';
import { saveHousehold } from './household.ts';
import type { OutreachPorts } from './outreach-ports.ts';

/** The sheet of a family being filled in. */
export interface FamilyFilling {
  readonly form: Form;
  readonly entry: FormEntry;
  save(answers: Answers): Promise<Result<Saved, RecordProblem>>;
}

/** What the sheet begins with: what stands of the family, else what one of its people tells. */
export interface FamilyStart {
  readonly household?: HouseholdRecord;
  /** Confidential answers about the family that this device holds. */
  readonly held: readonly Row[];
  readonly person?: PersonRecord;
}

/** Begins the sheet of a family. */
export function startFamily(ports: OutreachPorts, start: FamilyStart, words: Words): FamilyFilling {
  const form = makeFamilyForm(words);
  const known = start.household ? standing(form, start.household, start.held) : ofPerson(start.person);
  return {
    form,
    entry: startEntry(form, known),
    save: (answers) => saveHousehold(ports, answers, start.household?.householdId),
  };
}

function standing(form: Form, { row }: HouseholdRecord, held: readonly Row[]): Answers {
  const answers: { [code: string]: Answers[string] } = {};
  for (const { code } of form.fields) {
    const value = valueOf(row, code) ?? held.map((one) => flagOf(one, code)).find((flag) => flag !== undefined);
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') answers[code] = value;
  }
  return answers;
}

function ofPerson(person: PersonRecord | undefined): Answers {
  if (!person) return {};
  const { familyCardNo, hamlet, rt, phone, husbandName, insured, name } = person;
  return { headName: husbandName ?? name, familyCardNo, hamlet, rt, phone, insured };
}
