import { assert, integer, option, property, record, subarray, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldSubject } from '#lib/events/fold.ts';
import { makeEvent } from '#tests/support/make-event.ts';
import { eventsUntil, traceSlots } from './slot-history.ts';

const DOCUMENT = 'session:PM1:2026-08-07';
const VISIT = { table: 'visit', subject: 'anak1' } as const;
const trace = (events: Parameters<typeof traceSlots>[2]) => traceSlots(DOCUMENT, VISIT, events);

const first = makeEvent({ id: 'a', data: { weightKg: 84 }, at: 1 });
const corrected = makeEvent({
  id: 'b',
  data: { weightKg: 8.4, $reason: 'mistyped' },
  by: 'kader2',
  at: 2,
  replaces: ['a'],
});

describe('the trail of a slot', () => {
  test('what was corrected stays, with who corrected it to what and why', () => {
    expect(trace([corrected, first])).toMatchObject([
      {
        slot: 'weightKg',
        standing: [{ value: 8.4, eventId: 'b', reason: 'mistyped' }],
        past: [{ value: 84, eventId: 'a', replacedBy: { value: 8.4, by: 'kader2', reason: 'mistyped' } }],
        isConflict: false,
      },
    ]);
  });

  test('a withdrawn value stays readable behind the null that stands', () => {
    const withdrawn = makeEvent({ id: 'c', data: { weightKg: null, $reason: 'wrongPerson' }, at: 3, replaces: ['a'] });
    expect(trace([first, withdrawn])).toMatchObject([
      { standing: [{ value: null }], past: [{ value: 84, replacedBy: { value: null, reason: 'wrongPerson' } }] },
    ]);
  });

  test('values that nobody has chosen between both stand', () => {
    const other = makeEvent({ id: 'd', data: { weightKg: 8.6 }, device: 'tablet2', at: 2 });
    const [weight] = trace([corrected, other]);
    expect(weight?.isConflict).toBe(true);
    expect(weight?.standing.map(({ value }) => value)).toEqual([8.4, 8.6]);
    expect(weight?.past).toEqual([]);
  });

  test('an earlier state of an ordered slot is past without being replaced', () => {
    const skipped = makeEvent({ id: 'e', type: 'step', data: { serviceStep: 'skipped' }, at: 4 });
    const done = makeEvent({ id: 'f', type: 'step', data: { serviceStep: 'done' }, at: 5 });
    const [step] = trace([done, skipped]);
    expect(step).toMatchObject({ standing: [{ value: 'done' }], past: [{ value: 'skipped' }] });
    expect(step?.past[0]).not.toHaveProperty('replacedBy');
  });

  test('what was not yet written then is left out', () => {
    expect(trace(eventsUntil([first, corrected], 1))).toMatchObject([{ standing: [{ value: 84 }], past: [] }]);
  });
});

test('nothing that was said is lost, and what stands is what the fold says, for any history', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
  const anyEvent = (id: string, at: number) =>
    record({
      weightKg: option(integer({ min: 1, max: 3 })),
      replaces: subarray(ids.slice(0, at)),
    }).map(({ weightKg, replaces }) => makeEvent({ id, at, data: { weightKg }, replaces }));
  assert(
    property(tuple(...ids.map(anyEvent)), (events) => {
      const [slot] = trace(events);
      const row = foldSubject(DOCUMENT, VISIT, events);
      expect(slot?.standing.map(({ eventId }) => eventId)).toEqual(row?.slots['weightKg']?.map((one) => one.eventId));
      const told = [...(slot?.standing ?? []), ...(slot?.past ?? [])].map(({ eventId }) => eventId);
      expect(told.toSorted()).toEqual(ids);
    }),
  );
});
