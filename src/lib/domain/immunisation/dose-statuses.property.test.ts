import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysBetween, type LocalDate } from '../dates.ts';
import { localDate } from '#tests/support/local-date.ts';
import { addSpan } from './calendar.ts';
import { computeDoseStatuses } from './compute-dose-statuses.ts';
import { isLive } from './dose-doubts.ts';
import type { DoseRecord, DoseSource } from './dose-record.ts';
import { SCHEDULE_2026_11 } from './schedule-2026-11.ts';
import { ANTIGENS } from './schedule.ts';

const BORN = localDate('2024-01-15');
const CHILD = { birthDate: BORN, sex: 'f' } as const;
const OPTIONS = { jeEndemic: true };

const sources: fc.Arbitrary<DoseSource> = fc.constantFrom('nakes', 'buku_kia');

/** Up to 20 doses of any vaccines at any age up to 13 years, good ones and bad ones. */
const doses: fc.Arbitrary<DoseRecord[]> = fc
  .array(
    fc.record({
      antigen: fc.constantFrom(...ANTIGENS),
      day: fc.oneof(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 0, max: 4800 })),
      source: sources,
      verdict: fc.constantFrom(undefined, 'accepted' as const, 'rejected' as const),
    }),
    { maxLength: 20 },
  )
  .map((raw) =>
    raw.map(({ antigen, day, source, verdict }, at) => ({
      id: `d${at}`,
      antigen,
      date: addDays(BORN, day),
      source,
      verdict,
    })),
  );

const today = fc.integer({ min: 0, max: 4800 }).map((day) => addDays(BORN, day));

function known(records: readonly DoseRecord[], on: LocalDate): DoseRecord[] {
  return records.filter(({ date }) => date !== undefined && date <= on);
}

test('no dose is proposed closer than the least interval to the dose before, given or proposed', () => {
  fc.assert(
    fc.property(doses, today, (records, on) => {
      const statuses = computeDoseStatuses(CHILD, records, on, OPTIONS);
      for (const dose of SCHEDULE_2026_11.doses) {
        const status = statuses.find(({ code }) => code === dose.code);
        if (!status?.plannedDate || dose.number === 1) continue;
        const { plannedDate } = status;
        const before = SCHEDULE_2026_11.doses.find(
          ({ antigen, phase, number }) =>
            antigen === dose.antigen && phase === dose.phase && number === dose.number - 1,
        );
        const last = statuses.find(({ code }) => code === before?.code);
        const lastDate = last?.given?.date ?? last?.plannedDate;
        expect(lastDate).toBeDefined();
        if (lastDate && dose.minInterval) {
          expect(plannedDate >= addSpan(lastDate, dose.minInterval)).toBe(true);
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('no dose is proposed within 28 days of the same vaccine, whatever became of that one', () => {
  fc.assert(
    fc.property(doses, today, (records, on) => {
      const given = known(records, on);
      for (const { antigen, plannedDate } of computeDoseStatuses(CHILD, records, on, OPTIONS)) {
        if (!plannedDate) continue;
        for (const record of given.filter((one) => one.antigen === antigen)) {
          expect(daysBetween(record.date!, plannedDate)).toBeGreaterThanOrEqual(28);
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('live vaccines are proposed on the same day or 28 days apart', () => {
  fc.assert(
    fc.property(doses, today, (records, on) => {
      const statuses = computeDoseStatuses(CHILD, records, on, OPTIONS);
      const planned = statuses.flatMap(({ antigen, plannedDate }) =>
        plannedDate && isLive(antigen, SCHEDULE_2026_11) ? { antigen, date: plannedDate } : [],
      );
      const given = known(records, on)
        .filter(({ antigen }) => isLive(antigen, SCHEDULE_2026_11))
        .map(({ antigen, date }) => ({ antigen, date: date! }));
      for (const one of planned) {
        for (const other of [...planned, ...given]) {
          const distance = Math.abs(daysBetween(one.date, other.date));
          if (one.antigen !== other.antigen) expect(distance === 0 || distance >= 28).toBe(true);
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('a window that has closed is never opened again by time, and nothing is proposed before its age or in the past', () => {
  fc.assert(
    fc.property(doses, today, fc.integer({ min: 0, max: 1500 }), (records, on, later) => {
      const now = known(records, on);
      const statuses = computeDoseStatuses(CHILD, now, on, OPTIONS);
      const then = computeDoseStatuses(CHILD, now, addDays(on, later), OPTIONS);
      for (const [at, { status, plannedDate, windowOpened, dueDate }] of statuses.entries()) {
        if (status === 'LEWAT_BATAS') expect(then[at]?.status).toBe('LEWAT_BATAS');
        if (windowOpened) expect(then[at]?.windowOpened).toBe(true);
        if (plannedDate) expect(plannedDate >= on && plannedDate >= dueDate!).toBe(true);
        const windows = SCHEDULE_2026_11.doses[at]?.windows;
        if (plannedDate && windows) {
          expect(plannedDate >= addSpan(BORN, windows.white)).toBe(true);
          expect(plannedDate < addSpan(BORN, windows.closed)).toBe(true);
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('the order of entry is irrelevant', () => {
  fc.assert(
    fc.property(
      doses.chain((records) =>
        fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length })),
      ),
      today,
      ([records, shuffled], on) => {
        expect(computeDoseStatuses(CHILD, shuffled, on, OPTIONS)).toEqual(
          computeDoseStatuses(CHILD, records, on, OPTIONS),
        );
      },
    ),
    { numRuns: 300 },
  );
});

test('every place has exactly one status, and each dose fills at most one place', () => {
  fc.assert(
    fc.property(doses, today, (records, on) => {
      const statuses = computeDoseStatuses(CHILD, records, on, OPTIONS);
      expect(statuses.map(({ code }) => code)).toEqual(SCHEDULE_2026_11.doses.map(({ code }) => code));
      const filled = statuses.flatMap(({ given }) => given?.id ?? []);
      expect(new Set(filled).size).toBe(filled.length);
    }),
    { numRuns: 300 },
  );
});
