import { expect, test } from 'vitest';
import { localDate } from '#tests/support/local-date.ts';
import type { Finding } from '../interpretation.ts';
import type { Card } from '../interpretation/card.ts';
import { chooseTopics } from './choose-topics.ts';
import { EDUCATION_TOPICS, type EducationTopic } from './topics.ts';

const DATE = localDate('2026-08-07');

/** A case in which one topic is the point: card, birth date, answers, and a finding. */
interface Case {
  readonly topic: EducationTopic;
  readonly card: Card;
  readonly born?: string;
  readonly answers?: Readonly<Record<string, unknown>>;
  readonly finding?: Partial<Finding>;
}

const CASES: readonly Case[] = [
  { topic: 'tanda_bahaya', card: 'child', finding: { field: 'dangerSigns', class: 'TANDA_BAHAYA' } },
  { topic: 'kesehatan_jiwa', card: 'adult', finding: { reason: 'MENTAL' } },
  { topic: 'kesehatan_jiwa', card: 'school_teen', finding: { field: 'headss', class: 'KONSELING' } },
  { topic: 'etika_batuk', card: 'adult', finding: { field: 'tb', class: 'ULANG' } },
  { topic: 'patuh_obat', card: 'adult', finding: { reason: 'NONADHERENT' } },
  { topic: 'protein_hewani', card: 'child', finding: { reason: 'BB_T1' } },
  { topic: 'asi_eksklusif', card: 'child', answers: { exclusiveBf: 'tidak' } },
  { topic: 'mp_asi', card: 'child', born: '2025-08-07', answers: { compFood: 'tidak' } },
  { topic: 'oralit_zinc', card: 'child', finding: { reason: 'DANGER_diarrhoea' } },
  { topic: 'stimulasi', card: 'child', finding: { reason: 'KPSP_M' } },
  { topic: 'imunisasi', card: 'child', finding: { reason: 'IMM_OVERDUE' } },
  { topic: 'isi_piringku_bumil', card: 'pregnant', finding: { reason: 'PREG_KEK' } },
  { topic: 'ttd', card: 'pregnant', finding: { field: 'ironDaily', class: 'EDUKASI' } },
  { topic: 'ttd', card: 'school_teen', answers: { ironWeekly: 'tidak' } },
  { topic: 'anc', card: 'pregnant', finding: { reason: 'PREG_ANC' } },
  { topic: 'kb', card: 'postpartum', finding: { field: 'ppContraception', class: 'KONSELING' } },
  { topic: 'gizi_seimbang', card: 'adult', finding: { field: 'bmi', class: 'K' } },
  { topic: 'aktivitas_fisik', card: 'adult', finding: { field: 'waistCm', class: 'LEBIH' } },
  { topic: 'kurangi_garam', card: 'adult', finding: { field: 'bp', class: 'NORMAL_TINGGI' } },
  { topic: 'kurangi_gula', card: 'adult', finding: { field: 'glucoseRandom', class: 'ULANG' } },
  { topic: 'kurangi_minyak', card: 'adult', finding: { field: 'cholesterol', class: 'BATAS' } },
  { topic: 'berhenti_merokok', card: 'adult', answers: { smoking: 'pasif' } },
  { topic: 'pendamping_lansia', card: 'elderly', finding: { field: 'aks', class: 'R' } },
  { topic: 'isi_piringku', card: 'child', born: '2025-08-07' },
  { topic: 'asi_mpasi', card: 'child', born: '2025-08-08' },
  { topic: 'ttd_tanda_bahaya', card: 'pregnant' },
  { topic: 'asi_kb', card: 'postpartum' },
  { topic: 'gizi_remaja', card: 'school_teen' },
  { topic: 'cerdik', card: 'adult' },
  { topic: 'germas_lansia', card: 'elderly' },
  { topic: 'phbs', card: 'child', finding: { reason: 'DANGER_stool' } },
];

function topicsOf({ card, born = '2024-01-01', answers = {}, finding }: Case): EducationTopic[] {
  const findings: Finding[] = finding ? [{ field: 'x', value: 'x', class: 'x', colour: 'KUNING', ...finding }] : [];
  return chooseTopics(card, findings, { person: { birthDate: localDate(born) }, date: DATE, answers });
}

test.each(CASES)('$topic is spoken of on card $card', (one) => {
  expect(topicsOf(one)).toContain(one.topic);
});

test('every topic can come up', () => {
  expect([...new Set(CASES.map(({ topic }) => topic))].sort()).toEqual([...EDUCATION_TOPICS].sort());
});

test('with nothing found, only what belongs to the card is spoken of', () => {
  expect(topicsOf({ topic: 'cerdik', card: 'adult' })).toEqual(['cerdik']);
  expect(topicsOf({ topic: 'isi_piringku', card: 'child' })).toEqual(['isi_piringku']);
});

test('what was found comes before what belongs to the card', () => {
  const topics = topicsOf({ topic: 'kurangi_garam', card: 'adult', finding: { field: 'bp', class: 'TINGGI' } });
  expect(topics).toEqual(['kurangi_garam', 'cerdik']);
});
