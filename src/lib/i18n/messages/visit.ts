/** The five steps of a visit, for every card. */
export const visit = {
  'visit.questions': 'Pertanyaan',
  'visit.questions.done': 'terisi',
  'visit.questions.part': '{count} dari {all} terisi',
  'visit.questions.open': 'belum diisi',
  'visit.questions.back': 'Ke daftar pertanyaan',
  'attend.notServed': 'Hari ini tidak khusus melayani {group}. Tetap boleh dicatat.',

  'recap.colours': 'Menurut hasil',
  'recap.referrals': 'Perlu dirujuk',
  'recap.reasons': 'Alasan rujukan',
  'recap.unjudged': 'Belum dinilai',
  'recap.leftEarly': 'Pulang lebih dulu',
  'recap.sex': 'Menurut jenis kelamin',
  'recap.sex.m': 'Laki-laki',
  'recap.sex.f': 'Perempuan',
  'recap.conflicts.open': 'Dua angka belum diputuskan',
  'recap.ofGroup': 'Hasil {group}',
  'recap.share.title': 'Rekap {posyandu}, {date}',
  'recap.share.copied': 'Rekap tanpa nama sudah disalin',
  'recap.share.failed': 'Rekap belum dapat dibagikan di HP ini',
} as const;
