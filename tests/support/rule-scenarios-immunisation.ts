import { addDays } from '#lib/domain/dates.ts';
import { computeCompleteness, isOnZeroDoseList } from '#lib/domain/immunisation/completeness.ts';
import { computeDoseStatuses } from '#lib/domain/immunisation/compute-dose-statuses.ts';
import { isDropOutHigh, isUci } from '#lib/domain/immunisation/coverage.ts';
import type { DoseRecord } from '#lib/domain/immunisation/dose-record.ts';
import { computeTetanusStatus, isTetanusDueInPregnancy } from '#lib/domain/immunisation/tetanus.ts';
import type { RuleSet } from '#lib/domain/rules/rule-set.ts';
import { localDate } from './local-date.ts';

const BORN = localDate('2024-01-15');
const GIRL = { birthDate: BORN, sex: 'f' } as const;

/** Ages in days at which the schedule is looked at. */
const AGES = [20, 70, 130, 200, 300, 370, 560, 800, 1900, 2800, 4400, 4800, 5500];

function makeDoses(rows: readonly (readonly [antigen: string, day: number])[]): DoseRecord[] {
  return rows.map(([antigen, day]) => ({
    id: `${antigen}${day}`,
    antigen,
    date: addDays(BORN, day),
    source: 'nakes',
  }));
}

/** All doses in time, up to school: antigen and day of life. */
const ALL_IN_TIME = (
  'HB0 0, BCG 5, OPV 5, OPV 61, OPV 92, OPV 122, DPT 61, DPT 92, DPT 122, PCV 61, PCV 92, RV 61, RV 92, RV 122, ' +
  'IPV 122, IPV 280, MR 280, PCV 370, DPT 550, MR 550, DT 2850, Td 3220'
)
  .split(', ')
  .map((text) => [text.split(' ')[0]!, Number(text.split(' ')[1])] as const);

const CHILDREN: readonly DoseRecord[][] = [
  [],
  [{ ...makeDoses([['BCG', 10]])[0]!, verdict: 'rejected' }],
  makeDoses([
    ['HB0', 0],
    ['BCG', 10],
    ['OPV', 10],
    ['DPT', 60],
    ['OPV', 62],
    ['DPT', 90],
    ['MR', 275],
    ['JE', 285],
  ]),
  makeDoses([
    ['DPT', 60],
    ['DPT', 64],
    ['MR', 280],
    ['MR', 1830],
    ['Td', 3200],
  ]),
  makeDoses(ALL_IN_TIME),
  makeDoses(ALL_IN_TIME.filter(([antigen, day]) => !(antigen === 'PCV' && day > 300))),
];

const DECISIONS = [
  { id: 'x', antigen: 'DPT', date: addDays(BORN, 61), kind: 'postponed', reason: 'highFever' },
] as const;

/** Everything the rules of immunisation decide, for some children at many ages. */
export function immunisationScenarios(ruleSet: RuleSet): unknown[] {
  const looks = CHILDREN.flatMap((doses) =>
    AGES.map((age) => {
      const on = addDays(BORN, age);
      const statuses = computeDoseStatuses(GIRL, doses, on, { ruleSet, jeEndemic: true, decisions: DECISIONS });
      const tetanus = computeTetanusStatus(doses, on, ruleSet);
      return [
        statuses,
        computeCompleteness(GIRL, statuses, on, ruleSet),
        isOnZeroDoseList(GIRL, statuses, on, ruleSet),
        tetanus,
        isTetanusDueInPregnancy(tetanus, on, ruleSet),
      ];
    }),
  );
  return [looks, isDropOutHigh(6, ruleSet), isUci(85, 100, ruleSet)];
}
