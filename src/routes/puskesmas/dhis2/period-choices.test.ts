import { expect, test } from 'vitest';
import { readPeriod } from '#server/export/dhis2/periods.ts';
import { localDate } from '#tests/support/local-date.ts';
import { listPeriods } from './period-choices.ts';

test('every period that can be chosen is one that the server reads, and the first holds today', () => {
  for (const today of ['2026-08-07', '2027-01-02', '2025-12-29', '2021-01-03']) {
    for (const kind of ['monthly', 'weekly'] as const) {
      const periods = listPeriods(kind, localDate(today)).map(({ value }) => readPeriod(value));
      expect(
        periods.every((period) => period?.kind === kind),
        `${today} ${kind}`,
      ).toBe(true);
      expect(periods[0]!.first <= today && today <= periods[0]!.last, `${today} ${kind}`).toBe(true);
      expect(new Set(periods.map((period) => period?.code)).size).toBe(periods.length);
    }
  }
});
