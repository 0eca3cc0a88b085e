/** A field of competence of cadres. @source kader.md 1 */
export const SKILL_GROUPS = ['M', 'B', 'H', 'S', 'D'] as const;
export type SkillGroup = (typeof SKILL_GROUPS)[number];

/** How the groups are printed on badges and forms. */
export const SKILL_GROUP_LABELS: { readonly [group in SkillGroup]: string } = {
  M: 'Pengelolaan Posyandu',
  B: 'Bayi dan balita',
  H: 'Ibu hamil, nifas, menyusui',
  S: 'Usia sekolah dan remaja',
  D: 'Usia produktif dan lansia',
};

/**
 * The 25 basic skills, in the ministry's order; the first letter of a code is its group. Codes are for ever.
 * @source kader.md 1; Modul Kader. Wording of single skills: general knowledge of the list
 */
export const SKILL_LABELS = {
  M1: 'Menjelaskan paket layanan Posyandu untuk seluruh siklus hidup',
  M2: 'Melakukan pencatatan dan pelaporan',
  M3: 'Melakukan kunjungan rumah',
  M4: 'Melakukan komunikasi efektif',
  B1: 'Menjelaskan penggunaan Buku KIA bagian bayi dan balita',
  B2: 'Penyuluhan ASI eksklusif dan MP-ASI kaya protein hewani',
  B3: 'Menimbang, mengukur PB/TB, lingkar kepala, LiLA',
  B4: 'Menjelaskan hasil pengukuran dan tindak lanjutnya',
  B5: 'Menjelaskan stimulasi perkembangan, vitamin A, obat cacing sesuai umur',
  B6: 'Menjelaskan imunisasi rutin lengkap',
  B7: 'Memantau tanda bahaya bayi dan balita',
  H1: 'Menjelaskan penggunaan Buku KIA bagian ibu hamil dan nifas',
  H2: 'Penyuluhan Isi Piringku ibu hamil, nifas, menyusui',
  H3: 'Menjelaskan pemeriksaan ibu hamil dan nifas',
  H4: 'Menjelaskan anjuran minum TTD',
  H5: 'Menjelaskan pemantauan BB, lingkar lengan, tekanan darah dengan kurva Buku KIA',
  H6: 'Memantau tanda bahaya ibu hamil, nifas, menyusui',
  S1: 'Penyuluhan Isi Piringku, aktivitas fisik, cek kesehatan',
  S2: 'Menjelaskan pencegahan anemia (TTD, skrining Hb remaja putri)',
  S3: 'Menjelaskan bahaya merokok, NAPZA, kehamilan remaja',
  D1: 'Penyuluhan GERMAS',
  D2: 'Penyuluhan penyakit terbanyak (obesitas, hipertensi, stroke, kanker, PPOK, TBC, diare, jiwa, geriatri)',
  D3: 'Deteksi dini dengan pengukuran (lingkar perut, tekanan darah, gula darah)',
  D4: 'Deteksi dini dengan kuesioner (PUMA, TBC, jiwa, geriatri)',
  D5: 'Penyuluhan keluarga berencana',
} as const;
export type Skill = keyof typeof SKILL_LABELS;

/** Every skill, in order. */
export const SKILLS: readonly Skill[] = Object.keys(SKILL_LABELS).filter(isSkill);

/** True for the code of a skill. */
export function isSkill(code: string): code is Skill {
  return Object.hasOwn(SKILL_LABELS, code);
}

/** The skills of a group, in order. */
export function skillsOf(group: SkillGroup): readonly Skill[] {
  return SKILLS.filter((skill) => skill.startsWith(group));
}
