import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Row } from '#lib/events/fold.ts';
import { countReceipts } from './receipt-count.ts';
import type { Tick } from './problems.ts';

const TICKS: readonly Tick[] = ['saving', 'saved', 'shared', 'received', 'refused'];

/** A visit in which these entries stand, each in two slots. */
function makeVisit(subject: string, eventIds: readonly string[]): Row {
  const reading = (eventId: string) => ({ value: 1, eventId, by: 'a', role: 'cadre', device: 'dv_1', at: 0 });
  const slots = Object.fromEntries(
    eventIds.flatMap((id) => [
      [`a-${id}`, [reading(id)]],
      [`b-${id}`, [reading(id)]],
    ]),
  );
  return { documentId: 'session:PM1:2026-08-07', table: 'visit', subject, slots } as unknown as Row;
}

test('each entry that stands is counted once, at the furthest step it has come to', () => {
  const ticks: { readonly [id: string]: Tick } = { a: 'saving', b: 'saved', c: 'shared', d: 'received', e: 'refused' };
  const visits = [makeVisit('dimas', ['a', 'b', 'c', 'd', 'e']), makeVisit('sari', ['d2'])];
  const counted = countReceipts(visits, {
    tickOf: (id) => ticks[id] ?? 'received',
    isValidated: ({ subject }) => subject === 'sari',
  });
  expect(counted).toEqual({ total: 6, saved: 2, shared: 1, received: 1, refused: 1, validated: 1 });
});

test('an approval that was seen here before the receipt does not put an entry at the server', () => {
  const visits = [makeVisit('dimas', ['a'])];
  expect(countReceipts(visits, { tickOf: () => 'shared', isValidated: () => true })).toMatchObject({
    shared: 1,
    validated: 0,
  });
});

test('the steps add up to the whole, whatever each entry has come to', () => {
  const entry = fc.constantFrom(...TICKS);
  const visit = fc.record({ entries: fc.array(entry, { maxLength: 6 }), validated: fc.boolean() });
  fc.assert(
    fc.property(fc.array(visit, { maxLength: 6 }), (days) => {
      const visits = days.map(({ entries }, v) =>
        makeVisit(
          `${v}`,
          entries.map((_tick, e) => `${v}-${e}`),
        ),
      );
      const { total, ...steps } = countReceipts(visits, {
        tickOf: (id) => days[Number(id.split('-')[0])]!.entries[Number(id.split('-')[1])]!,
        isValidated: ({ subject }) => days[Number(subject)]!.validated,
      });
      expect(Object.values(steps).reduce((sum, count) => sum + count, 0)).toBe(total);
      expect(total).toBe(days.flatMap(({ entries }) => entries).length);
    }),
  );
});
