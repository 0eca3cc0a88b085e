import { expect, test } from 'vitest';
import { makeRow } from '#tests/support/make-row.ts';
import { historyOf } from './history-of.ts';

const subject = 'p1';
const born = makeRow(
  { documentId: 'register:PM1', table: 'person', subject },
  { name: 'Dimas', sex: 'm', birthDate: '2025-08-01' },
);
const visitIn = (month: string) => ({ documentId: `session:PM1:${month}-07`, table: 'visit', subject }) as const;
const weighed = (month: string, weightKg: number) =>
  makeRow(visitIn(month), { group: 'infant', weightKg, lengthHeightCm: 70 });

test('an arrival that was taken back changes nothing of what the visits after it mean', () => {
  const visits = [weighed('2026-05', 8), weighed('2026-06', 8), weighed('2026-07', 8)];
  const undone = makeRow(visitIn('2026-04'), { group: 'infant', arrivedAt: null });
  const plain = historyOf(subject, [born, ...visits])?.history.visits;
  expect(plain).toHaveLength(3);
  expect(historyOf(subject, [born, undone, ...visits])?.history.visits).toEqual(plain);
});
