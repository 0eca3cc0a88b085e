/** English of `outreachProblems` in messages/outreach-problems.ts. */
export const outreachProblems = {
  'referral.noReason': [
    'The referral has no reason.',
    'Your entry is still on the screen.',
    'Choose at least one reason, or write a note.',
  ],
  'report.incomplete': [
    'The report is not complete.',
    'Your entry is still on the screen.',
    'Enter what happened and when.',
  ],
} as const;
