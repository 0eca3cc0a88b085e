import { describe, expect, test } from 'vitest';
import { changeRule, findMove, MOVES, SESSION_STATES } from './session-state.ts';

describe('steps of a session', () => {
  test('only nakes validate, and only the head of the Puskesmas locks', () => {
    expect(findMove('closed', 'validated', 'cadre_lead')).toBeUndefined();
    expect(findMove('closed', 'validated', 'village_nurse')).toMatchObject({ needsReason: false });
    expect(findMove('reported', 'locked', 'health_officer')).toBeUndefined();
    expect(findMove('reported', 'locked', 'phc_head')).toBeDefined();
  });

  test('nothing leads out of a locked month, and nobody skips validation', () => {
    expect(MOVES.filter(({ from }) => from === 'locked')).toEqual([]);
    expect(MOVES.filter(({ to }) => to === 'reported').map(({ from }) => from)).toEqual(['validated']);
  });

  test('going back, and calling a day off, needs a reason', () => {
    const back = MOVES.filter(
      ({ from, to }) => to === 'cancelled' || (to === 'open' && from !== 'none' && from !== 'planned'),
    );
    expect(back.map(({ needsReason }) => needsReason)).toEqual([true, true, true]);
  });

  test.each([
    ['open', 'cadre', { allowed: true, needsReason: false, correctsNextPeriod: false }],
    ['closed', 'cadre', { allowed: true, needsReason: true, correctsNextPeriod: false }],
    ['validated', 'cadre_lead', { allowed: false, needsReason: true, correctsNextPeriod: false }],
    ['validated', 'village_nurse', { allowed: true, needsReason: true, correctsNextPeriod: false }],
    ['locked', 'village_nurse', { allowed: true, needsReason: true, correctsNextPeriod: true }],
    ['locked', 'phc_head', { allowed: false, needsReason: true, correctsNextPeriod: true }],
  ] as const)('what it takes to change a value: %s, %s', (state, role, rule) => {
    expect(changeRule(state, role)).toEqual(rule);
  });

  test('every state has a rule, and from validation on none is without a reason', () => {
    const rules = SESSION_STATES.map((state) => [state, changeRule(state, 'village_nurse').needsReason]);
    expect(rules.filter(([, needsReason]) => needsReason).map(([state]) => state)).toEqual([
      'closed',
      'validated',
      'reported',
      'locked',
    ]);
  });
});
