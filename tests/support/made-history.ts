import type { LocalDate } from '#lib/domain/dates.ts';
import { parsePersonId } from '#lib/domain/ids.ts';
import { computeDoseStatuses } from '#lib/domain/immunisation/compute-dose-statuses.ts';
import type { DoseRecord } from '#lib/domain/immunisation/dose-record.ts';
import type {
  HistoryPregnancy,
  HistoryReferral,
  HistoryVisit,
  PersonHistory,
} from '#lib/domain/indicators/person-history.ts';
import type { Card } from '#lib/domain/interpretation/card.ts';
import { interpretVisit } from '#lib/domain/interpretation/interpret-visit.ts';
import type { Sex } from '#lib/domain/person.ts';
import type { Answers } from '#lib/domain/screening/answers.ts';
import { localDate } from './local-date.ts';

/** A hand-made person: what is left out never happened. */
export interface MadePerson {
  readonly sex?: Sex;
  readonly birth: string;
  readonly left?: string;
  readonly nik?: boolean;
  readonly married?: boolean;
  readonly birthWeightKg?: number;
  readonly earlyInitiation?: boolean;
  /** Card, day, answers. */
  readonly visits?: readonly (readonly [card: Card, date: string, answers: Answers])[];
  readonly contacts?: readonly (readonly [kind: 'anc' | 'pnc' | 'neonatal' | 'chronic', ...dates: string[]])[];
  readonly supplies?: readonly (readonly [code: string, date: string, amount: number])[];
  readonly pregnancies?: readonly MadePregnancy[];
  readonly homeVisits?: readonly (readonly [date: string, answers: Answers])[];
  readonly referrals?: readonly (readonly [date: string, reason: string, outcomeDate?: string])[];
  /** Antigen and day. */
  readonly doses?: readonly (readonly [antigen: string, date: string])[];
}

export interface MadePregnancy {
  readonly lmp: string;
  readonly ended?: string;
  readonly outcome?: HistoryPregnancy['outcome'];
  readonly atFacility?: boolean;
}

/** The history of a hand-made person; what visits found is what the rules find. */
export function makeHistory(made: MadePerson): PersonHistory {
  const id = parsePersonId('p1');
  if (!id.ok) throw new Error('no person id');
  const birthDate = localDate(made.birth);
  const sex = made.sex ?? 'f';
  const person = {
    id: id.value,
    sex,
    birthDate,
    birthDateEstimated: false,
    ...(made.left === undefined ? {} : { leftDate: localDate(made.left) }),
  };
  const pregnancies = (made.pregnancies ?? []).map(pregnancyOf);
  const records = (made.doses ?? []).map(([antigen, date], at): DoseRecord => ({
    id: `d${at}`,
    antigen,
    date: localDate(date),
    source: 'nakes',
  }));
  return {
    person,
    hasValidNik: made.nik ?? true,
    isMarried: made.married ?? false,
    visits: (made.visits ?? []).map(([card, date, answers]) => visitOf(card, localDate(date), answers, birthDate, sex)),
    contacts: (made.contacts ?? []).flatMap(([kind, ...dates]) =>
      dates.map((date) => ({ kind, date: localDate(date) })),
    ),
    supplies: (made.supplies ?? []).map(([code, date, amount]) => ({ code, date: localDate(date), amount })),
    pregnancies,
    birth: {
      ...(made.birthWeightKg === undefined ? {} : { weightKg: made.birthWeightKg }),
      ...(made.earlyInitiation === undefined ? {} : { earlyInitiation: made.earlyInitiation }),
    },
    homeVisits: (made.homeVisits ?? []).map(([date, answers]) => ({ date: localDate(date), answers, outcomes: [] })),
    referrals: (made.referrals ?? []).map(referralOf),
    dosesOn: (date) => computeDoseStatuses({ birthDate, sex }, records, date, { jeEndemic: false }),
  };
}

function pregnancyOf({ lmp, ended, outcome, atFacility }: MadePregnancy): HistoryPregnancy {
  return {
    lmpDate: localDate(lmp),
    knownFrom: localDate(lmp),
    ...(ended === undefined ? {} : { endedDate: localDate(ended) }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(atFacility === undefined ? {} : { atFacility }),
  };
}

function referralOf([date, reason, outcome]: NonNullable<MadePerson['referrals']>[number]): HistoryReferral {
  const referral = { proposedDate: localDate(date), reasons: [reason] };
  return outcome === undefined ? referral : { ...referral, outcomeDate: localDate(outcome) };
}

function visitOf(card: Card, date: LocalDate, answers: Answers, birthDate: LocalDate, sex: Sex): HistoryVisit {
  const { findings } = interpretVisit(card, { person: { sex, birthDate }, date, answers });
  return { card, date, answers, findings };
}
