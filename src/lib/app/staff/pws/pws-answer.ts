import * as v from 'valibot';
import { isLocalDate, type LocalDate } from '#lib/domain/dates.ts';
import { localMonth } from '../skdn-report.ts';

/** Levels of units, from the whole down. */
export const UNIT_LEVELS = ['regency', 'puskesmas', 'village', 'posyandu'] as const;
export type UnitLevel = (typeof UNIT_LEVELS)[number];

const count = v.pipe(v.number(), v.integer());
/** Null where the reader's role may not see so small a number. */
const hiddenCount = v.nullable(count);
const localDate = v.custom<LocalDate>((text) => typeof text === 'string' && isLocalDate(text));
const pair = v.nullable(v.tuple([count, count]));

const unit = v.object({ unitId: v.string(), level: v.picklist(UNIT_LEVELS), name: v.string() });
const row = v.object({
  ...unit.entries,
  standing: v.picklist(['data', 'noData', 'notIlp']),
  posyandu: count,
  posyanduIlp: count,
  sessionsHeld: count,
  sessionsValidated: count,
  dataThrough: v.nullable(v.number()),
  figures: v.array(pair),
});
const stripLine = v.object({
  group: v.string(),
  target: hiddenCount,
  attended: hiddenCount,
  absentTwoMonths: hiddenCount,
  withProblem: hiddenCount,
  referred: hiddenCount,
  done: hiddenCount,
});

/** Schema of the figures of a unit and its children in a month. */
export const pwsAnswer = v.object({
  month: localMonth,
  computedAt: v.number(),
  dataThrough: v.nullable(v.number()),
  ruleSet: v.string(),
  counting: v.optional(v.array(localMonth), []),
  path: v.array(unit),
  codes: v.array(v.string()),
  /** Services that nobody in the Puskesmas writes down: their 0 is no data. */
  unrecorded: v.optional(v.array(v.string()), []),
  total: row,
  rows: v.array(row),
  before: v.nullable(row),
  population: v.array(v.object({ group: v.string(), real: hiddenCount, projected: hiddenCount })),
  strip: v.array(stripLine),
  alarms: v.object({
    dangerSigns: hiddenCount,
    deaths: hiddenCount,
    alerts: hiddenCount,
    severeWasting: hiddenCount,
    referralsOverdue: hiddenCount,
  }),
});

/** Schema of one indicator over twelve months: the unit first, then its children. */
export const trendAnswer = v.object({
  months: v.array(localMonth),
  rows: v.array(v.object({ ...unit.entries, figures: v.array(pair) })),
});

const subject = v.object({
  kind: v.string(),
  subjectId: v.string(),
  personId: v.nullish(v.string()),
  name: v.nullish(v.string()),
  birthDate: v.nullish(localDate),
  sex: v.nullish(v.picklist(['m', 'f'])),
  posyandu: v.nullish(v.string()),
  hamlet: v.nullish(v.string()),
  rt: v.nullish(v.string()),
});
/** Schema of who stands behind a fact, and the way to the unit from the top of what the reader sees. */
export const namesAnswer = v.object({ path: v.optional(v.array(unit), []), subjects: v.array(subject) });

const problem = v.object({
  ...subject.entries,
  posyanduId: v.string(),
  village: v.nullish(v.string()),
  reason: v.string(),
  since: localDate,
  owner: v.nullish(v.string()),
});
/** Schema of the open problems of a unit. */
export const problemsAnswer = v.object({ problems: v.array(problem), leftOut: v.optional(count, 0) });

/** Schema of the targets that a Puskesmas has set for the year. */
export const targetsAnswer = v.object({
  targets: v.array(
    v.object({
      code: v.string(),
      good: v.number(),
      bad: v.nullish(v.number()),
      confirmed: v.optional(v.boolean(), true),
    }),
  ),
});

/** A unit by its place in the tree. */
export type PwsUnit = v.InferOutput<typeof unit>;
/** One unit's figures of a month, in the order of `codes`. */
export type PwsRow = v.InferOutput<typeof row>;
/** One group of the life cycle in a month; null is hidden from the reader. */
export type StripLine = v.InferOutput<typeof stripLine>;
/** A unit and its children in a month. */
export type PwsAnswer = v.InferOutput<typeof pwsAnswer>;
/** Names of the counts that call for somebody at once. */
export type AlarmName = keyof PwsAnswer['alarms'];
/** One indicator over twelve months, the oldest first. */
export type TrendAnswer = v.InferOutput<typeof trendAnswer>;
/** Somebody, or something, behind a number. */
export type NamedSubject = v.InferOutput<typeof subject>;
/** Everybody and everything behind a number, and the unit that it is of. */
export type NamesAnswer = v.InferOutput<typeof namesAnswer>;
/** Something open that waits for somebody. */
export type OpenProblem = v.InferOutput<typeof problem>;
/** The open problems of a unit, and how many less pressing ones the server has left out. */
export type ProblemsAnswer = v.InferOutput<typeof problemsAnswer>;
