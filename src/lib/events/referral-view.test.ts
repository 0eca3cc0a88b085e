import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { REFERRAL_STATES } from '#lib/domain/referral/referral-state.ts';
import { REFERRAL_STATE_ORDER } from '#lib/domain/referral/state-order.ts';
import { makeEvent } from '#tests/support/make-event.ts';
import { foldDocument, type Row } from './fold.ts';
import type { Json, PosyanduEvent } from './envelope.ts';
import { hasFeedback, readReferral, readReferrals } from './referral-view.ts';

const PROPOSAL = { personId: 'anak1', date: '2026-08-07', level: 'urgent', reasons: [{ code: 'BB_T2' }] };

function propose(data: PosyanduEvent['data'] = {}, id = 'a1'): PosyanduEvent {
  return makeEvent({ id, type: 'referral', subject: 'R1', data: { ...PROPOSAL, state: 'DIUSULKAN', ...data } });
}

function decide(data: PosyanduEvent['data'], id = 'b1', replaces: readonly string[] = []): PosyanduEvent {
  return makeEvent({
    id,
    type: 'referralDecision',
    subject: 'R1',
    data,
    role: 'village_nurse',
    device: 'laptop1',
    by: 'bidan1',
    replaces,
  });
}

function rowsOf(visits: readonly PosyanduEvent[], care: readonly PosyanduEvent[]): Row[] {
  return [
    ...foldDocument('visits:P1:2026-08', 'visits', visits).rows,
    ...foldDocument('care:P1:2026-08', 'care', care).rows,
  ];
}

describe('a referral out of its rows', () => {
  test('is what the cadre proposed until a nakes has spoken', () => {
    expect(readReferral(rowsOf([propose()], []))).toMatchObject({
      referralId: 'R1',
      personId: 'anak1',
      state: 'DIUSULKAN',
      level: 'urgent',
      reasons: [{ code: 'BB_T2' }],
      decided: undefined,
    });
  });

  test('a decision and the feedback of nakes join it, and their level counts', () => {
    const care = [
      decide({ state: 'DIKONFIRMASI', level: 'emergency' }),
      decide({ state: 'SELESAI', resultClass: 'treated', advice: 'Timbang lagi dua minggu lagi' }, 'b2', ['b1']),
    ];
    const referral = readReferral(rowsOf([propose()], care));
    expect(referral).toMatchObject({
      state: 'SELESAI',
      level: 'emergency',
      feedback: { resultClass: 'treated', advice: 'Timbang lagi dua minggu lagi' },
      decided: { by: 'bidan1' },
    });
    expect(referral && hasFeedback(referral)).toBe(true);
  });

  test('who was received was received, though a cadre wrote offline that she refused', () => {
    expect(readReferral(rowsOf([propose({ state: 'MENOLAK' })], [decide({ state: 'DITERIMA' })]))?.state).toBe(
      'DITERIMA',
    );
  });

  test('a decision without its proposal is not shown yet', () => {
    expect(readReferrals(rowsOf([], [decide({ state: 'DIKONFIRMASI' })]))).toEqual([]);
  });

  test('what is no reason is passed over', () => {
    const reasons: Json = [{ code: 'BP_HIGH', value: '150/95' }, 'BGM', { value: 'x' }, null];
    expect(readReferral(rowsOf([propose({ reasons })], []))?.reasons).toEqual([{ code: 'BP_HIGH', value: '150/95' }]);
  });

  test('its order knows every state once', () => {
    expect([...REFERRAL_STATE_ORDER].sort()).toEqual([...REFERRAL_STATES].sort());
  });
});

test('any order and repetition of what cadres and nakes wrote gives one and the same referral', () => {
  const state = fc.constantFrom(...REFERRAL_STATES);
  const steps = fc.array(fc.record({ state, replaces: fc.array(fc.nat({ max: 6 }), { maxLength: 2 }) }), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(steps, steps, fc.array(fc.nat(), { minLength: 14, maxLength: 14 }), (byCadres, byNakes, keys) => {
      const name = (prefix: string) => (number: number) => `${prefix}${number + 2}`;
      const visits = byCadres.map((step, at) => ({
        ...propose({ state: step.state }, name('a')(at)),
        replaces: step.replaces.map(name('a')),
      }));
      const care = byNakes.map((step, at) =>
        decide({ state: step.state }, name('b')(at), step.replaces.map(name('b'))),
      );
      const shuffle = <T>(list: readonly T[]): T[] =>
        list
          .map((one, at) => ({ one, key: keys[at] ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
      const expected = readReferrals(rowsOf([propose(), ...visits], care));
      const other = shuffle(rowsOf(shuffle([propose(), ...visits, ...visits]), shuffle([...care, ...care])));
      expect(readReferrals(other)).toEqual(expected);
      const standing = [...byCadres, ...byNakes].map((step) => step.state);
      expect([...standing, 'DIUSULKAN']).toContain(expected[0]?.state);
    }),
  );
});
