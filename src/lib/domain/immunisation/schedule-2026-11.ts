import type { AgeWindows, Antigen, Schedule, ScheduledDose, SchoolWindow } from './schedule.ts';

type Extra = Partial<ScheduledDose>;

/** A dose by completed months: on time from, allowed from, catch-up from, closed from. */
function early(
  antigen: Antigen,
  number: number,
  months: readonly [white: number, yellow: number, orange: number | undefined, closed: number],
  extra: Extra = {},
): ScheduledDose {
  const [white, yellow, orange, closed] = months;
  const windows: AgeWindows = {
    white: { months: white },
    yellow: { months: yellow },
    ...(orange === undefined ? {} : { orange: { months: orange } }),
    closed: { months: closed },
  };
  const code = antigen === 'HB0' || antigen === 'BCG' ? antigen : `${antigen}${number}`;
  return { code, antigen, number, phase: 'early', windows, ...extra };
}

function school(
  code: string,
  antigen: Antigen,
  number: number,
  window: SchoolWindow,
  extra: Extra = {},
): ScheduledDose {
  return { code, antigen, number, phase: 'school', school: window, ...extra };
}

const FOUR_WEEKS = { minInterval: { days: 28 } } as const;

/**
 * The schedule in force. Columns of months are the colours of the Buku KIA page.
 * @source KMK 1098/2024, KMK 35/2025; Buku KIA 2024 pp. 124-125; IDAI 2024 for intervals and late starts
 */
export const SCHEDULE_2026_11: Schedule = {
  version: 'schedule@2026-11',
  source: 'KMK 1098/2024; KMK 35/2025; Buku KIA 2024 hlm. 124-125; IDAI 2024',
  doses: [
    // On time is the first day; the source's "to 7 days" is uncertain, and nothing is closed before one month.
    early('HB0', 1, [0, 0, undefined, 1], {
      windows: { white: { days: 0 }, yellow: { days: 2 }, closed: { months: 1 } },
      uncertain: true,
    }),
    early('BCG', 1, [0, 2, undefined, 12], { live: true }),
    early('OPV', 1, [0, 2, 12, 60]),
    early('OPV', 2, [2, 3, 12, 60], { minAge: { weeks: 6 }, ...FOUR_WEEKS }),
    early('OPV', 3, [3, 4, 12, 60], { minAge: { weeks: 10 }, ...FOUR_WEEKS }),
    early('OPV', 4, [4, 5, 12, 60], { minAge: { weeks: 14 }, ...FOUR_WEEKS }),
    early('DPT', 1, [2, 3, 12, 60], { minAge: { weeks: 6 } }),
    early('DPT', 2, [3, 4, 12, 60], { minAge: { weeks: 10 }, ...FOUR_WEEKS }),
    early('DPT', 3, [4, 5, 12, 60], { minAge: { weeks: 14 }, ...FOUR_WEEKS }),
    early('PCV', 1, [2, 3, 12, 60], { minAge: { weeks: 6 } }),
    early('PCV', 2, [3, 4, 12, 60], { minAge: { weeks: 10 }, ...FOUR_WEEKS }),
    early('RV', 1, [2, 3, undefined, 5], { minAge: { weeks: 6 } }),
    early('RV', 2, [3, 4, undefined, 7], { minAge: { weeks: 10 }, ...FOUR_WEEKS, uncertain: true }),
    early('RV', 3, [4, 5, undefined, 7], { minAge: { weeks: 14 }, ...FOUR_WEEKS }),
    early('IPV', 1, [4, 5, 12, 60], { minAge: { weeks: 14 } }),
    early('MR', 1, [9, 10, 12, 60], { minAge: { months: 9 }, outbreakFrom: { months: 6 }, live: true }),
    early('IPV', 2, [9, 10, 12, 60], { minAge: { months: 9 }, minInterval: { months: 4 }, uncertain: true }),
    early('JE', 1, [10, 11, 12, 60], { minAge: { months: 9 }, live: true, endemicOnly: true, uncertain: true }),
    early('PCV', 3, [12, 13, 24, 60], { minAge: { months: 12 }, minInterval: { days: 56 } }),
    early('DPT', 4, [18, 19, 24, 60], { minAge: { months: 18 }, minInterval: { months: 12 }, uncertain: true }),
    early('MR', 2, [18, 19, 24, 60], { minAge: { months: 18 }, minInterval: { months: 6 }, live: true }),
    school('BIAS_MR', 'MR', 1, { grade: 1, ageYears: 7, month: 8 }, { minInterval: { months: 6 }, live: true }),
    school('BIAS_DT', 'DT', 1, { grade: 1, ageYears: 7, month: 11 }),
    school('BIAS_TD2', 'Td', 1, { grade: 2, ageYears: 8, month: 11 }),
    school(
      'BIAS_TD5',
      'Td',
      2,
      { grade: 5, ageYears: 11, month: 11 },
      { minInterval: { months: 12 }, uncertain: true },
    ),
    // One dose since 2025; a second one of the older scheme is kept and counts for nothing.
    school('HPV1', 'HPV', 1, { grade: 5, ageYears: 11, month: 8 }, { girlsOnly: true }),
  ],
  lateStarts: [
    { antigen: 'PCV', from: { months: 12 }, doses: 2, minInterval: { days: 56 } },
    { antigen: 'PCV', from: { months: 24 }, doses: 1 },
  ],
};
