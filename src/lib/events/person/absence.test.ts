import { expect, test } from 'vitest';
import type { Json } from '#lib/events/envelope.ts';
import { foldSubject, type Row } from '#lib/events/fold.ts';
import { localDate } from '#tests/support/local-date.ts';
import { makeEvent } from '#tests/support/make-event.ts';
import { heldSessions, missedSessions, type Expected } from './absence.ts';

function session(date: string, data: { readonly [slot: string]: Json }): Row {
  const key = { table: 'session', subject: 'session' } as const;
  const row = foldSubject(`session:PM1:${date}`, key, [
    makeEvent({ id: date, type: 'session', subject: 'session', data }),
  ]);
  if (!row) throw new Error('no session');
  return row;
}

const rows = [
  session('2026-05-07', { state: 'validated' }),
  session('2026-06-07', { state: 'cancelled' }),
  session('2026-07-07', { state: 'closed', groups: ['adult', 'elderly'] }),
  session('2026-06-14', { state: 'closed' }),
  session('2026-08-07', { state: 'open' }),
];
const held = heldSessions(rows, localDate('2026-08-07'));
const missed = (expected: Partial<Expected>) =>
  missedSessions(held, { groups: ['infant'], attended: () => false, ...expected });

test('sessions that took place before today are held, newest first', () => {
  expect(held.map(({ date }) => date)).toEqual(['2026-07-07', '2026-06-14', '2026-05-07']);
});

test('a session that served other groups is not missed', () => {
  expect(missed({})).toBe(2);
  expect(missed({ groups: ['adult', 'pregnant'] })).toBe(3);
});

test('only the sessions since the last one attended count, and none before someone lived here', () => {
  expect(missed({ attended: ({ date }) => date === '2026-05-07' })).toBe(1);
  expect(missed({ attended: ({ date }) => date === '2026-06-14' })).toBe(0);
  expect(missed({ since: localDate('2026-06-01') })).toBe(1);
});
