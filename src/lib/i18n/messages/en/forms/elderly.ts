/** English of `words` in messages/forms/elderly.ts. */
export const words = {
  'form.title.elderly': "Older person's measurements",
  'form.title.elderlyCare': 'Eyes, ears, smoking, TB symptoms',
  'form.title.elderlyLab': 'Blood tests',
} as const;
