import { choice, codes, figure, rule } from './figure.ts';

/** Questionnaires: how answers add up, and from where on they refer. */
export const QUESTIONNAIRE_RULES = {
  tbScreen: rule('Skrining gejala TBC', 'Kartu ILP; lifecycle.md 0.2', {
    version: choice('Formulir yang dipakai', ['4item', 'extended'], '4item', { uncertain: true }),
    suspectFrom: figure('Terduga: jumlah "ya" mulai', 2, 'answers'),
    decisive: codes('Formulir panjang: satu saja sudah terduga', ['tbCough2w', 'tbBloodCough'], { uncertain: true }),
  }),
  smoking: rule('Merokok', 'Kartu ILP dewasa-lansia; lifecycle.md 0.3', {
    cigarettesPerPack: figure('Batang per bungkus', 20, 'items'),
  }),
  puma: rule('PUMA, risiko PPOK', 'Kartu ILP; lifecycle.md 5.1; settled.md 19', {
    referFrom: figure('Rujuk: skor mulai', 6, 'points', { uncertain: true }),
    fromYears: figure('Ditanyakan mulai umur', 40, 'years'),
    onePointFromYears: figure('Umur bernilai 1: mulai', 50, 'years'),
    twoPointsFromYears: figure('Umur bernilai 2: mulai', 60, 'years'),
    onePointFromPackYears: figure('Bungkus-tahun bernilai 1: mulai', 20, 'packYears'),
    twoPointsAbovePackYears: figure('Bungkus-tahun bernilai 2: di atas', 30, 'packYears'),
  }),
  phq4: rule('PHQ-4, kesehatan jiwa', 'Edaran Keswa 2025 (KJ.02.05/B.III/92/2025)', {
    depressionFrom: figure('Gejala depresi: butir 1 dan 2 mulai', 3, 'points'),
    anxietyFrom: figure('Gejala cemas: butir 3 dan 4 mulai', 3, 'points'),
  }),
  srq20: rule('SRQ-20, kesehatan jiwa', 'Kartu ILP dewasa-lansia (cetakan lama)', {
    referFrom: figure('Rujuk: jumlah "ya" mulai', 6, 'answers'),
    suicidalItem: codes('Rujuk segera bila "ya"', ['srq17']),
  }),
  adolescent: rule('Delapan pertanyaan remaja (HEADSS)', 'Kartu ILP usia sekolah-remaja; settled.md 18', {
    fromYears: figure('Ditanyakan mulai umur', 10, 'years'),
    counselFrom: figure('Konseling: jawaban bermasalah mulai', 1, 'answers'),
    referFrom: figure('Rujuk: jawaban bermasalah mulai', 2, 'answers', { uncertain: true }),
  }),
  aks: rule('AKS, kemandirian lansia (Barthel)', 'Kartu ILP dewasa-lansia; lifecycle.md 6.1', {
    independentFrom: figure('Mandiri: mulai', 20, 'points'),
    mildFrom: figure('Ketergantungan ringan: mulai', 12, 'points'),
    moderateFrom: figure('Ketergantungan sedang: mulai', 9, 'points'),
    severeFrom: figure('Ketergantungan berat: mulai', 5, 'points'),
  }),
  skilas: rule('SKILAS, skrining lansia sederhana', 'Kartu ILP dewasa-lansia; lifecycle.md 6.2', {
    muacBelow: figure('LiLA kurang: di bawah', 21, 'cm'),
    referFrom: figure('Rujuk: domain terganggu mulai', 1, 'items'),
  }),
} as const;
