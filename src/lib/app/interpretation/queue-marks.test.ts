import { expect, test } from 'vitest';
import { interpretFindings, type Finding } from '#lib/domain/interpretation.ts';
import type { DoseStatus } from '#lib/domain/immunisation/dose-status.ts';
import { localDate } from '#tests/support/local-date.ts';
import { marksOf } from './queue-marks.ts';

const HIGH: Finding = {
  field: 'bp',
  value: '150/95',
  class: 'TINGGI',
  colour: 'MERAH',
  reason: 'BP_HIGH',
  level: 'urgent',
};
const SIGN: Finding = {
  field: 'dangerSigns',
  value: 'fever',
  class: 'TANDA_BAHAYA',
  colour: 'MERAH',
  reason: 'DANGER_fever',
  level: 'urgent',
};

function marks(findings: readonly Finding[], doses?: readonly DoseStatus[]) {
  const input = { person: { birthDate: localDate('2025-01-01') }, date: localDate('2026-08-07'), answers: {}, doses };
  return marksOf({
    group: 'infant',
    card: 'child',
    input,
    interpretation: { ...interpretFindings(findings), education: [] },
  });
}
const dose = (status: DoseStatus['status']): DoseStatus => ({
  code: 'MR1',
  antigen: 'MR',
  number: 1,
  windowOpened: true,
  status,
  doubts: [],
  leaveToNurse: false,
});

test('the queue marks danger before a referral, and nothing for whom all is well', () => {
  expect(marks([])).toEqual([]);
  expect(marks([HIGH])).toEqual(['urgent']);
  expect(marks([HIGH, SIGN])).toEqual(['danger']);
});

test('a dose that is due or late is marked, one that waits or was given is not', () => {
  expect(marks([], [dose('SUDAH'), dose('BELUM_WAKTU')])).toEqual([]);
  expect(marks([HIGH], [dose('JATUH_TEMPO')])).toEqual(['urgent', 'dose']);
  expect(marks([], [dose('KEJAR')])).toEqual(['dose']);
});
