import type { LocalDate } from '#lib/domain/dates.ts';
import type { Colour, ReferralLevel } from '#lib/domain/interpretation.ts';
import type { Role } from '#lib/events/envelope.ts';
import type { Row } from '#lib/events/fold.ts';
import { summarise } from '#lib/events/person/summary.ts';
import type { PersonRecord } from '#lib/events/person-view.ts';
import type { OpenProblem } from '../pws/problems.ts';
import type { PersonFile } from './person-file.ts';

/** Who somebody is, as far as one needs it to find and greet the person; no number of a card or phone. */
export interface PersonLine {
  readonly personId: string;
  readonly name: string;
  readonly sex: string | null;
  readonly birthDate: LocalDate | null;
  readonly birthDateEstimated: boolean;
  readonly motherName: string | null;
  readonly hamlet: string | null;
  readonly rt: string | null;
  readonly status: PersonRecord['status'];
  readonly outOfArea: boolean;
}

/** Something of a person or family that waits for somebody. */
export interface StandingProblem {
  readonly kind: string;
  readonly reason: string;
  readonly colour: Colour;
  readonly since: LocalDate;
  readonly owner: Role;
}

/** What a person has and what is due. */
export interface PersonState extends PersonLine {
  /** The last visit to a session; `colour` null where nothing could be judged. */
  readonly last: {
    readonly date: LocalDate;
    readonly colour: Colour | null;
    readonly referralLevel: ReferralLevel;
  } | null;
  /** A pregnancy that is open; `weeks` null where its beginning is not known. */
  readonly pregnancy: { readonly weeks: number | null } | null;
  /** Codes of doses that could be given today; null where nothing is known of any dose. */
  readonly dosesDue: readonly string[] | null;
  /** Newest first. */
  readonly openReferrals: readonly { readonly referralId: string; readonly date: LocalDate; readonly state: string }[];
  /** The day the family was told to come again, where it lies ahead. */
  readonly nextDate: LocalDate | null;
  /** Sessions missed one after another, up to the last. */
  readonly missed: number;
  /** Slots with several different standing values, over all documents. */
  readonly conflicts: number;
  readonly problems: readonly StandingProblem[];
}

/**
 * Sums up a person as the page of a cadre does, from the same rows by the same functions.
 * @param sessions rows of the table `session` of the person's Posyandu @param open problems of the Posyandu
 */
export function stateOf(
  file: PersonFile,
  { sessions, open, today }: { sessions: readonly Row[]; open: readonly OpenProblem[]; today: LocalDate },
): PersonState {
  const { person, rows, personId } = file;
  const { last, pregnancy, dosesDue, openReferrals, nextDate, missed, conflicts } = summarise({
    person,
    rows,
    sessions,
    today,
  });
  const found = last?.result?.interpretation;
  return {
    ...lineOf(file),
    last: last
      ? { date: last.date, colour: found?.colour ?? null, referralLevel: found?.referralLevel ?? 'none' }
      : null,
    pregnancy: pregnancy ? { weeks: pregnancy.weeks ?? null } : null,
    dosesDue: dosesDue?.map(({ code }) => code) ?? null,
    openReferrals: openReferrals.map(({ referralId, date, state }) => ({ referralId, date, state })),
    nextDate: nextDate ?? null,
    missed,
    conflicts,
    problems: problemsOf(open, (one) => one.personId === personId),
  };
}

/** Of the problems of a Posyandu those that are meant. */
export function problemsOf(
  open: readonly OpenProblem[],
  isMeant: (problem: OpenProblem) => boolean,
): StandingProblem[] {
  return open.filter(isMeant).map(({ kind, reason, colour, since, owner }) => ({ kind, reason, colour, since, owner }));
}

function lineOf({ personId, person }: PersonFile): PersonLine {
  const { name, sex, birthDate, birthDateEstimated, motherName, hamlet, rt, status, outOfArea } = person;
  return {
    personId,
    name,
    sex: sex ?? null,
    birthDate: birthDate ?? null,
    birthDateEstimated,
    motherName: motherName ?? null,
    hamlet: hamlet ?? null,
    rt: rt ?? null,
    status,
    outOfArea,
  };
}
