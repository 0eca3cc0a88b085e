/** English of `mother` in messages/forms/parts/mother.ts. */
export const mother = {
  'mother.ironDaily': 'Takes an iron tablet (TTD) every day',
  'mother.ironDaily.help': 'Ask: taken yesterday? How many tablets are left?',
  'mental.mother': "Mother's mental health screening",
  'mental.mother.help': 'Filled in by a health worker: the class only.',
  'mental.mother.normal': 'Done, fine',
  'mental.mother.perluTindakLanjut': 'Done, needs follow-up',
  'mental.mother.belum': 'Not yet',
} as const;
