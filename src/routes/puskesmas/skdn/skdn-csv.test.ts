import { expect, test } from 'vitest';
import { isLocalMonth, type LocalMonth } from '#lib/domain/dates.ts';
import { completeSkdn } from '#lib/domain/indicators/skdn.ts';
import type { UnitRow } from '#lib/app/staff/skdn-report.ts';
import { writeSkdnCsv } from './skdn-csv.ts';

function month(text: string): LocalMonth {
  if (!isLocalMonth(text)) throw new RangeError(text);
  return text;
}
function makeRow(level: 'desa' | 'posyandu', unit: string): UnitRow {
  const figures = completeSkdn(
    new Map([
      ['S', 56],
      ['K', 54],
      ['D', 44],
    ] as const),
  );
  return { level, unitId: unit, unit, villageId: 'Wonokerto', sessions: 1, dataThrough: null, figures };
}

test('the table is written for Indonesian spreadsheets, Posyandu before their desa', () => {
  const rows = [makeRow('desa', 'Wonokerto'), makeRow('posyandu', 'Melati 1')];
  const [header = '', first = '', second = ''] = writeSkdnCsv(month('2026-07'), rows).split('\r\n');
  expect(header.startsWith('\uFEFFDesa;Posyandu;Hari buka;S;K;D;N;T;O;B;Tidak hadir;D/S (%);D/S: pembagi;')).toBe(true);
  expect(first).toBe('Wonokerto;Melati 1;1;56;54;44;0;0;0;0;10;78,6;56;0,0;44;0;0;;0;;0;;0');
  expect(second.startsWith('Wonokerto;;1;56;')).toBe(true);
});

test('February has columns for the capsules', () => {
  expect(writeSkdnCsv(month('2026-02'), [])).toContain('Vit A biru (%)');
});

test('names cannot break the file, nor become formulas', () => {
  const csv = writeSkdnCsv(month('2026-07'), [makeRow('desa', 'Wonokerto'), makeRow('posyandu', '=1+1;"x"')]);
  expect(csv).toContain(`;"'=1+1;""x""";1;`);
});
