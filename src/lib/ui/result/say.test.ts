import { expect, test } from 'vitest';
import { interpretFindings, type Finding } from '#lib/domain/interpretation.ts';
import { localDate } from '#tests/support/local-date.ts';
import { sentencesFor } from './say.ts';

const BORN = localDate('2024-08-07');
const TODAY = localDate('2026-08-07');
const FLAT: Finding = {
  field: 'growthStatus',
  value: 'T',
  class: 'TIDAK_NAIK',
  colour: 'KUNING',
  reason: 'BB_T1',
  level: 'routine',
};
const SIGN: Finding = {
  field: 'dangerSigns',
  value: 'breathing',
  class: 'TANDA_BAHAYA',
  colour: 'MERAH_TUA',
  reason: 'DANGER_breathing',
  level: 'emergency',
};

test('a child whose growth presses hears of its growth', () => {
  const said = sentencesFor('child', { ...interpretFindings([FLAT]), education: ['protein_hewani'] }, BORN, TODAY);
  expect(said[0]).toContain('belum naik');
});

test('a child in danger hears that it goes now, whatever its weight', () => {
  const said = sentencesFor('child', { ...interpretFindings([FLAT, SIGN]), education: ['tanda_bahaya'] }, BORN, TODAY);
  expect(said[0]).toContain('hari ini juga');
  expect(said.length).toBeLessThanOrEqual(3);
});

test('others hear the first sentence of what is spoken of', () => {
  const said = sentencesFor('adult', { ...interpretFindings([]), education: ['cerdik'] }, BORN, TODAY);
  expect(said).toEqual(['Cek kesehatan, enyahkan asap rokok, rajin bergerak.']);
});
