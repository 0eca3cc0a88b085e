import { isLocalMonth, type LocalMonth } from '#lib/domain/dates.ts';
import { findIndicator } from '#lib/domain/indicators/indicator-list.ts';
import type { Indicator } from '#lib/domain/indicators/indicator.ts';
import type { PwsAnswer, PwsRow } from '#lib/app/staff/pws/pws-answer.ts';

/** A month that the tests are about. */
export function makeMonth(text = '2026-07'): LocalMonth {
  if (!isLocalMonth(text)) throw new Error(`no month: ${text}`);
  return text;
}

/** The indicator of a code. */
export function makeIndicator(code: string): Indicator {
  const found = findIndicator(code);
  if (!found) throw new Error(`no indicator: ${code}`);
  return found;
}

/** An invented desa's row; its figures stand in the order of the answer's codes. */
export function makePwsRow(row: Partial<PwsRow> = {}): PwsRow {
  return {
    unitId: 'v_1',
    level: 'village',
    name: 'Wonokerto',
    standing: 'data',
    posyandu: 4,
    posyanduIlp: 4,
    sessionsHeld: 4,
    sessionsValidated: 2,
    dataThrough: 1_000,
    figures: [],
    ...row,
  };
}

/** An invented Puskesmas of two desa, with D/S and stunting. */
export function makePwsAnswer(answer: Partial<PwsAnswer> = {}): PwsAnswer {
  const total = makePwsRow({
    unitId: 'pkm_1',
    level: 'puskesmas',
    name: 'Sumberjati',
    figures: [
      [150, 200],
      [20, 150],
    ],
  });
  return {
    month: makeMonth(),
    computedAt: 2_000,
    dataThrough: 1_000,
    ruleSet: '2026-11',
    counting: [],
    path: [{ unitId: 'pkm_1', level: 'puskesmas', name: 'Sumberjati' }],
    codes: ['G01', 'G08'],
    unrecorded: [],
    total,
    rows: [
      makePwsRow({
        unitId: 'v_1',
        name: 'Wonokerto',
        figures: [
          [90, 100],
          [5, 90],
        ],
      }),
      makePwsRow({
        unitId: 'v_2',
        name: 'Adiluhur',
        figures: [
          [60, 100],
          [15, 60],
        ],
      }),
    ],
    before: null,
    population: [{ group: 'infant', real: 40, projected: null }],
    strip: [],
    alarms: { dangerSigns: 0, deaths: 0, alerts: 0, severeWasting: 0, referralsOverdue: 0 },
    ...answer,
  };
}
