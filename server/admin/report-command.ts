import type { LocalMonth } from '#lib/domain/dates.ts';
import { computeSkdnReport, type SkdnUnitRow } from '../reports/skdn.ts';
import { formatTable, UsageError, type Answer } from './answer.ts';
import type { Shell } from './shell.ts';

const SHOWN = ['S', 'K', 'D', 'N', 'T', 'O', 'B', 'absent', 'twoT', 'BGM', 'underweight', 'stunted', 'wasted'] as const;

/** `report skdn --month YYYY-MM`: one row for each Posyandu and one for each desa. */
export async function reportSkdn(
  shell: Shell,
  { month, puskesmas }: { readonly month: LocalMonth; readonly puskesmas?: string | undefined },
): Promise<Answer> {
  await shell.projection.catchUp();
  const { units } = shell.rooms;
  const known = await units.listPuskesmas();
  const wanted = known.filter(({ name }) => puskesmas === undefined || sameName(name, puskesmas));
  if (puskesmas !== undefined && wanted.length === 0) throw new UsageError(`There is no Puskesmas ${puskesmas}.`);
  const rows: (SkdnUnitRow & { puskesmas: string })[] = [];
  for (const { puskesmasId, name } of wanted) {
    for (const row of await computeSkdnReport(shell.reader, units, puskesmasId, month)) {
      rows.push({ ...row, puskesmas: name });
    }
  }
  const table = rows.map((row) => [row.level, row.unit, ...SHOWN.map((column) => row[column])]);
  return { json: rows, text: formatTable([['level', 'unit', ...SHOWN], ...table]), exitCode: 0 };
}

function sameName(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}
