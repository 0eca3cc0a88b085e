/** English of `words` in messages/forms/adult.ts. */
export const words = {
  'form.title.adult': "Adult's measurements",
  'form.title.adultCare': 'Eyes, ears, smoking, TB symptoms, family planning',
  'form.title.adultLab': 'Blood tests',
} as const;
