/** Asked of children and pupils: what happened after an immunisation. */
export const afterImmunisation = {
  aefi: 'Keluhan sesudah imunisasi terakhir',
  'aefi.help': 'Ringan: demam, bengkak kecil. Berat: kejang, sesak, bengkak seluruh badan, dirawat.',
  'aefi.tidak': 'Tidak ada',
  'aefi.ringan': 'Ringan',
  'aefi.berat': 'Berat',
} as const;
