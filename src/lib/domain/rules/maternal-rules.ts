import { choice, codes, figure, figures, rule } from './figure.ts';

const GENERAL = 'pengetahuan umum program';

/** Pregnancy, childbed and breastfeeding. */
export const MATERNAL_RULES = {
  gestation: rule('Usia kehamilan', 'Kartu ILP ibu hamil; Buku KIA', {
    termDays: figure('HPL: HPHT ditambah', 280, 'days'),
    postTermAboveWeeks: figure('Lewat waktu: di atas', 41, 'weeks', { source: GENERAL }),
    firstTrimesterToWeeks: figure('Trimester 1: sampai minggu', 12, 'weeks', { source: GENERAL }),
    secondTrimesterToWeeks: figure('Trimester 2: sampai minggu', 24, 'weeks', { source: GENERAL }),
    nearDueFromWeeks: figure('Menjelang persalinan: mulai minggu', 36, 'weeks', { source: 'bawaan rancangan' }),
  }),
  bpPregnant: rule('Tekanan darah ibu hamil dan nifas', 'Kartu ILP ibu hamil; pengetahuan umum program', {
    systolicRiskFrom: figure('Risiko: sistolik mulai', 130, 'mmHg', { uncertain: true }),
    diastolicRiskFrom: figure('Risiko: diastolik mulai', 85, 'mmHg', { uncertain: true }),
    systolicHighFrom: figure('Tinggi: sistolik mulai', 140, 'mmHg'),
    diastolicHighFrom: figure('Tinggi: diastolik mulai', 90, 'mmHg'),
    systolicSevereFrom: figure('Tinggi berat: sistolik mulai', 160, 'mmHg'),
    diastolicSevereFrom: figure('Tinggi berat: diastolik mulai', 110, 'mmHg'),
    severeWith: codes('Tinggi menjadi berat bila ada tanda', [
      'headacheBlur',
      'headache',
      'blurVision',
      'epigastric',
      'convulsion',
    ]),
  }),
  muacPregnant: rule('LiLA ibu hamil, KEK', 'Kartu ILP ibu hamil; F1', {
    below: figure('KEK: di bawah', 23.5, 'cm'),
  }),
  haemoglobinPregnant: rule('Hb ibu hamil', 'pengetahuan umum program; settled.md 15', {
    anaemiaBelow: figure('Anemia: di bawah', 11, 'g/dL'),
    severeBelow: figure('Anemia berat: di bawah', 8, 'g/dL'),
  }),
  weightGain: rule('Kenaikan berat badan ibu hamil', 'IOM 2009, grafik Buku KIA', {
    normalFrom: figure('IMT pra-hamil normal: mulai', 18.5, 'kg/m2'),
    overweightFrom: figure('IMT pra-hamil gemuk: mulai', 25, 'kg/m2'),
    obeseFrom: figure('IMT pra-hamil obesitas: mulai', 30, 'kg/m2'),
    firstWeeks: figure('Awal kehamilan: sampai minggu', 13, 'weeks'),
    firstKg: figures('Kenaikan pada awal kehamilan', [0.5, 2], 'kg'),
    thinTotalKg: figures('Kenaikan seluruhnya, IMT kurus', [12.5, 18], 'kg'),
    normalTotalKg: figures('Kenaikan seluruhnya, IMT normal', [11.5, 16], 'kg'),
    overweightTotalKg: figures('Kenaikan seluruhnya, IMT gemuk', [7, 11.5], 'kg'),
    obeseTotalKg: figures('Kenaikan seluruhnya, IMT obesitas', [5, 9], 'kg'),
    thinKgPerWeek: figures('Kenaikan tiap minggu, IMT kurus', [0.44, 0.58], 'kg/week'),
    normalKgPerWeek: figures('Kenaikan tiap minggu, IMT normal', [0.35, 0.5], 'kg/week'),
    overweightKgPerWeek: figures('Kenaikan tiap minggu, IMT gemuk', [0.23, 0.33], 'kg/week'),
    obeseKgPerWeek: figures('Kenaikan tiap minggu, IMT obesitas', [0.17, 0.27], 'kg/week'),
  }),
  pregnancyRisk: rule('Faktor risiko kehamilan', 'pengetahuan umum program; lifecycle.md 1', {
    youngBelowYears: figure('Terlalu muda: di bawah', 20, 'years'),
    oldAboveYears: figure('Terlalu tua: di atas', 35, 'years'),
    childrenFrom: figure('Terlalu banyak anak: mulai', 4, 'children'),
    spacingBelowMonths: figure('Jarak terlalu dekat: di bawah', 24, 'months'),
    heightBelowCm: figure('Tinggi badan: di bawah', 145, 'cm'),
  }),
  anc: rule('Pemeriksaan kehamilan (ANC)', 'Ceklis KR; pengetahuan umum program', {
    contactsByTrimester: figures('Kunjungan per trimester', [1, 2, 3], 'contacts', { uncertain: true }),
    doctorTrimesters: figures('Dengan dokter pada trimester', [1, 3], 'grade'),
  }),
  iron: rule('Tablet tambah darah (TTD)', 'Kartu ILP; pengetahuan umum program', {
    pregnancyTablets: figure('Ibu hamil: sedikitnya', 90, 'tablets', { uncertain: true }),
    teenTabletsPerYear: figure('Remaja putri: setahun', 52, 'tablets'),
  }),
  motherSupport: rule('MT dan kelas ibu hamil', 'Kartu ILP ibu hamil; pengetahuan umum program', {
    cedFoodDays: figure('MT bumil KEK: lama', 120, 'days', { uncertain: true }),
    classMeetings: figure('Kelas ibu hamil: pertemuan', 4, 'contacts'),
  }),
  childbed: rule('Masa nifas', 'Kartu ILP ibu nifas; pengetahuan umum program', {
    lastDay: figure('Nifas: sampai hari', 42, 'days'),
    breastfeedingToMonths: figure('Ibu menyusui: sampai bulan', 24, 'months'),
    vitaminACapsules: figure('Vitamin A ibu nifas: kapsul', 2, 'capsules'),
    vitaminAUnits: figure('Isi tiap kapsul', 200_000, 'IU'),
    secondCapsuleAfterDays: figure('Kapsul kedua: sesudah hari', 1, 'days'),
    contraceptionByDay: figure('KB pasca persalinan: sampai hari', 42, 'days'),
    bmiFromDay: figure('IMT dinilai mulai hari', 43, 'days', { source: 'bawaan rancangan', uncertain: true }),
  }),
  motherContacts: rule('Kunjungan nifas KF1-KF4', GENERAL, {
    kf1: figures('KF1: hari ke', [0, 2], 'days'),
    kf2: figures('KF2: hari ke', [3, 7], 'days'),
    kf3: figures('KF3: hari ke', [8, 28], 'days'),
    kf4: figures('KF4: hari ke', [29, 42], 'days'),
  }),
  motherFever: rule('Suhu ibu hamil, nifas', 'Ceklis KR', {
    from: figure('Demam: mulai', 37.5, 'degC'),
  }),
  tetanus: rule('Status T1-T5 (Td) perempuan usia subur', 'KMK 1098/2024; immunisation.md 1', {
    t2AfterWeeks: figure('T2: sesudah T1', 4, 'weeks'),
    t3AfterMonths: figure('T3: sesudah T2', 6, 'months'),
    t4AfterMonths: figure('T4: sesudah T3', 12, 'months'),
    t5AfterMonths: figure('T5: sesudah T4', 12, 'months'),
    protectedYears: figures('Perlindungan T2, T3, T4, T5', [3, 5, 10, 25], 'years'),
    goalInPregnancy: choice('Sasaran saat hamil', ['T1', 'T2', 'T3', 'T4', 'T5'], 'T2'),
  }),
} as const;
