import * as v from 'valibot';
import { isLocalDate, type LocalDate } from '#lib/domain/dates.ts';
import { COLOURS, REFERRAL_LEVELS } from '#lib/domain/interpretation.ts';
import { UNIT_LEVELS } from '../pws/pws-answer.ts';
import { localMonth } from '../skdn-report.ts';

const count = v.pipe(v.number(), v.integer());
const localDate = v.custom<LocalDate>((text) => typeof text === 'string' && isLocalDate(text));
const colour = v.picklist(COLOURS);
const referralLevel = v.picklist(REFERRAL_LEVELS);

const problem = v.object({
  kind: v.string(),
  reason: v.string(),
  colour,
  since: localDate,
  owner: v.nullish(v.string()),
});
const state = v.object({
  personId: v.string(),
  name: v.string(),
  sex: v.nullable(v.picklist(['m', 'f'])),
  birthDate: v.nullable(localDate),
  birthDateEstimated: v.boolean(),
  motherName: v.nullable(v.string()),
  hamlet: v.nullable(v.string()),
  rt: v.nullable(v.string()),
  status: v.picklist(['active', 'moved', 'deceased', 'temporary']),
  outOfArea: v.boolean(),
  last: v.nullable(v.object({ date: localDate, colour: v.nullable(colour), referralLevel })),
  pregnancy: v.nullable(v.object({ weeks: v.nullable(count) })),
  dosesDue: v.nullable(v.array(v.string())),
  openReferrals: v.array(v.object({ referralId: v.string(), date: localDate, state: v.string() })),
  nextDate: v.nullable(localDate),
  missed: count,
  conflicts: count,
  problems: v.array(problem),
});
const head = {
  path: v.array(v.object({ unitId: v.string(), level: v.picklist(UNIT_LEVELS), name: v.string() })),
  computedAt: v.number(),
  ruleSet: v.string(),
};

/** Schema of a family: who lives together, each with what he or she has and what is due. */
export const familyAnswer = v.object({
  ...head,
  household: v.nullable(
    v.object({
      householdId: v.string(),
      headName: v.string(),
      hamlet: v.nullable(v.string()),
      rt: v.nullable(v.string()),
      landmark: v.nullable(v.string()),
    }),
  ),
  problems: v.array(problem),
  members: v.array(state),
});

const finding = v.object({
  field: v.string(),
  value: v.union([v.number(), v.string()]),
  class: v.string(),
  colour,
  reason: v.optional(v.string()),
  level: v.optional(referralLevel),
});
const visit = v.object({
  date: localDate,
  posyanduId: v.string(),
  group: v.nullable(v.string()),
  result: v.nullable(
    v.object({ colour, referralLevel, reasons: v.array(v.string()), findings: v.array(finding), ruleSet: v.string() }),
  ),
  growth: v.nullable(v.object({ status: v.string(), gainG: v.nullable(v.number()), successiveT: count })),
  conflicts: count,
});
const weighing = v.object({
  date: localDate,
  /** kg and cm. */
  weightKg: v.optional(v.number()),
  lengthHeightCm: v.optional(v.number()),
  position: v.optional(v.picklist(['recumbent', 'standing'])),
  headCm: v.optional(v.number()),
  muacCm: v.optional(v.number()),
  oedema: v.optional(v.boolean()),
});

/** Schema of a person: what is open, each visit with its results, a child's measurements, and the facts of the months. */
export const personAnswer = v.object({
  ...head,
  ...state.entries,
  /** Names of the Posyandu that the person came to, by id. */
  places: v.record(v.string(), v.string()),
  visits: v.array(visit),
  weighings: v.array(weighing),
  months: v.array(v.object({ month: localMonth, facts: v.array(v.string()) })),
});

/** Somebody with what he or she has and what is due. */
export type PersonState = v.InferOutput<typeof state>;
/** Something of a person or family that waits for somebody. */
export type StandingProblem = v.InferOutput<typeof problem>;
/** Who lives together. */
export type FamilyAnswer = v.InferOutput<typeof familyAnswer>;
/** One day on which a person came. */
export type PersonVisit = v.InferOutput<typeof visit>;
/** Everything that staff see of a person. */
export type PersonAnswer = v.InferOutput<typeof personAnswer>;
