import { codes, figure, figures, rule } from './figure.ts';

const GENERAL = 'pengetahuan umum program';

/** Newborns, infants and children up to 71 months; growth has its own tables. */
export const CHILD_RULES = {
  birth: rule('Keadaan saat lahir', GENERAL, {
    lowWeightBelow: figure('BBLR: di bawah', 2.5, 'kg'),
    pretermBelowWeeks: figure('Prematur: di bawah', 37, 'weeks'),
    termWeeks: figure('Cukup bulan: dikoreksi ke', 40, 'weeks'),
  }),
  newbornContacts: rule('Kunjungan neonatal KN0-KN3', 'Ceklis KR; pengetahuan umum program', {
    kn0: figures('KN0 (0-6 jam): hari ke', [0, 0], 'days'),
    kn1: figures('KN1 (6-48 jam): hari ke', [0, 2], 'days'),
    kn2: figures('KN2: hari ke', [3, 7], 'days'),
    kn3: figures('KN3: hari ke', [8, 28], 'days'),
  }),
  kpsp: rule('KPSP, perkembangan', 'SDIDTK; Buku KIA; lifecycle.md 3', {
    formMonths: figures('Formulir umur', [3, 6, 9, 12, 15, 18, 21, 24, 30, 36, 42, 48, 54, 60, 66, 72], 'months'),
    appropriateFrom: figure('Sesuai: "ya" mulai', 9, 'answers'),
    doubtfulFrom: figure('Meragukan: "ya" mulai', 7, 'answers'),
    correctPretermToMonths: figure('Umur dikoreksi bila prematur: di bawah', 24, 'months'),
    repeatAfterDays: figure('Meragukan: ulangi sesudah', 14, 'days'),
  }),
  exclusiveBreastfeeding: rule('ASI eksklusif', 'F1 butir 16-17; Kartu ILP', {
    toMonths: figure('Ditanyakan sampai umur', 6, 'months'),
  }),
  complementaryFood: rule('MP-ASI', 'Kartu ILP; lifecycle.md 3', {
    fromMonths: figure('Mulai umur', 6, 'months'),
    toMonths: figure('Sampai umur', 23, 'months'),
    groups: codes('Kelompok makanan', ['staple', 'animalProtein', 'plantProtein', 'fat', 'vegetableFruit']),
  }),
  vitaminA: rule('Kapsul vitamin A', 'Buku KIA; F1; settled.md 10', {
    monthsOfYear: figures('Bulan pemberian', [2, 8], 'months'),
    blueFromMonths: figure('Biru: mulai umur', 6, 'months'),
    redFromMonths: figure('Merah: mulai umur', 12, 'months'),
    toMonths: figure('Sampai umur', 59, 'months'),
    blueUnits: figure('Isi kapsul biru', 100_000, 'IU'),
    redUnits: figure('Isi kapsul merah', 200_000, 'IU'),
    minGapMonths: figure('Jarak paling dekat', 4, 'months', { source: GENERAL }),
  }),
  deworming: rule('Obat cacing (albendazol)', 'lifecycle.md 3; pengetahuan umum program', {
    fromMonths: figure('Mulai umur', 12, 'months'),
    fullDoseFromMonths: figure('Dosis penuh: mulai umur', 24, 'months'),
    halfDoseMg: figure('Dosis di bawahnya', 200, 'mg'),
    fullDoseMg: figure('Dosis penuh', 400, 'mg'),
    minGapMonths: figure('Jarak paling dekat', 6, 'months', { uncertain: true }),
  }),
  zinc: rule('Zinc saat diare', GENERAL, {
    fullDoseFromMonths: figure('Dosis penuh: mulai umur', 6, 'months'),
    halfDoseMg: figure('Dosis di bawahnya', 10, 'mg'),
    fullDoseMg: figure('Dosis penuh', 20, 'mg'),
    days: figure('Lama', 10, 'days'),
  }),
  recoveryFood: rule('MT pangan lokal pemulihan', 'lifecycle.md 3; growth.md 6', {
    falteringDays: figure('Berat tidak naik: lama', 14, 'days', { uncertain: true }),
    underweightDays: figure('BB kurang: lama', 28, 'days', { uncertain: true }),
    wastedDays: figures('Gizi kurang: lama', [28, 56], 'days', { uncertain: true }),
  }),
  breathing: rule('Napas cepat atau lambat', 'MTBS; Ceklis KR; pengetahuan umum program', {
    infantBelow: figure('Bayi di bawah 2 bulan: di bawah', 40, 'perMinute'),
    infantAbove: figure('Bayi di bawah 2 bulan: di atas', 60, 'perMinute'),
    infantToMonths: figure('Batas umur bayi muda: di bawah', 2, 'months'),
    babyFrom: figure('Bayi lebih besar: mulai', 50, 'perMinute'),
    childFromMonths: figure('Anak: mulai umur', 12, 'months'),
    childFrom: figure('Anak: mulai', 40, 'perMinute'),
  }),
  infantTemperature: rule('Suhu bayi', 'Ceklis KR; pengetahuan umum program', {
    below: figure('Terlalu dingin: di bawah', 36.5, 'degC'),
    above: figure('Terlalu panas: di atas', 37.5, 'degC'),
    toMonths: figure('Bayi: di bawah umur', 6, 'months'),
  }),
} as const;
