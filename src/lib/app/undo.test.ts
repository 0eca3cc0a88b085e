import { expect, test } from 'vitest';
import type { PosyanduEvent } from '#lib/events/envelope.ts';
import { foldDocument } from '#lib/events/fold.ts';
import { makeEvent } from '#tests/support/test-device.ts';
import { isSuperseded, undoStatements } from './undo.ts';

const fold = (events: readonly PosyanduEvent[]) => foldDocument('session:P1:2026-08-07', 'session', events).rows[0];
const values = (events: readonly PosyanduEvent[], slot: string) => fold(events)?.slots[slot]?.map(({ value }) => value);

/** The history with an event, and with that event undone. */
function undone(before: readonly PosyanduEvent[], event: PosyanduEvent): PosyanduEvent[] {
  const statements = undoStatements({ event, before: fold(before) });
  return [...before, event, ...statements.map((one, at) => makeEvent({ id: `u${at}`, ...one }))];
}

test('a first value is withdrawn', () => {
  expect(values(undone([], makeEvent({ id: 'e1' })), 'weightKg')).toEqual([null]);
});

test('a replaced value stands again', () => {
  const correction = makeEvent({ id: 'e2', data: { weightKg: 84 }, replaces: ['e1'] });
  expect(values(undone([makeEvent({ id: 'e1' })], correction), 'weightKg')).toEqual([8.4]);
});

test('a settled conflict is a conflict again', () => {
  const before = [makeEvent({ id: 'e1' }), makeEvent({ id: 'e2', data: { weightKg: 8.9 } })];
  const settled = makeEvent({ id: 'e3', data: { weightKg: 8.9, headCm: 44 }, replaces: ['e1', 'e2'] });
  const after = undone(before, settled);
  expect(values(after, 'weightKg')).toEqual([8.4, 8.9]);
  expect(values(after, 'headCm')).toEqual([null]);
});

test('what somebody has corrected meanwhile cannot simply be taken back', () => {
  const event = makeEvent({ id: 'e1' });
  expect(isSuperseded({ event, before: undefined }, fold([event]))).toBe(false);
  const corrected = [event, makeEvent({ id: 'e2', data: { weightKg: 9 }, replaces: ['e1'] })];
  expect(isSuperseded({ event, before: undefined }, fold(corrected))).toBe(true);
});
