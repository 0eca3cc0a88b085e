import type { LocalMonth } from '#lib/domain/dates.ts';
import { INDICATORS } from '#lib/domain/indicators/indicator-list.ts';
import { readPair } from '#lib/domain/indicators/indicator-figure.ts';
import { openManagement } from '../management/open-management.ts';
import { computeDashboard } from '../reports/pws/dashboard.ts';
import { openPws } from '../reports/pws/open-pws.ts';
import type { PwsRow } from '../reports/pws/row.ts';
import { findUnitView } from '../reports/pws/unit-tree.ts';
import { formatTable, UsageError, type Answer } from './answer.ts';
import type { Shell } from './shell.ts';

/**
 * `report pws --month YYYY-MM [--unit ID]`: the figures of a unit and of those below it, as the dashboards show them.
 * @throws UsageError on a unit that there is not
 */
export async function reportPws(
  { rooms, reader, projection }: Shell,
  { month, unitId = '' }: { readonly month: LocalMonth; readonly unitId?: string | undefined },
): Promise<Answer> {
  await projection.catchUp();
  const view = await findUnitView(rooms.units, await rooms.units.listPuskesmas(), () => true, unitId);
  if (!view) throw new UsageError(unitId === '' ? 'There is no Posyandu yet.' : `There is no unit ${unitId}.`);
  const { management } = openManagement(rooms, reader);
  const pws = openPws({ reader, management, now: rooms.now });
  const answer = await computeDashboard(pws, view, month);
  const rows = [answer.total, ...answer.rows];
  const table = INDICATORS.map(({ code, label }, at) => [code, label, ...rows.map((row) => cellOf(row, at, month))]);
  const text = formatTable([['code', 'indicator', ...rows.map(({ name }) => name)], ...table]);
  return { json: answer, text, exitCode: 0 };
}

/** `12/60 20.0`, without percent of small numbers; `-` where nothing is known. */
function cellOf({ figures, standing }: PwsRow, at: number, month: LocalMonth): string {
  const [pair, indicator] = [figures[at], INDICATORS[at]];
  if (!pair || !indicator) return '-';
  const [part, whole] = pair;
  const { percent } = readPair(indicator, { part, whole }, month, standing);
  return percent === null ? `${part}/${whole}` : `${part}/${whole} ${percent.toFixed(1)}`;
}
