import type { LocalMonth } from '#lib/domain/dates.ts';
import { CHILD_FACTS, F1_BANDS, type ChildFact } from '#lib/domain/indicators/child-facts.ts';
import { computeF1, type F1Row } from '#lib/domain/indicators/f1.ts';
import type { FactCount, ProjectionReader } from '../projection/reader.ts';

/** One line of the F1 report: a Posyandu, a sex, an age band. */
export type F1UnitRow = { readonly posyanduId: string; readonly sex: 'm' | 'f' } & F1Row;

/** Items 1-12 of F1 for every Posyandu of a month, by sex and age band. */
export async function computeF1Report(
  reader: ProjectionReader,
  puskesmasId: string,
  month: LocalMonth,
): Promise<F1UnitRow[]> {
  const byUnit = Map.groupBy(await reader.countFacts(puskesmasId, month), (one) => one.posyanduId);
  const rows: F1UnitRow[] = [];
  for (const [posyanduId, counts] of byUnit) {
    for (const sex of ['m', 'f'] as const) {
      const ofSex = expand(counts.filter((one) => one.sex === sex));
      for (const row of computeF1(ofSex)) rows.push({ posyanduId, sex, ...row });
    }
  }
  return rows;
}

/** Counts back into one entry a child and fact, which is what the domain sums. */
function expand(counts: readonly FactCount[]): { band?: (typeof F1_BANDS)[number]; facts: ChildFact[] }[] {
  return counts.flatMap(({ code, band, count }) => {
    const fact = CHILD_FACTS.find((known) => known === code);
    const known = F1_BANDS.find((one) => one === band);
    return fact && known ? Array.from({ length: Number(count) }, () => ({ band: known, facts: [fact] })) : [];
  });
}
