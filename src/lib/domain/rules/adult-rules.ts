import { choice, figure, rule } from './figure.ts';

/** Body measures, blood pressure and blood values of adults, elderly and teenagers. */
export const ADULT_RULES = {
  adultBmi: rule('IMT dewasa dan lansia', 'Kemenkes, klasifikasi IMT nasional; settled.md 20', {
    severelyThinBelow: figure('Sangat kurus: di bawah', 17, 'kg/m2'),
    thinBelow: figure('Kurus: di bawah', 18.5, 'kg/m2'),
    overweightAbove: figure('Gemuk: di atas', 25, 'kg/m2', { uncertain: true }),
    obeseAbove: figure('Obesitas: di atas', 27, 'kg/m2', { uncertain: true }),
    rounding: choice('Pembulatan sebelum digolongkan', ['none', 'oneDecimal'], 'none', { source: 'settled.md 20' }),
  }),
  waist: rule('Lingkar perut, obesitas sentral', 'Kartu ILP dewasa-lansia; settled.md 18', {
    maleFrom: figure('Laki-laki: mulai', 90, 'cm', { uncertain: true }),
    femaleFrom: figure('Perempuan: mulai', 80, 'cm', { uncertain: true }),
    fromYears: figure('Diukur mulai umur', 15, 'years'),
  }),
  muacWoman: rule('LiLA perempuan usia subur, risiko KEK', 'Kartu ILP; F1; settled.md 16', {
    below: figure('KEK: di bawah', 23.5, 'cm'),
    fromYears: figure('Mulai umur', 15, 'years'),
    toYears: figure('Sampai umur', 49, 'years'),
  }),
  bpAdult: rule('Tekanan darah dewasa dan lansia', 'Kartu ILP dewasa-lansia; KMK 84/2026', {
    systolicLowBelow: figure('Rendah: sistolik di bawah', 90, 'mmHg'),
    diastolicLowBelow: figure('Rendah: diastolik di bawah', 60, 'mmHg'),
    systolicRaisedFrom: figure('Normal tinggi: sistolik mulai', 120, 'mmHg'),
    diastolicRaisedFrom: figure('Normal tinggi: diastolik mulai', 80, 'mmHg'),
    systolicHighFrom: figure('Tinggi: sistolik mulai', 140, 'mmHg'),
    diastolicHighFrom: figure('Tinggi: diastolik mulai', 90, 'mmHg'),
    systolicSevereFrom: figure('Rujuk segera: sistolik mulai', 180, 'mmHg'),
    diastolicSevereFrom: figure('Rujuk segera: diastolik mulai', 110, 'mmHg'),
  }),
  bpSecondReading: rule('Pengukuran tekanan darah kedua', 'KMK 84/2026; session.md 1; settled.md 17', {
    systolicFrom: figure('Ulangi: sistolik mulai', 140, 'mmHg'),
    diastolicFrom: figure('Ulangi: diastolik mulai', 90, 'mmHg'),
  }),
  bpTeen: rule('Tekanan darah remaja', 'Kartu ILP usia sekolah-remaja; settled.md 18', {
    fromYears: figure('Diukur mulai umur', 15, 'years'),
    systolicRiskFrom: figure('Risiko: sistolik mulai', 130, 'mmHg', { uncertain: true }),
    diastolicRiskFrom: figure('Risiko: diastolik mulai', 85, 'mmHg', { uncertain: true }),
    systolicHighFrom: figure('Tinggi: sistolik mulai', 140, 'mmHg'),
    diastolicHighFrom: figure('Tinggi: diastolik mulai', 90, 'mmHg'),
    systolicSevereFrom: figure('Rujuk segera: sistolik mulai', 180, 'mmHg'),
    diastolicSevereFrom: figure('Rujuk segera: diastolik mulai', 110, 'mmHg'),
  }),
  glucoseRandom: rule('Gula darah sewaktu', 'Kartu ILP dewasa-lansia; KMK 84/2026', {
    lowBelow: figure('Rendah: di bawah', 70, 'mg/dL'),
    repeatFrom: figure('Perlu diulang: mulai', 140, 'mg/dL'),
    highFrom: figure('Tinggi: mulai', 200, 'mg/dL'),
    fromYears: figure('Diperiksa mulai umur', 15, 'years'),
  }),
  glucoseFasting: rule('Gula darah puasa', 'pengetahuan umum program; KMK 84/2026', {
    lowBelow: figure('Rendah: di bawah', 70, 'mg/dL'),
    repeatFrom: figure('Perlu diulang: mulai', 100, 'mg/dL'),
    highFrom: figure('Tinggi: mulai', 126, 'mg/dL'),
  }),
  cholesterol: rule('Kolesterol total', 'pengetahuan umum program; settled.md 15', {
    adviseFrom: figure('Edukasi: mulai', 200, 'mg/dL'),
    highFrom: figure('Tinggi: mulai', 240, 'mg/dL'),
  }),
  uricAcid: rule('Asam urat', 'pengetahuan umum program; settled.md 15', {
    maleAbove: figure('Laki-laki: di atas', 7, 'mg/dL'),
    femaleAbove: figure('Perempuan: di atas', 6, 'mg/dL'),
  }),
  haemoglobin: rule('Hb, anemia menurut kelompok', 'WHO, batas anemia; lifecycle.md 4; settled.md 15', {
    childFromYears: figure('Anak: mulai umur', 5, 'years'),
    childBelow: figure('Anemia, anak: di bawah', 11.5, 'g/dL'),
    teenFromYears: figure('Remaja: mulai umur', 12, 'years'),
    teenBelow: figure('Anemia, remaja: di bawah', 12, 'g/dL'),
    adultFromYears: figure('Dewasa: mulai umur', 15, 'years'),
    womanBelow: figure('Anemia, perempuan: di bawah', 12, 'g/dL'),
    manBelow: figure('Anemia, laki-laki: di bawah', 13, 'g/dL'),
    moderateBelow: figure('Sedang: di bawah', 11, 'g/dL'),
    severeBelow: figure('Berat: di bawah', 8, 'g/dL'),
  }),
} as const;
