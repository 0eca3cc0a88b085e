import type { LocalMonth } from '#lib/domain/dates.ts';
import { isUnrecorded } from '#lib/domain/indicators/unrecorded.ts';
import { INDICATORS } from '#lib/domain/indicators/indicator-list.ts';
import type { Indicator } from '#lib/domain/indicators/indicator.ts';
import type { PwsPorts } from './ports.ts';
import { TallyBook } from './tallies.ts';
import type { PwsUnit } from './unit-tree.ts';

/**
 * Which services nobody writes down, by month: not one person in all of the Puskesmas that the unit lies in has had it. A single desa at 0 beside
 * others that are not is a desa at 0.
 * @returns codes of indicators; none in a month that is not counted yet
 */
export async function findUnrecorded(
  ports: PwsPorts,
  { parts }: Pick<PwsUnit, 'parts'>,
  months: readonly LocalMonth[],
  indicators: readonly Indicator[] = INDICATORS,
): Promise<ReadonlyMap<LocalMonth, ReadonlySet<string>>> {
  const around: PwsUnit = {
    unitId: '',
    level: 'regency',
    name: '',
    parts: parts.map(({ puskesmasId, posyandu }) => ({ puskesmasId, posyandu, isWhole: true })),
  };
  const facts = [...new Set<string>(indicators.map(({ numerator }) => numerator))];
  const book = await TallyBook.read(ports, { units: [around], months, withTables: false, facts });
  return new Map(
    months.map((month) => {
      if (!book.isCounted(around, month)) return [month, new Set<string>()];
      const counts = book.countsOf(around, month);
      return [month, new Set(indicators.filter((one) => isUnrecorded(one, counts)).map(({ code }) => code))];
    }),
  );
}
