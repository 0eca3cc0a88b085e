import type { LocalMonth } from '#lib/domain/dates.ts';
import { findIndicator } from '#lib/domain/indicators/indicator-list.ts';
import type { FactCode, Target } from '#lib/domain/indicators/indicator.ts';
import type { Result } from '#lib/domain/result.ts';
import type { Ask, StaffProblem } from '../ask.ts';
import {
  namesAnswer,
  problemsAnswer,
  pwsAnswer,
  targetsAnswer,
  trendAnswer,
  type NamesAnswer,
  type ProblemsAnswer,
  type PwsAnswer,
  type TrendAnswer,
} from './pws-answer.ts';

type Answer<T> = Promise<Result<T, StaffProblem>>;

/** Which unit and month; an empty unit is the top of what the reader answers for. */
export interface UnitMonth {
  readonly unit: string;
  readonly month: LocalMonth;
}

/** The figures of a unit and its children. `unit.unknown` for one outside the reader's scope. */
export function loadPws(ask: Ask, question: UnitMonth): Answer<PwsAnswer> {
  return ask({ path: `/api/pws?${query({ ...question })}`, answer: pwsAnswer });
}

/** One indicator of a unit and its children over the twelve months that end with the one asked for. */
export function loadTrend(ask: Ask, question: UnitMonth & { readonly indicator: string }): Answer<TrendAnswer> {
  return ask({ path: `/api/pws/trend?${query({ ...question })}`, answer: trendAnswer });
}

/** Who stands behind a fact. The server notes who has looked. */
export function loadSubjects(ask: Ask, question: UnitMonth & { readonly fact: FactCode }): Answer<NamesAnswer> {
  return ask({ path: `/api/pws/names?${query({ ...question })}`, answer: namesAnswer });
}

/** What is open in a unit. The server notes who has looked. */
export function loadProblems(ask: Ask, unit: string): Answer<ProblemsAnswer> {
  return ask({ path: `/api/pws/problems?${query({ unit })}`, answer: problemsAnswer });
}

/** Targets of the year by indicator, where a Puskesmas has set its own. */
export type Targets = ReadonlyMap<string, Target>;

/** The targets of a year that hold for a unit; none of its own where the server has none or cannot be asked. */
export async function loadTargets(ask: Ask, unit: string, year: string): Promise<Targets> {
  const answer = await ask({
    path: `/api/targets?${new URLSearchParams({ ...(unit && { unit }), year })}`,
    answer: targetsAnswer,
  });
  if (!answer.ok) return new Map();
  return new Map(
    answer.value.targets.map(({ code, good, bad, confirmed }) => [
      code,
      { good, ...(typeof bad === 'number' ? { bad } : {}), ...(confirmed ? {} : { uncertain: true }) },
    ]),
  );
}

/** The target of an indicator: the unit's own of the year, or else the usual one. */
export function targetOf(targets: Targets, code: string): Target | undefined {
  return targets.get(code) ?? findIndicator(code)?.target;
}

/** Writes what is asked behind the question mark. */
function query(values: { readonly [name: string]: string }): URLSearchParams {
  return new URLSearchParams(values);
}
