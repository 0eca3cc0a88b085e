/** English of `issues` in messages/staff/import-issues.ts. */
export const issues = {
  AGE_OVER_59: { what: 'Child was over 59 months when weighed', todo: 'Kept, but not counted among under fives.' },
  ARM_IMPOSSIBLE: {
    what: 'Arm circumference not possible',
    todo: 'This measurement was not kept. Check the original record.',
  },
  BIRTH_DATE_AGE_OVER_110: { what: 'Age over 110 years', todo: 'Kept. Ask the family for the right date of birth.' },
  BIRTH_DATE_DIFFERS: {
    what: 'Date of birth differs from the register',
    todo: "The register's date was used. Compare with KK or birth certificate.",
  },
  BIRTH_DATE_EMPTY: { what: 'Date of birth missing', todo: 'Enter it in the file, then import again.' },
  BIRTH_DATE_FUTURE: {
    what: 'Date of birth in the future',
    todo: 'This date was not kept. Mend the year, then import again.',
  },
  BIRTH_DATE_IMPOSSIBLE: {
    what: 'Date of birth not in the calendar',
    todo: 'This date was not kept. Mend it in the file, then import again.',
  },
  BIRTH_DATE_YEAR_ONLY: {
    what: 'Date of birth is a year only',
    todo: 'Kept as an estimate. Complete it from KK or birth certificate.',
  },
  COPIED_VALUE: {
    what: 'Weight and height exactly the same three months in a row',
    todo: 'Kept. Ask the cadre whether the child was weighed.',
  },
  DATE_BEFORE_BIRTH: {
    what: 'Measured before the date of birth',
    todo: 'This row was not kept. Mend one of the dates.',
  },
  DATE_EMPTY: {
    what: 'Date of measurement missing',
    todo: 'This row was not kept. Enter the date, then import again.',
  },
  DATE_FORMAT: { what: 'Date written in another form', todo: 'Tidied. Nothing to do.' },
  DATE_FUTURE: {
    what: 'Date of measurement in the future',
    todo: 'This row was not kept. Mend the date, then import again.',
  },
  DATE_IMPOSSIBLE: {
    what: 'Date of measurement not in the calendar',
    todo: 'This row was not kept. Mend the date, then import again.',
  },
  DATE_OUTSIDE_MONTH: {
    what: "Date of measurement not in this file's month",
    todo: 'This row is held back. Check the month, then import again.',
  },
  DUPLICATE_PERSON: {
    what: 'This person seems registered twice',
    todo: 'Compare the two rows. If they are two people, part them.',
  },
  DUPLICATE_ROW: { what: 'This row is the same as another', todo: 'One was kept. Nothing to do.' },
  ENTERED_DATE_IMPOSSIBLE: {
    what: 'Date of entry not possible',
    todo: 'This date was not kept. Mend it, then import again.',
  },
  FAMILY_CARD_FORMAT: {
    what: 'KK number without 16 digits',
    todo: 'This number was not kept, the person was. Complete it from the KK.',
  },
  HEAD_EMPTY: { what: 'Head circumference missing', todo: 'Nothing was kept of this row.' },
  HEAD_FELL: { what: 'Head circumference smaller than before', todo: 'Kept. Measure again when the child comes.' },
  HEAD_IMPOSSIBLE: {
    what: 'Head circumference not possible',
    todo: 'This measurement was not kept. Check the original record.',
  },
  HEIGHT_FELL: { what: 'Height dropped by more than 0.5 cm', todo: 'Kept. Measure again when the child comes.' },
  HEIGHT_IMPOSSIBLE: {
    what: 'Height not possible (30-140 cm)',
    todo: 'This height was not kept, the weight was. Check the decimal sign.',
  },
  HEIGHT_JUMP: { what: 'Height rose too much', todo: 'Kept. Measure again when the child comes.' },
  LEFT_DATE_EMPTY: {
    what: 'Moved or died, date missing',
    todo: "Taken as gone on the list's date. Enter the right date.",
  },
  LEFT_DATE_IMPOSSIBLE: {
    what: 'Date of leaving not possible',
    todo: 'This date was not kept. Mend it, then import again.',
  },
  LMP_EMPTY: { what: 'Pregnant, but HPHT missing', todo: 'The pregnancy was kept. Ask the mother for the HPHT.' },
  LMP_FUTURE: { what: 'HPHT in the future', todo: 'This HPHT was not kept. Ask the mother.' },
  LMP_IMPOSSIBLE: { what: 'HPHT is not a date', todo: 'This HPHT was not kept. Ask the mother.' },
  LMP_TOO_OLD: {
    what: 'HPHT more than 10 months ago',
    todo: 'This HPHT was not kept. The mother may have given birth: ask.',
  },
  MOTHER_NIK_FORMAT: {
    what: "Mother's NIK without 16 digits",
    todo: 'This number was not kept. Complete it from the KK.',
  },
  NAME_EMPTY: { what: 'Name missing', todo: 'Enter the name in the file, then import again.' },
  NAME_FORMAT: { what: 'Spelling of the name', todo: 'Tidied. Nothing to do.' },
  NAME_NEWBORN: {
    what: "Baby's provisional name",
    todo: "Recognised by the mother. Enter the child's name once there is one.",
  },
  NAME_VARIANT: { what: 'Spelling differs from the register', todo: 'Recognised as the same person. Nothing to do.' },
  NIK_BIRTHDATE_MISMATCH: {
    what: 'NIK does not match the date of birth',
    todo: 'Both were kept. Compare with KTP or KK.',
  },
  NIK_DIFFERS: { what: 'NIK differs from the register', todo: "The register's NIK stays. Compare with the KK." },
  NIK_EMPTY: { what: 'NIK missing', todo: 'The person was kept. Complete the NIK if there is one.' },
  NIK_EMPTY_NEWBORN: {
    what: 'Baby without a NIK',
    todo: 'The baby was kept. Complete it after the birth certificate.',
  },
  NIK_FORMAT: { what: 'NIK with spaces or marks', todo: 'Tidied. Nothing to do.' },
  NIK_LENGTH: {
    what: 'NIK without 16 digits',
    todo: 'This NIK was not kept, the person was. Complete it from KTP or KK.',
  },
  NIK_PLACEHOLDER: {
    what: 'NIK is only filler digits',
    todo: 'This NIK was not kept, the person was. Complete it from KTP or KK.',
  },
  NIK_PROVINCE_UNKNOWN: { what: 'Province in the NIK not known', todo: 'Kept. Compare with KTP or KK.' },
  NIK_SEX_MISMATCH: { what: 'NIK does not match the sex', todo: 'Both were kept. Compare with KTP or KK.' },
  NIK_SHARED: {
    what: 'NIK is used by someone else too',
    todo: 'This NIK was not kept for this person. Complete it from the KK.',
  },
  NIK_SPOILED: {
    what: 'NIK spoilt by Excel',
    todo: 'This NIK was not kept. Make the NIK column text, enter it again from the KK.',
  },
  NOT_A_ROW: { what: "Not a person's row (sum or signature)", todo: 'Skipped. Nothing to do.' },
  NOT_IN_REGISTER: {
    what: 'Child not in the register',
    todo: 'Registered at the Posyandu of weighing. Complete the data.',
  },
  NT_EXPORT_DIFFERS: {
    what: 'N/T/O/B in the file differs from the reckoning',
    todo: 'The reckoning from weights is used. Nothing to do if the weights are right.',
  },
  OUT_OF_AREA: { what: 'Child from another village', todo: 'Kept as a visitor, not counted in this village.' },
  PERSON_AMBIGUOUS: {
    what: 'Matches more than one person',
    todo: 'This row is held back. Enter NIK or full name, then import again.',
  },
  PERSON_UNKNOWN: {
    what: 'Child not in the register',
    todo: 'This row is held back. Import the register or the weighings first.',
  },
  PHONE_INVALID: { what: 'Phone number incomplete', todo: 'This number was not kept, the person was.' },
  POSITION_ASSUMED: { what: 'How measured is missing', todo: 'The usual way for the age is used. Nothing to do.' },
  POSITION_IMPLAUSIBLE: {
    what: 'Baby under 9 months measured standing',
    todo: 'Kept. Ask the cadre how it was measured.',
  },
  POSITION_SPELLING: { what: 'Spelling of how measured', todo: 'Tidied. Nothing to do.' },
  POSYANDU_EMPTY: { what: 'Posyandu missing', todo: 'This row was not kept. Enter the Posyandu, then import again.' },
  POSYANDU_SPELLING: { what: "Spelling of the Posyandu's name", todo: 'Tidied. Nothing to do.' },
  POSYANDU_UNKNOWN: {
    what: 'This Posyandu is not known',
    todo: 'Check the name. If misspelt, mend it and import again.',
  },
  PREGNANT_AGE: {
    what: 'Recorded as pregnant outside the ages 10-55',
    todo: 'The pregnancy was not kept, the person was. Check the row.',
  },
  PREGNANT_MALE: {
    what: 'Male recorded as pregnant',
    todo: 'The pregnancy was not kept, the person was. Check the row.',
  },
  SAME_DAY_DIFFERS: {
    what: 'Another measurement for the same child and day',
    todo: 'The first one is used. Choose the right one, then correct.',
  },
  SEX_DIFFERS: { what: 'Sex differs from the register', todo: "The register's is used. Compare with the KK." },
  SEX_EMPTY: {
    what: 'Sex missing',
    todo: 'The person was kept, but nutrition status cannot be reckoned. Complete it.',
  },
  SEX_SPELLING: { what: 'Spelling of sex', todo: 'Tidied. Nothing to do.' },
  SPACES_OR_CASE: { what: 'Spaces or capitals in the name', todo: 'Tidied. Nothing to do.' },
  STATUS_OUTLIER: {
    what: 'Nutrition status in the file says "Outlier"',
    todo: 'Reckoned again from the measurements. Nothing to do.',
  },
  STATUS_UNKNOWN: { what: 'Residence status not known', todo: 'Taken as active. Write Aktif, Pindah or Meninggal.' },
  VALUE_DIFFERS: {
    what: 'Staff have entered something else',
    todo: "The staff's entry stays. Correct it in the app if needed.",
  },
  VALUE_UPDATED: { what: "An earlier import's entry was replaced", todo: 'Updated. Nothing to do.' },
  WEIGHED_ELSEWHERE: {
    what: 'Weighed at another Posyandu',
    todo: 'Counted at the Posyandu of residence. Nothing to do.',
  },
  WEIGHT_CHANGE_15: {
    what: 'Weight changed by more than 15 % within 35 days',
    todo: 'Kept. Weigh again when the child comes.',
  },
  WEIGHT_EMPTY: { what: 'Weight missing', todo: 'This child is taken as not weighed.' },
  WEIGHT_IMPOSSIBLE: {
    what: 'Weight not possible (0.5-45 kg)',
    todo: 'This weight was not kept: the child is taken as not weighed. Check the decimal sign.',
  },
  WEIGHT_IN_GRAMS: { what: 'Weight written in grams', todo: 'Turned into kg. Nothing to do.' },
  WEIGHT_UNIT_CONTRADICTION: {
    what: 'Number and unit of weight contradict',
    todo: 'This weight is held back. Write it in kg, then import again.',
  },
  Z_EXPORT_DIFFERS: {
    what: 'Z-score in the file differs from the reckoning',
    todo: 'Our own reckoning is used. Check weight, height and date of birth.',
  },
  Z_FLAG_ACFA: {
    what: 'Arm circumference too far from children of this age',
    todo: 'Kept, not in percentages. Measure again.',
  },
  Z_FLAG_BFA: {
    what: 'IMT too far from children of this age',
    todo: 'Kept, not in percentages. Measure weight and height again.',
  },
  Z_FLAG_HCFA: {
    what: 'Head circumference too far from children of this age',
    todo: 'Kept, not in percentages. Measure again.',
  },
  Z_FLAG_LHFA: { what: 'Height too far from children of this age', todo: 'Kept, not in percentages. Measure again.' },
  Z_FLAG_WFA: { what: 'Weight too far from children of this age', todo: 'Kept, not in percentages. Weigh again.' },
  Z_FLAG_WFLH: {
    what: 'Weight too far for the height',
    todo: 'Kept, not in percentages. Measure weight and height again.',
  },
} as const;
