/**
 * What is spoken of at step 5, by code; texts and pictures are in the message catalogue.
 * @source lifecycle.md 7; Modul Kader
 */
export const EDUCATION_TOPICS = [
  'tanda_bahaya',
  'kesehatan_jiwa',
  'etika_batuk',
  'patuh_obat',
  'protein_hewani',
  'asi_eksklusif',
  'mp_asi',
  'oralit_zinc',
  'stimulasi',
  'imunisasi',
  'isi_piringku_bumil',
  'ttd',
  'anc',
  'kb',
  'gizi_seimbang',
  'aktivitas_fisik',
  'kurangi_garam',
  'kurangi_gula',
  'kurangi_minyak',
  'berhenti_merokok',
  'pendamping_lansia',
  'isi_piringku',
  'asi_mpasi',
  'ttd_tanda_bahaya',
  'asi_kb',
  'gizi_remaja',
  'cerdik',
  'germas_lansia',
  'phbs',
] as const;
export type EducationTopic = (typeof EDUCATION_TOPICS)[number];
