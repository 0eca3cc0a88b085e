import { codes, figure, rule } from './figure.ts';

const DESIGN = 'bawaan rancangan; homevisit-referral.md';

/** Home visits and reports from the community. */
export const OUTREACH_RULES = {
  homeVisit: rule('Siapa dikunjungi', DESIGN, {
    unansweredReferralDays: figure('Rujukan tanpa kabar: sesudah', 7, 'days'),
    absentSessions: figure('Tidak datang berturut-turut', 2, 'sessions'),
    familyMonths: figure('Keluarga belum dikunjungi: sesudah', 12, 'months', { source: 'Modul Kader' }),
  }),
  cluster: rule('Kejadian serupa di satu dusun', DESIGN, {
    cases: figure('Peringatan: kasus mulai', 2, 'cases', { uncertain: true }),
    withinDays: figure('Dalam waktu', 7, 'days'),
  }),
  community: rule('Laporan masyarakat', 'homevisit-referral.md 4; pengetahuan umum program', {
    paralysisBelowYears: figure('Lumpuh layuh: umur di bawah', 15, 'years'),
    sameDay: codes('Peringatan hari itu juga, sekalipun satu kasus', [
      'afp',
      'diphtheria',
      'foodPoisoning',
      'rabiesBite',
      'deathMother',
      'deathNeonate',
      'deathInfant',
      'deathToddler',
      'aefiSevere',
      'measles',
    ]),
  }),
} as const;
