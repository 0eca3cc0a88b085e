import type { Result } from '#lib/domain/result.ts';
import type { Ask, StaffProblem } from '../ask.ts';
import { familyAnswer, personAnswer, type FamilyAnswer, type PersonAnswer } from './people-answer.ts';

/** The family of a person, or of a household. `person.unknown` outside the reader's scope. The server notes who has looked. */
export function loadFamily(ask: Ask, memberId: string): Promise<Result<FamilyAnswer, StaffProblem>> {
  return ask({ path: `/api/families/${encodeURIComponent(memberId)}`, answer: familyAnswer });
}

/** A person. `person.unknown` outside the reader's scope. The server notes who has looked. */
export function loadPerson(ask: Ask, personId: string): Promise<Result<PersonAnswer, StaffProblem>> {
  return ask({ path: `/api/people/${encodeURIComponent(personId)}`, answer: personAnswer });
}
