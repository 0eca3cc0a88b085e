import { expect, test } from 'vitest';
import type { EventTypeName, TableName } from '#lib/events/catalogue.ts';
import type { Json } from '#lib/events/envelope.ts';
import { foldSubject, type Row } from '#lib/events/fold.ts';
import { makeEvent } from '#tests/support/make-event.ts';
import { historyOf } from './history-of.ts';

function makeRow(
  documentId: string,
  type: EventTypeName,
  table: TableName,
  data: { readonly [slot: string]: Json },
): Row {
  const row = foldSubject(documentId, { table, subject: 'p1' }, [
    makeEvent({ id: `${documentId}${type}`, type, subject: 'p1', data }),
  ]);
  if (!row) throw new Error('no row');
  return row;
}

const born = makeRow('register:PM1', 'person', 'person', { name: 'Dimas', sex: 'm', birthDate: '2025-08-01' });
const weighed = (month: string, weightKg: number) =>
  makeRow(`session:PM1:${month}-07`, 'measurement', 'visit', { group: 'infant', weightKg, lengthHeightCm: 70 });

test('an arrival that was taken back changes nothing of what the visits after it mean', () => {
  const visits = [weighed('2026-05', 8), weighed('2026-06', 8), weighed('2026-07', 8)];
  const undone = makeRow('session:PM1:2026-04-07', 'attendance', 'visit', { group: 'infant', arrivedAt: null });
  const plain = historyOf('p1', [born, ...visits])?.history.visits;
  expect(plain).toHaveLength(3);
  expect(historyOf('p1', [born, undone, ...visits])?.history.visits).toEqual(plain);
});
