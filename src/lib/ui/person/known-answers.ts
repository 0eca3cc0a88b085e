import { personForm } from '#lib/forms/definitions/person.ts';
import { parseDraft } from '#lib/forms/engine/entry.ts';
import type { Answers } from '#lib/forms/engine/answers.ts';

/** What a record of the register says in the words of the person's form; members that the form does not ask are left out. */
export function knownAnswers(record: object): Answers {
  const { code, version } = personForm;
  return parseDraft(personForm, { form: code, version, typed: {}, answers: record, confirmed: {} })?.answers ?? {};
}
