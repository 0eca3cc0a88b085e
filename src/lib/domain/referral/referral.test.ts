import { describe, expect, test } from 'vitest';
import { addDays } from '../dates.ts';
import { localDate } from '#tests/support/local-date.ts';
import { proposeDestination } from './destination.ts';
import { listReasons, reasonLabelKey } from './reasons.ts';
import {
  isOpen,
  nextReferralState,
  REFERRAL_ACTIONS,
  REFERRAL_STATES,
  startReferralState,
  type ReferralAction,
  type ReferralState,
} from './referral-state.ts';
import { backOnListDate, isOutcomeMissing, isReferralOverdue, seenByDate } from './referral-time.ts';

/** Every move that nakes may make. */
const MOVES: readonly (readonly [ReferralState, ReferralAction, ReferralState])[] = [
  ['DIUSULKAN', 'confirm', 'DIKONFIRMASI'],
  ['DIKONFIRMASI', 'depart', 'BERANGKAT'],
  ['DIKONFIRMASI', 'receive', 'DITERIMA'],
  ['BERANGKAT', 'receive', 'DITERIMA'],
  ['DITERIMA', 'finish', 'SELESAI'],
  ['DIKONFIRMASI', 'noShow', 'TIDAK_DATANG'],
  ['BERANGKAT', 'noShow', 'TIDAK_DATANG'],
  ['DIUSULKAN', 'refuse', 'MENOLAK'],
  ['DIKONFIRMASI', 'refuse', 'MENOLAK'],
  ['BERANGKAT', 'refuse', 'MENOLAK'],
  ['DIUSULKAN', 'cancel', 'DIBATALKAN'],
  ['DIKONFIRMASI', 'cancel', 'DIBATALKAN'],
  ['BERANGKAT', 'cancel', 'DIBATALKAN'],
];
const CADRE_MAY = new Set(['depart', 'refuse']);

describe('states of a referral', () => {
  test.each(REFERRAL_STATES.flatMap((state) => REFERRAL_ACTIONS.map((action) => [state, action] as const)))(
    'from %s by %s',
    (state, action) => {
      const move = MOVES.find(([from, by]) => from === state && by === action);
      const nakes = nextReferralState(state, { action, actor: 'nakes', level: 'routine', reason: 'salah orang' });
      if (!move) {
        expect(nakes).toEqual({ ok: false, problem: { code: 'referral.notFromHere', state, action } });
        return;
      }
      expect(nakes).toEqual({ ok: true, value: move[2] });
      const cadre = nextReferralState(state, { action, actor: 'cadre', level: 'routine', reason: 'salah orang' });
      const mayTakeBack = action === 'cancel' && state === 'DIUSULKAN';
      if (CADRE_MAY.has(action) || mayTakeBack) expect(cadre).toEqual(nakes);
      else expect(cadre).toEqual({ ok: false, problem: { code: 'referral.onlyNakes', action } });
    },
  );

  test('in an emergency a cadre leaves without waiting', () => {
    expect(startReferralState('emergency', 'cadre')).toBe('BERANGKAT');
    expect(startReferralState('urgent', 'cadre')).toBe('DIUSULKAN');
    expect(startReferralState('urgent', 'nakes')).toBe('DIKONFIRMASI');
    const depart = { action: 'depart', actor: 'cadre' } as const;
    expect(nextReferralState('DIUSULKAN', { ...depart, level: 'emergency' })).toEqual({ ok: true, value: 'BERANGKAT' });
    expect(nextReferralState('DIUSULKAN', { ...depart, level: 'urgent' }).ok).toBe(false);
  });

  test('cancelling needs a reason', () => {
    expect(nextReferralState('DIUSULKAN', { action: 'cancel', actor: 'nakes', level: 'routine', reason: ' ' })).toEqual(
      {
        ok: false,
        problem: { code: 'referral.reasonMissing' },
      },
    );
  });

  test('four states are open', () => {
    expect(REFERRAL_STATES.filter(isOpen)).toEqual(['DIUSULKAN', 'DIKONFIRMASI', 'BERANGKAT', 'DITERIMA']);
  });
});

describe('time of a referral', () => {
  const proposedDate = localDate('2026-08-07');

  test.each([
    ['emergency', 0, 1],
    ['urgent', 3, 7],
    ['routine', 14, 15],
  ] as const)('%s is seen within %s days and back on the list after %s', (level, seenIn, backAfter) => {
    const referral = { level, proposedDate, state: 'BERANGKAT' } as const;
    expect(seenByDate(referral)).toBe(addDays(proposedDate, seenIn));
    expect(backOnListDate(referral)).toBe(addDays(proposedDate, backAfter));
    expect(isReferralOverdue(referral, addDays(proposedDate, backAfter - 1))).toBe(false);
    expect(isReferralOverdue(referral, addDays(proposedDate, backAfter))).toBe(true);
  });

  test('received or ended, it is not overdue', () => {
    const on = addDays(proposedDate, 100);
    for (const state of ['DITERIMA', 'SELESAI', 'TIDAK_DATANG', 'MENOLAK', 'DIBATALKAN'] as const) {
      expect(isReferralOverdue({ level: 'urgent', proposedDate, state }, on)).toBe(false);
    }
  });

  test('an outcome still unknown after 30 days is a problem', () => {
    const referral = { level: 'routine', proposedDate, state: 'DITERIMA' } as const;
    expect(isOutcomeMissing(referral, addDays(proposedDate, 30))).toBe(false);
    expect(isOutcomeMissing(referral, addDays(proposedDate, 31))).toBe(true);
    expect(isOutcomeMissing({ ...referral, state: 'SELESAI' }, addDays(proposedDate, 31))).toBe(false);
  });
});

test.each([
  ['none', 'tidak'],
  ['routine', 'pustu'],
  ['urgent', 'puskesmas'],
  ['emergency', 'puskesmas'],
] as const)('%s is proposed to go to %s', (level, destination) => {
  expect(proposeDestination(level)).toBe(destination);
});

test('every reason is listed once, with a key for its words', () => {
  const reasons = listReasons();
  expect(new Set(reasons).size).toBe(reasons.length);
  expect(reasons).toEqual(expect.arrayContaining(['DANGER_breastRed', 'BB_T2', 'PREG_BP', 'SKILAS_cognition', 'KEK']));
  expect(reasons.filter((reason) => reason.includes('SEVERE') || reason === 'SKILAS')).toEqual([]);
  expect(reasonLabelKey('BB_T2')).toBe('reason.BB_T2');
});
