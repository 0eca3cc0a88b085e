import { expect, test } from 'vitest';
import type { Reading, Row } from './fold.ts';
import { joinRows, joinSubjects } from './joined-row.ts';
import { conflictsOf, textOf } from './slots.ts';

function makeRow(documentId: string, values: { readonly [slot: string]: string }, subject = 'd1'): Row {
  const readings = Object.entries(values).map(([slot, value]): [string, Reading[]] => [
    slot,
    [{ value, eventId: `${documentId} ${slot}`, by: 'x', role: 'cadre', device: 'T1', at: 0 }],
  ]);
  return { table: 'dose', documentId, subject, slots: Object.fromEntries(readings) };
}

const COPY = makeRow('visits:P1:2026-08', { antigen: 'DPT', date: '2026-06-05', source: 'buku_kia' });
const CHECK = makeRow('care:P1:2026-08', { date: '2026-06-06', verdict: 'accepted' });

test('what care states alone counts there, and the rest stands as it was, in any order', () => {
  for (const rows of [
    [COPY, CHECK],
    [CHECK, COPY],
  ]) {
    const row = joinRows(rows);
    expect(['antigen', 'date', 'source', 'verdict'].map((slot) => textOf(row, slot))).toEqual([
      'DPT',
      '2026-06-06',
      'buku_kia',
      'accepted',
    ]);
    expect(row?.documentId).toBe('visits:P1:2026-08');
    expect(row && conflictsOf(row)).toEqual([]);
  }
});

test('two documents of one kind that differ stay a conflict', () => {
  const other = makeRow('visits:P1:2026-09', { date: '2026-06-07' });
  const row = joinRows([COPY, other]);
  expect(row && conflictsOf(row)).toEqual(['date']);
});

test('rows are joined by subject, in the order of subjects', () => {
  const other = makeRow('care:P1:2026-08', { antigen: 'MR' }, 'a9');
  expect(joinSubjects([COPY, other, CHECK]).map(({ subject }) => subject)).toEqual(['a9', 'd1']);
  expect(joinRows([])).toBeUndefined();
});
