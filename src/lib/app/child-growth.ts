import { ageDays } from '#lib/domain/age.ts';
import { monthOf, type LocalDate } from '#lib/domain/dates.ts';
import { DAYS_PER_MONTH } from '#lib/domain/growth/growth-age.ts';
import {
  BALITA_MONTHS,
  computeGrowthSeries,
  type GrowingChild,
  type MonthGrowth,
} from '#lib/domain/growth/growth-status.ts';
import { interpretChild } from '#lib/domain/growth/interpret-child.ts';
import { computeSdCurve, type CurveIndex } from '#lib/domain/growth/lms-curves.ts';
import { findGrowthQuestions } from '#lib/domain/growth/plausibility.ts';
import { scoreWeighing } from '#lib/domain/growth/score-weighing.ts';
import type { Weighing } from '#lib/domain/growth/weighing.ts';
import type { Interpretation } from '#lib/domain/interpretation.ts';
import type { ChildMeasures, GrowthRules } from '#lib/forms/engine/context.ts';
import type { Limits } from '#lib/forms/engine/field.ts';
import { weighingOf, type VisitRecord } from '#lib/events/visit-view.ts';

/*
 * The growth rules with all their WHO tables, for the pages of one child. Pages import this module late (`import()`), so that the
 * first screen does not carry the tables.
 */

/** Usual values lie between these standard deviations. @source PMK 2/2020, normal ranges */
const USUAL_SD = { from: -2, to: 2 };

/** What the measurements of one day came to. */
export interface ChildResult {
  readonly interpretation: Interpretation;
  /** N, T, O or B and the gain; only for a child below 60 months who was weighed that day. */
  readonly growth?: MonthGrowth;
}

/** Everything measured of a child, oldest first. */
export function weighingsOf(visits: readonly VisitRecord[]): Weighing[] {
  return visits.map(weighingOf);
}

/** The growth rules bound to a child and what is known of it, for the doubts of the form. */
export function growthRulesFor(child: GrowingChild, weighings: readonly Weighing[], date: LocalDate): GrowthRules {
  return {
    scores: (measures) => scoreWeighing(child, { ...measures, date }),
    questions: (measures) => findGrowthQuestions(child, { ...measures, date }, weighings),
  };
}

/** What a child's measurements of a day mean; also while they are being typed. */
export function childResult(
  child: GrowingChild,
  measures: ChildMeasures,
  weighings: readonly Weighing[],
  date: LocalDate,
): ChildResult {
  const now = { ...measures, date };
  const known = weighings.filter((weighing) => weighing.date < date);
  const growth = computeGrowthSeries(child, [...known, now]).find(({ month }) => month === monthOf(date));
  return {
    interpretation: interpretChild(child, now, known),
    ...(growth && measures.weightKg !== undefined ? { growth } : {}),
  };
}

/** Values that most children of this age and sex have, by field of the form; none outside the charts. */
export function usualValues(child: GrowingChild, date: LocalDate): { readonly [code: string]: Limits | undefined } {
  const { sex } = child;
  const month = Math.round(ageDays(child.birthDate, date) / DAYS_PER_MONTH);
  if (sex === undefined || month < 0 || month > BALITA_MONTHS) return {};
  const usual = (index: CurveIndex): Limits | undefined => {
    const [min, max] = [USUAL_SD.from, USUAL_SD.to].map(
      (sd) => computeSdCurve(index, sex, sd).find((point) => point.x === month)?.y,
    );
    return min === undefined || max === undefined ? undefined : { min: tenth(min), max: tenth(max) };
  };
  return { weightKg: usual('weightForAge'), lengthHeightCm: usual('lengthHeightForAge'), headCm: usual('headForAge') };
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
