import { SvelteMap } from 'svelte/reactivity';
import type { Indicator } from '#lib/domain/indicators/indicator.ts';
import { readTrend, type Trend, type TrendReading } from '#lib/domain/indicators/trend.ts';
import type { Ask } from '../ask.ts';
import { loadTrend, targetOf, type Targets, type UnitMonth } from './pws-api.ts';
import type { TrendAnswer } from './pws-answer.ts';

/**
 * Twelve months of several indicators of one unit and its children, fetched one by one as they are asked for. What does not come is left out:
 * a page tells the figures without their past then.
 */
export class Trends {
  readonly #ask: Ask;
  readonly #found = new SvelteMap<string, TrendAnswer>();
  #wanted = '';

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  /** Fetches these indicators; those of another question before are dropped. @param version grows when the figures may have changed */
  async want(question: UnitMonth, codes: readonly string[], version: number): Promise<void> {
    const wanted = `${question.unit} ${question.month} ${version}`;
    if (this.#wanted !== wanted) this.#found.clear();
    this.#wanted = wanted;
    await Promise.all(
      codes.map(async (indicator) => {
        const answer = await loadTrend(this.#ask, { ...question, indicator });
        if (answer.ok && this.#wanted === wanted) this.#found.set(indicator, answer.value);
      }),
    );
  }

  /** Undefined until it has come. */
  find(code: string): TrendAnswer | undefined {
    return this.#found.get(code);
  }
}

/** The trend of one unit of an answer; undefined where it is not in it. */
export function trendOf(answer: TrendAnswer | undefined, unitId: string): Trend | undefined {
  const row = answer?.rows.find((one) => one.unitId === unitId);
  return answer && row && { months: answer.months, pairs: row.figures.map((pair) => pair ?? undefined) };
}

/** Reads the trend of one unit beside its target. */
export function readUnitTrend(
  answer: TrendAnswer | undefined,
  unitId: string,
  indicator: Indicator,
  targets: Targets,
): TrendReading | undefined {
  const trend = trendOf(answer, unitId);
  return trend && readTrend(indicator, trend, targetOf(targets, indicator.code));
}
