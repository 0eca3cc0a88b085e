/** What pregnant women and mothers after birth share. */
export const mother = {
  'mother.ironDaily': 'Minum TTD setiap hari',
  'mother.ironDaily.help': 'Tanyakan: kemarin diminum? Berapa sisa tabletnya?',
  'mental.mother': 'Skrining jiwa ibu',
  'mental.mother.help': 'Diisi nakes: kelasnya saja.',
  'mental.mother.normal': 'Sudah, baik',
  'mental.mother.perluTindakLanjut': 'Sudah, perlu tindak lanjut',
  'mental.mother.belum': 'Belum',
} as const;
