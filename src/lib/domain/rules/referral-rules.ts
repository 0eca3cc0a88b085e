import { REFERRAL_LEVELS, type ReferralLevel } from '../interpretation.ts';
import { choice, figure, rule, type Figure } from './figure.ts';

const level = (label: string, value: ReferralLevel, source?: string): Figure<ReferralLevel> =>
  choice(label, REFERRAL_LEVELS, value, source === undefined ? {} : { source });

const CHOSEN = 'settled.md 15';
const NAMED = 'homevisit-referral.md 3';
const DESIGN = 'bawaan rancangan';

/** How pressing each reason is, and how soon a referral must be answered. Names of the first rule are reason codes. */
export const REFERRAL_RULES = {
  reasonLevels: rule('Tingkat rujukan tiap alasan', NAMED, {
    DEV_CHECK: level('Checklist perkembangan tidak lengkap', 'routine'),
    KPSP_M: level('KPSP meragukan', 'routine', DESIGN),
    KPSP_P: level('KPSP penyimpangan', 'urgent', DESIGN),
    IMM_OVERDUE: level('Imunisasi terlambat', 'routine', DESIGN),
    IMM_KEJAR: level('Imunisasi kejar', 'routine', DESIGN),
    AEFI: level('KIPI ringan', 'routine', DESIGN),
    AEFI_SEVERE: level('KIPI berat', 'emergency', DESIGN),
    PREG_BB: level('Berat ibu hamil di luar kurva', 'routine', CHOSEN),
    PREG_KEK: level('Ibu hamil KEK', 'urgent', CHOSEN),
    PREG_BP: level('Tekanan darah ibu hamil tinggi', 'urgent'),
    PREG_BP_SEVERE: level('Tekanan darah ibu hamil tinggi berat', 'emergency'),
    PREG_HB: level('Hb ibu hamil rendah', 'routine', CHOSEN),
    PREG_HB_SEVERE: level('Hb ibu hamil sangat rendah', 'urgent', CHOSEN),
    PREG_ANC: level('ANC belum sesuai jadwal', 'routine', DESIGN),
    PREG_LATE: level('Kehamilan lewat waktu', 'urgent', 'lifecycle.md 1'),
    PP_KF: level('Kunjungan nifas belum sesuai jadwal', 'routine', DESIGN),
    PP_VITA: level('Ibu nifas belum vitamin A', 'routine', CHOSEN),
    PP_KB: level('Belum KB pasca persalinan', 'routine', CHOSEN),
    TB_SUSPECT: level('Terduga TBC', 'urgent'),
    TB_CONTACT: level('Kontak TBC', 'routine', CHOSEN),
    ANEMIA: level('Hb rendah', 'routine', CHOSEN),
    ANEMIA_SEVERE: level('Hb sangat rendah', 'urgent', CHOSEN),
    KEK: level('Perempuan usia subur, LiLA kurang', 'routine', DESIGN),
    BMI_ABN: level('IMT perlu dirujuk', 'routine'),
    BP_HIGH: level('Tekanan darah tinggi', 'urgent'),
    BP_HIGH_SEVERE: level('Tekanan darah sangat tinggi', 'emergency'),
    GLU_HIGH: level('Gula darah tinggi', 'urgent'),
    GLU_LOW: level('Gula darah rendah', 'urgent', CHOSEN),
    CHOL: level('Kolesterol tinggi', 'routine', CHOSEN),
    URIC: level('Asam urat tinggi', 'routine', CHOSEN),
    EYE: level('Gangguan penglihatan', 'routine', CHOSEN),
    EAR: level('Gangguan pendengaran', 'routine', CHOSEN),
    MENTAL: level('Perlu bantuan kesehatan jiwa', 'urgent'),
    SUICIDAL: level('Ingin mengakhiri hidup', 'emergency'),
    PUMA: level('Skor PUMA', 'routine'),
    SMOKE: level('Perokok aktif', 'routine', CHOSEN),
    KB: level('Ingin KB, belum terlayani', 'routine', DESIGN),
    IVA_SADANIS: level('Deteksi dini kanker', 'routine', DESIGN),
    ADL_R: level('Ketergantungan ringan', 'routine', CHOSEN),
    ADL_S: level('Ketergantungan sedang', 'routine', CHOSEN),
    ADL_B: level('Ketergantungan berat', 'urgent'),
    ADL_T: level('Ketergantungan total', 'urgent'),
    SKILAS: level('Satu domain SKILAS terganggu', 'routine'),
    NONADHERENT: level('Tidak patuh minum obat', 'routine', DESIGN),
    NO_ACCESS: level('Tidak mengakses pelayanan', 'routine', DESIGN),
  }),
  referralTime: rule('Batas waktu rujukan', 'bawaan rancangan; homevisit-referral.md 3', {
    emergencyDays: figure('Segera: dilayani dalam', 0, 'days'),
    urgentDays: figure('MERAH: dilayani dalam', 3, 'days'),
    routineDays: figure('KUNING: dilayani dalam', 14, 'days'),
    urgentCheckDays: figure('MERAH: diperiksa kader sesudah', 7, 'days'),
    emergencyCheckDays: figure('Segera: diperiksa kader sesudah', 1, 'days'),
    knownOutcomeDays: figure('Hasil harus diketahui dalam', 30, 'days', { source: 'pws.md 3, M07' }),
  }),
} as const;
