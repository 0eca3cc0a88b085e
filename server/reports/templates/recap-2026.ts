import type { LineWords, ReportTemplate } from './template.ts';

const ATTENDANCE: { readonly [line: string]: LineWords } = {
  target: ['Sasaran'],
  came: ['Datang'],
  notCame: ['Tidak datang'],
};

const BLOOD: { readonly [line: string]: LineWords } = {
  'bp.low': ['Tekanan darah rendah (R)'],
  'bp.normal': ['Tekanan darah normal (N)'],
  'bp.between': ['Tekanan darah di antara normal dan tinggi'],
  'bp.high': ['Tekanan darah tinggi (T)'],
  'glucose.low': ['Gula darah rendah (R)'],
  'glucose.normal': ['Gula darah normal (N)'],
  'glucose.between': ['Gula darah perlu diulang'],
  'glucose.high': ['Gula darah tinggi (T)'],
};

const SENSES: { readonly [line: string]: LineWords } = {
  eyesImpaired: ['Gangguan penglihatan'],
  earsImpaired: ['Gangguan pendengaran'],
};

const ENDING: { readonly [line: string]: LineWords } = {
  tbSuspect: ['Bergejala TBC (2 gejala atau lebih)'],
  mindAsked: ['Skrining jiwa dilakukan'],
  mindTroubled: ['Skrining jiwa perlu tindak lanjut'],
  smokes: ['Perokok aktif'],
  taught: ['Diberi edukasi'],
  referred: ['Dirujuk'],
};

const GROWN_UP: { readonly [line: string]: LineWords } = {
  ...ATTENDANCE,
  'bmi.SK': ['IMT sangat kurus (SK)'],
  'bmi.K': ['IMT kurus (K)'],
  'bmi.N': ['IMT normal (N)'],
  'bmi.G': ['IMT gemuk (G)'],
  'bmi.O': ['IMT obesitas (O)'],
  waistOver: ['Lingkar perut lebih'],
  ...BLOOD,
  cholesterolHigh: ['Kolesterol tinggi'],
  uricAcidHigh: ['Asam urat tinggi'],
  ...SENSES,
  pumaHigh: ['Skor PUMA 6 atau lebih'],
};

/** @source Kartu ILP; pws.md 6.3 */
export const RECAP_2026: ReportTemplate = {
  kind: 'recap',
  version: 'Rekap-2026',
  title: 'Rekapitulasi Hari Buka Posyandu',
  sections: {
    pregnant: {
      title: 'Ibu hamil',
      bands: {},
      lines: {
        ...ATTENDANCE,
        weightOnCurve: ['BB sesuai kurva'],
        weightOffCurve: ['BB tidak sesuai kurva'],
        muacGood: ['LiLA 23,5 cm atau lebih'],
        muacKek: ['LiLA < 23,5 cm (KEK)'],
        bpGood: ['Tekanan darah normal'],
        bpHigh: ['Tekanan darah tidak normal'],
        tbSuspect: ['Bergejala TBC (2 gejala atau lebih)'],
        ironGiven: ['Diberi TTD'],
        ironDaily: ['Minum TTD tiap hari'],
        foodGiven: ['Diberi MT bumil KEK'],
        foodEaten: ['MT dimakan setiap hari'],
        motherClass: ['Ikut kelas ibu hamil'],
        taught: ['Diberi edukasi'],
        referred: ['Dirujuk'],
      },
    },
    postpartum: {
      title: 'Ibu nifas dan menyusui',
      bands: {},
      lines: {
        ...ATTENDANCE,
        inChildbed: ['Di antaranya ibu nifas (0-42 hari)'],
        bpGood: ['Tekanan darah normal'],
        bpHigh: ['Tekanan darah tidak normal'],
        tbSuspect: ['Bergejala TBC (2 gejala atau lebih)'],
        vitAMother: ['Mendapat vitamin A'],
        breastfeeding: ['Menyusui'],
        contraception: ['Ber-KB pasca persalinan'],
        taught: ['Diberi edukasi'],
        referred: ['Dirujuk'],
      },
    },
    schoolTeen: {
      title: 'Usia sekolah dan remaja',
      bands: { '6-14': '6-14 th', '15-18': '15-18 th' },
      lines: {
        ...ATTENDANCE,
        'IMT_U.GIZI_BURUK': ['IMT/U gizi buruk'],
        'IMT_U.GIZI_KURANG': ['IMT/U gizi kurang'],
        'IMT_U.GIZI_BAIK': ['IMT/U gizi baik'],
        'IMT_U.GIZI_LEBIH': ['IMT/U gizi lebih'],
        'IMT_U.OBESITAS': ['IMT/U obesitas'],
        waistOver: ['Lingkar perut lebih'],
        ...BLOOD,
        anaemic: ['Anemia'],
        notAnaemic: ['Tidak anemia'],
        ...SENSES,
        ...ENDING,
      },
    },
    adult: {
      title: 'Dewasa (19-59 th)',
      bands: {},
      lines: { ...GROWN_UP, contraception: ['Memakai kontrasepsi'], ...ENDING },
    },
    elderly: {
      title: 'Lansia (60 th ke atas)',
      bands: {},
      lines: {
        ...GROWN_UP,
        'aks.M': ['AKS mandiri (M)'],
        'aks.R': ['AKS ketergantungan ringan (R)'],
        'aks.S': ['AKS ketergantungan sedang (S)'],
        'aks.B': ['AKS ketergantungan berat (B)'],
        'aks.T': ['AKS ketergantungan total (T)'],
        skilasImpaired: ['SKILAS ada gangguan'],
        skilasWhole: ['SKILAS tanpa gangguan'],
        ...ENDING,
      },
    },
  },
};
