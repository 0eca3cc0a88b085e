import { choice, figure, rule } from './figure.ts';

/** Figures of immunisation besides the schedule, which is a table of its own. */
export const IMMUNISATION_RULES = {
  immunisation: rule('Imunisasi, aturan umum', 'immunisation.md 2 dan 3; IDAI 2024', {
    liveGapDays: figure('Jarak dua vaksin hidup', 28, 'days'),
    sameGapDays: figure('Jarak dua dosis yang sama, bila jadwal tidak menyebutnya', 28, 'days', {
      source: 'bawaan rancangan',
    }),
    duplicateWithinDays: figure('Diduga dicatat dua kali: dalam', 7, 'days', { source: 'immunisation.md 3' }),
    nursePlansAfterMonths: figure('Rencana diserahkan ke nakes: terlambat lebih dari', 6, 'months', {
      source: 'bawaan rancangan',
    }),
    postponedDays: figure('Penundaan tanpa tanggal berlaku', 28, 'days', { source: 'bawaan rancangan' }),
  }),
  completeness: rule('Kelengkapan imunisasi', 'immunisation.md 4; pengetahuan umum program', {
    basicBelowMonths: figure('Dasar lengkap: sebelum umur', 12, 'months'),
    followUpBelowMonths: figure('Lanjutan lengkap: sebelum umur', 24, 'months'),
    followUpWithPcv: choice('Lanjutan memerlukan PCV 3', ['yes', 'no'], 'yes', { uncertain: true }),
    zeroDoseListFromMonths: figure('Zero dose didaftar mulai umur', 4, 'months'),
    dropOutToPercent: figure('Drop-out wajar: sampai', 5, 'percent'),
    uciFromPercent: figure('Desa UCI: IDL mulai', 80, 'percent'),
  }),
  school: rule('Imunisasi anak sekolah (BIAS)', 'KMK 35/2025; immunisation.md 1', {
    fromMonths: figure('Dosis sekolah: mulai umur', 60, 'months'),
    hpvToYears: figure('HPV kejar: sampai umur', 14, 'years', { uncertain: true }),
    toYears: figure('BIAS lain: sampai umur', 12, 'years', { uncertain: true }),
  }),
} as const;
