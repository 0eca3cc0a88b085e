/** English of `careProblems` in messages/care-problems.ts. */
export const careProblems = {
  'care.nakesOnly': [
    'Only a midwife or nurse can record this.',
    'Nothing was changed.',
    'Ask the midwife to record it on her device.',
  ],
  'dose.expired': [
    'This vaccine has expired.',
    'The dose was not recorded.',
    'Set the vaccine aside, use another batch.',
  ],
  'dose.vvm': [
    'VVM is at C or D: the vaccine is spoilt.',
    'The dose was not recorded.',
    'Set the vaccine aside, use another batch.',
  ],
  'dose.future': ['This date has not come yet.', 'The entry is still on the screen.', 'Check the date.'],
  'dose.beforeBirth': [
    "This date is before the child's birth.",
    'The entry is still on the screen.',
    'Check the date, or the date of birth.',
  ],
  'dose.noBirthDate': ['The date of birth is not known.', 'Nothing was changed.', 'Complete the identity first.'],
  'supply.noAmount': ['The amount is missing.', 'Nothing was changed.', 'Enter a number above zero.'],
  'contact.future': ['This date has not come yet.', 'The entry is still on the screen.', 'Check the date.'],
  'pregnancy.alreadyOpen': [
    'This pregnancy is already recorded.',
    'Nothing was changed.',
    'Open the existing one and complete it.',
  ],
  'pregnancy.lmpImpossible': [
    'This HPHT is not possible: still to come, or more than 310 days ago.',
    'The entry is still on the screen.',
    'Check day, month and year.',
  ],
  'pregnancy.deliveryImpossible': [
    'This date of birth is not possible: still to come, or before the HPHT.',
    'The entry is still on the screen.',
    'Check the date.',
  ],
  'confidential.noBirthDate': [
    'The date of birth is not known.',
    'The entry is still on the screen.',
    'Complete the identity first.',
  ],
} as const;
