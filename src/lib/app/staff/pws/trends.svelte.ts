import { SvelteMap } from 'svelte/reactivity';
import type { Indicator } from '#lib/domain/indicators/indicator.ts';
import { readTrend, type Trend, type TrendReading } from '#lib/domain/indicators/trend.ts';
import type { Ask } from '../ask.ts';
import { loadTrend, targetOf, type Targets, type UnitMonth } from './pws-api.ts';
import type { TrendAnswer } from './pws-answer.ts';

/** How many are asked for at the same time: a card shows dozens, and others want to be answered too. */
const AT_ONCE = 4;

/**
 * Twelve months of several indicators of one unit and its children.
 *
 * 1. What does not come is left out: a page tells the figures without their past then.
 * 2. What is there stays until newer figures of the same unit and month have come; another unit or month clears it at once.
 */
export class Trends {
  readonly #ask: Ask;
  readonly #found = new SvelteMap<string, TrendAnswer>();
  readonly #versions = new Map<string, number>();
  #wanted = '';

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  /** Fetches the indicators that are not there yet. @param version grows when the figures may have changed: they are fetched anew then */
  async want(question: UnitMonth, codes: readonly string[], version: number): Promise<void> {
    const wanted = `${question.unit} ${question.month}`;
    if (this.#wanted !== wanted) {
      this.#found.clear();
      this.#versions.clear();
      this.#wanted = wanted;
    }
    const queue = codes.filter((code) => this.#versions.get(code) !== version);
    for (const code of queue) this.#versions.set(code, version);
    const work = async (): Promise<void> => {
      for (let code = queue.shift(); code !== undefined && this.#wanted === wanted; code = queue.shift()) {
        const answer = await loadTrend(this.#ask, { ...question, indicator: code });
        if (answer.ok && this.#wanted === wanted) this.#found.set(code, answer.value);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
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
