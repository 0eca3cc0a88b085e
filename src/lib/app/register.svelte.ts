import type { Answers } from '#lib/forms/engine/answers.ts';
import type { PersonRecord } from '#lib/events/person-view.ts';
import type { VisitRecord } from '#lib/events/visit-view.ts';
import type { Result } from '#lib/domain/result.ts';
import type { RecordProblem } from './problems.ts';

/** A person found, and why (`name`, `mother`, `nik`, `rt`, `born`, ...). */
export interface PersonHit {
  readonly person: PersonRecord;
  readonly reasons: readonly string[];
}

/** The people of the Posyandu, as this device knows them; follows every change, from here or elsewhere. */
export interface Register {
  /** In the order of their names. Includes visitors from elsewhere and those who left (see `status`). */
  readonly people: readonly PersonRecord[];
  find(personId: string): PersonRecord | undefined;
  /** Forgiving search over name, mother, RT and the last digits of the NIK; best first, at most 50. */
  search(text: string): readonly PersonHit[];
  /** People who may be the same as the one about to be registered; best first. */
  findDoubles(answers: Answers): readonly PersonHit[];
  /** Registers a person under a new random id. Answers are those of the form `person`. */
  registerPerson(answers: Answers): Promise<Result<PersonRecord, RecordProblem>>;
  /** States new values of a person; only what differs is written, and replaces what was seen. */
  changePerson(personId: string, answers: Answers, reason?: string): Promise<Result<PersonRecord, RecordProblem>>;
  /** All visits of a person that this device holds, oldest first. */
  loadVisits(personId: string): Promise<readonly VisitRecord[]>;
}
