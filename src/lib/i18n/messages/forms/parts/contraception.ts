/** Ways of family planning, after birth and otherwise. */
export const contraception = {
  'contraception.title': 'Keluarga berencana',
  contraception: 'KB yang dipakai',
  'contraception.help': 'Bagi pasangan suami istri; yang lain boleh dilewati.',
  'contraception.wantsChild': 'Ingin punya anak lagi dalam waktu dekat',
  'contraception.pil': 'Pil',
  'contraception.suntik': 'Suntik',
  'contraception.kondom': 'Kondom',
  'contraception.implan': 'Implan (susuk)',
  'contraception.IUD': 'IUD (spiral)',
  'contraception.MOW': 'MOW (steril istri)',
  'contraception.MOP': 'MOP (steril suami)',
  'contraception.MAL': 'MAL (menyusui)',
  'contraception.lainnya': 'Lainnya',
  'contraception.tidak': 'Tidak ber-KB',
  'contraception.belum': 'Belum',
} as const;
