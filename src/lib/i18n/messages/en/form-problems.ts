/** English of `formProblems` in messages/form-problems.ts. */
export const formProblems = {
  'form.required': ['{field} is missing.', 'Other entries are safe.', 'Fill it in, then save again.'],
  'form.notANumber': ['"{typed}" is not a number.', 'Other entries are safe.', 'Type a number, for example 8.4.'],
  'form.tooManyDecimals': [
    '{field} has at most {decimals} digits behind the decimal sign.',
    'Other entries are safe.',
    'Read the instrument again.',
  ],
  'form.tooLow': [
    '{field} {value} is not possible: at least {min}.',
    'Other entries are safe.',
    'Check the number and its unit.',
  ],
  'form.tooHigh': [
    '{field} {value} is not possible: at most {max}.',
    'Other entries are safe.',
    'Check the number and its unit.',
  ],
  'form.notAChoice': ['The answer to {field} is not known.', 'Other entries are safe.', 'Choose one of the answers.'],
  'form.blankNotAllowed': [
    '{field} cannot be left empty for this reason.',
    'Other entries are safe.',
    'Fill it in, or choose another reason.',
  ],
  'form.dateImpossible': ['This date is not in the calendar.', 'Other entries are safe.', 'Check day, month and year.'],
  'form.dateInFuture': ['{field} is in the future.', 'Other entries are safe.', 'Check the year.'],
  'form.textTooLong': ['{field} is too long: at most {max} letters.', 'Other entries are safe.', 'Shorten it.'],
  'form.nikNotSixteenDigits': [
    '{field} must have 16 digits, this has {digits}.',
    'Other entries are safe.',
    'Look at the KTP or KK again. It may be left empty for now.',
  ],
  'form.phoneImpossible': [
    'This phone number is incomplete.',
    'Other entries are safe.',
    'Write it from 08, for example 0812 3456 7890. It may be left empty for now.',
  ],
  'form.systolicNotAboveDiastolic': [
    'The upper pressure must be higher than the lower one.',
    'Other entries are safe.',
    'Check both numbers.',
  ],
  'form.unusual': [
    '{field} {value} is outside the usual ({min} to {max}).',
    'Other entries are safe.',
    'Measure once more. If it stays the same, choose "Yes, right".',
  ],
  'form.zUnusual': [
    '{field} {value} is very far from children of this age.',
    'Other entries are safe.',
    'Measure once more and check the date of birth. If it stays the same, choose "Yes, right".',
  ],
  'form.heightFell': [
    'Shorter than {previous}.',
    'Other entries are safe.',
    'Measure once more and mind how. If it stays the same, choose "Yes, right".',
  ],
  'form.heightJumped': [
    'Too much more than {previous}.',
    'Other entries are safe.',
    'Measure once more. If it stays the same, choose "Yes, right".',
  ],
  'form.headFell': [
    'Smaller than {previous}.',
    'Other entries are safe.',
    'Measure once more. If it stays the same, choose "Yes, right".',
  ],
  'form.weightChanged': [
    'Changed by more than 15 % from {previous}.',
    'Other entries are safe.',
    'Weigh once more. If it stays the same, choose "Yes, right".',
  ],
  'form.sameAsBefore': [
    'Weight and height exactly the same three months in a row.',
    'Other entries are safe.',
    'Weigh and measure once more. If it stays the same, choose "Yes, right".',
  ],
  'form.changedBy': [
    'Differs by more than {by} from {previous}.',
    'Other entries are safe.',
    'Measure once more, and make sure it is the right person. If it stays the same, choose "Yes, right".',
  ],
  'form.bmiUnusual': [
    'With this weight and height the IMT is {bmi}: unusual.',
    'Other entries are safe.',
    'Check weight and height. If it stays the same, choose "Yes, right".',
  ],
  'form.lmpTooEarly': [
    'This HPHT is more than 310 days ago.',
    'Other entries are safe.',
    'Check month and year. If the baby is born, choose the group of postnatal mothers.',
  ],
  'form.positionUnusual': [
    'A child of {ageMonths} months usually cannot be measured standing.',
    'Other entries are safe.',
    'Measure lying down. If the child did stand, choose "Yes, right".',
  ],
  'form.veryOld': [
    'By this date of birth the age is {years} years.',
    'Other entries are safe.',
    'Check the year. If it is right, choose "Yes, right".',
  ],
  'nik.length': ['A NIK has 16 digits.', 'Other entries are safe.', 'Look at the KTP or KK again.'],
  'nik.placeholder': [
    'This NIK seems made up.',
    'Other entries are safe.',
    'Look at the KTP or KK again. It may be left empty for now.',
  ],
  'nik.provinceUnknown': [
    'The first two digits of the NIK are no province.',
    'Other entries are safe.',
    'Look at the KTP or KK again. If it is so, choose "Yes, right".',
  ],
  'nik.birthDateMismatch': [
    'The date in the NIK does not match the date of birth.',
    'Other entries are safe.',
    'Check both. If it is so, choose "Yes, right".',
  ],
  'nik.sexMismatch': [
    'This NIK belongs to the other sex.',
    'Other entries are safe.',
    'Check both. If it is so, choose "Yes, right".',
  ],
} as const;
