/** English of `validationProblems` in messages/validation-problems.ts. */
export const validationProblems = {
  'validation.notClosed': [
    'The cadre has not closed this session.',
    'Nothing was changed.',
    'Close the session first, or wait for the cadre.',
  ],
  'validation.conflictsOpen': [
    'Some people still have two differing numbers.',
    'Nothing was changed.',
    'Choose the right numbers first, then approve.',
  ],
  'validation.noteMissing': ['The note is empty.', 'Nothing was changed.', 'Write what needs mending, then send back.'],
  'period.noSession': [
    'There is no session in this month.',
    'Nothing was changed.',
    "Wait until the Posyandu's data come in, or check the month.",
  ],
  'period.notValidated': [
    'Some sessions are not approved by the midwife.',
    'Nothing was changed.',
    'Ask the midwife to approve all sessions of this month, then try again.',
  ],
  'period.alreadyReported': [
    'This month is already reported.',
    'Nothing was changed.',
    'Wait for the head of the Puskesmas to lock it.',
  ],
  'period.notReported': [
    'The Pustu has not reported this month.',
    'Nothing was changed.',
    'Ask the midwife to report it first.',
  ],
  'period.alreadyLocked': ['This month is locked.', 'Its copy has not changed.', 'Corrections enter the next month.'],
  'period.reasonMissing': [
    'This month is locked; a new version needs a reason.',
    'Nothing was changed.',
    'Write the reason, then report again.',
  ],
  'period.noCopy': [
    'There is no copy of this report.',
    'Nothing was changed.',
    'A copy is made when the month is locked.',
  ],
} as const;
