/** English of `contraception` in messages/forms/parts/contraception.ts. */
export const contraception = {
  'contraception.title': 'Family planning',
  contraception: 'Method used',
  'contraception.help': 'For married couples; others may skip this.',
  'contraception.wantsChild': 'Wants another child soon',
  'contraception.pil': 'Pill',
  'contraception.suntik': 'Injection',
  'contraception.kondom': 'Condom',
  'contraception.implan': 'Implant',
  'contraception.IUD': 'IUD',
  'contraception.MOW': 'MOW (female sterilisation)',
  'contraception.MOP': 'MOP (male sterilisation)',
  'contraception.MAL': 'MAL (breastfeeding)',
  'contraception.lainnya': 'Other',
  'contraception.tidak': 'No method',
  'contraception.belum': 'Not yet',
} as const;
