import { COLOURS, REFERRAL_LEVELS } from '#lib/domain/interpretation.ts';
import type { ServedGroup } from '#lib/domain/interpretation/card.ts';
import type { Sex } from '#lib/domain/person.ts';
import type { VisitView } from '../visit-views.ts';
import type { VisitResult } from '#lib/events/person/interpret-of.ts';
import { SERVED_GROUPS, servedGroupOf } from '#lib/events/person/served-group.ts';

/** A visit with what it means; the latter is missing without a birth date. */
export interface JudgedVisit {
  readonly view: VisitView;
  readonly result?: VisitResult;
}

/** A number and the people behind it: never one without the other. */
export interface Figure {
  readonly code: string;
  readonly people: readonly VisitView[];
}

/** How often the classes of one field were found in one group. */
export interface FieldFigures {
  readonly field: string;
  readonly classes: readonly Figure[];
}

/** What a day has found: every number with its names. @source session.md 4, buku rekapitulasi hari buka */
export interface DayRecap {
  readonly visits: readonly VisitView[];
  /** Registered only: nothing measured or asked yet, or no birth date to judge by. In no colour. */
  readonly unjudged: readonly VisitView[];
  readonly byGroup: readonly Figure[];
  readonly bySex: readonly Figure[];
  /** By the worst colour of each visit; all four, from good to worst. */
  readonly colours: readonly Figure[];
  /** By the most pressing level of each visit; all four, from none to now. */
  readonly referrals: readonly Figure[];
  /** Visits by reason, most frequent first; one visit may have several. */
  readonly reasons: readonly Figure[];
  /** Went home early. */
  readonly left: readonly VisitView[];
  readonly conflicts: readonly VisitView[];
}

/** Sums up the visits of a session day. Visitors from elsewhere are among them: they were served. */
export function recapDay(visits: readonly JudgedVisit[]): DayRecap {
  const judged = visits.filter(isJudged);
  const views = visits.map(({ view }) => view);
  return {
    visits: views,
    unjudged: visits.filter((one) => !isJudged(one)).map(({ view }) => view),
    byGroup: figuresOf(visits, SERVED_GROUPS, (one) => groupOf(one) ?? []).filter(hasPeople),
    bySex: figuresOf(visits, ['m', 'f'] satisfies Sex[], ({ view }) => view.person?.sex ?? []),
    colours: figuresOf(judged, COLOURS, ({ result }) => result?.interpretation.colour ?? []),
    referrals: figuresOf(judged, REFERRAL_LEVELS, ({ result }) => result?.interpretation.referralLevel ?? []),
    reasons: countFigures(judged, ({ result }) => result?.interpretation.reasons ?? []),
    left: views.filter(({ visit }) => visit.left !== undefined),
    conflicts: views.filter(({ conflicts }) => conflicts.length > 0),
  };
}

/** The classes found in some groups, by field in the order of their cards. */
export function recapFields(visits: readonly JudgedVisit[], groups: readonly string[]): FieldFigures[] {
  const own = visits.filter((one) => groups.some((group) => group === one.result?.group));
  const fields = new Set(own.flatMap((one) => findingsOf(one).map(({ field }) => field)));
  return [...fields].map((field) => ({
    field,
    classes: countFigures(own, (one) => classesOf(one, field)),
  }));
}

function isJudged({ view, result }: JudgedVisit): boolean {
  if (!result) return false;
  return result.interpretation.findings.length > 0 || view.visit.steps.measurement !== undefined;
}

function groupOf({ view }: JudgedVisit): ServedGroup | undefined {
  return servedGroupOf(view.visit.group, view.person?.birthDate, view.visit.date);
}

function findingsOf({ result }: JudgedVisit) {
  return result?.interpretation.findings ?? [];
}

/** Each class once a visit: several danger signs are one person in danger. */
function classesOf(one: JudgedVisit, field: string): string[] {
  const found = findingsOf(one).filter((finding) => finding.field === field);
  return [...new Set(found.map((finding) => finding.class))];
}

function figuresOf(
  visits: readonly JudgedVisit[],
  codes: readonly string[],
  codeOf: (one: JudgedVisit) => string | readonly string[],
): Figure[] {
  return codes.map((code) => ({
    code,
    people: visits.filter((one) => [codeOf(one)].flat().includes(code)).map(({ view }) => view),
  }));
}

function countFigures(visits: readonly JudgedVisit[], codesOf: (one: JudgedVisit) => readonly string[]): Figure[] {
  const codes = [...new Set(visits.flatMap(codesOf))];
  return figuresOf(visits, codes, codesOf).sort((a, b) => b.people.length - a.people.length);
}

function hasPeople({ people }: Figure): boolean {
  return people.length > 0;
}
