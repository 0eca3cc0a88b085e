/** What is measured of everybody but small children, and the two numbers of blood pressure. */
export const body = {
  'body.weightKg': 'Berat badan',
  'body.weightKg.help': 'Tanpa sepatu dan jaket, berdiri tenang di tengah timbangan.',
  'body.heightCm': 'Tinggi badan',
  'body.heightCm.help': 'Tanpa sepatu, tumit dan punggung menempel, pandangan lurus.',
  'body.waistCm': 'Lingkar perut',
  'body.waistCm.help': 'Di tengah antara rusuk terbawah dan tulang panggul, setelah buang napas.',
  'body.muacCm': 'Lingkar lengan (LiLA)',
  'body.muacCm.help': 'Lengan kiri, di tengah antara bahu dan siku, pita tidak menekan.',
  'body.bmi': 'Indeks massa tubuh (IMT)',
  'bp.systolic': 'Tekanan darah, angka atas',
  'bp.diastolic': 'Tekanan darah, angka bawah',
  'bp.help': 'Duduk tenang 5 menit dulu, lengan setinggi dada.',
  'bp.systolic2': 'Ukuran kedua, angka atas',
  'bp.diastolic2': 'Ukuran kedua, angka bawah',
  'bp.second.help': 'Ukuran pertama tinggi: tunggu 5 menit, ukur lagi. Keduanya disimpan.',
  'bp.map': 'Tekanan rata-rata (MAP)',
} as const;
