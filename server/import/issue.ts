/** `accept`: taken, tidied; `question`: kept and asked about, or held back until someone has looked; `refuse`: this value or row is not stored. */
export type Verdict = 'accept' | 'question' | 'refuse';

/**
 * What an import can say of a cell or a row. Codes are stable: they are stored, shown with a text from the catalogue, and compared
 * between imports. @source the answers that come with the example village; codes behind the blank line are this project's own
 */
export const ISSUE_VERDICTS = {
  AGE_OVER_59: 'accept',
  BIRTH_DATE_AGE_OVER_110: 'question',
  BIRTH_DATE_DIFFERS: 'question',
  BIRTH_DATE_EMPTY: 'refuse',
  BIRTH_DATE_FUTURE: 'refuse',
  BIRTH_DATE_IMPOSSIBLE: 'refuse',
  BIRTH_DATE_YEAR_ONLY: 'question',
  COPIED_VALUE: 'question',
  DATE_BEFORE_BIRTH: 'refuse',
  DATE_FORMAT: 'accept',
  DATE_FUTURE: 'refuse',
  DATE_IMPOSSIBLE: 'refuse',
  DATE_OUTSIDE_MONTH: 'question',
  DUPLICATE_PERSON: 'question',
  DUPLICATE_ROW: 'refuse',
  HEAD_FELL: 'question',
  HEIGHT_FELL: 'question',
  HEIGHT_IMPOSSIBLE: 'refuse',
  HEIGHT_JUMP: 'question',
  LMP_EMPTY: 'question',
  LMP_FUTURE: 'question',
  LMP_TOO_OLD: 'question',
  NAME_EMPTY: 'refuse',
  NAME_FORMAT: 'accept',
  NAME_NEWBORN: 'accept',
  NAME_VARIANT: 'accept',
  NIK_BIRTHDATE_MISMATCH: 'question',
  NIK_EMPTY: 'accept',
  NIK_EMPTY_NEWBORN: 'accept',
  NIK_FORMAT: 'accept',
  NIK_LENGTH: 'question',
  NIK_PLACEHOLDER: 'question',
  NIK_PROVINCE_UNKNOWN: 'question',
  NIK_SEX_MISMATCH: 'question',
  NIK_SHARED: 'question',
  NIK_SPOILED: 'question',
  NOT_A_ROW: 'refuse',
  NT_EXPORT_DIFFERS: 'question',
  OUT_OF_AREA: 'accept',
  PHONE_INVALID: 'question',
  POSITION_ASSUMED: 'accept',
  POSITION_IMPLAUSIBLE: 'question',
  POSITION_SPELLING: 'accept',
  POSYANDU_SPELLING: 'accept',
  POSYANDU_UNKNOWN: 'question',
  PREGNANT_AGE: 'question',
  PREGNANT_MALE: 'question',
  SEX_DIFFERS: 'question',
  SEX_EMPTY: 'question',
  SEX_SPELLING: 'accept',
  SPACES_OR_CASE: 'accept',
  STATUS_OUTLIER: 'accept',
  WEIGHED_ELSEWHERE: 'accept',
  WEIGHT_CHANGE_15: 'question',
  WEIGHT_EMPTY: 'refuse',
  WEIGHT_IMPOSSIBLE: 'refuse',
  WEIGHT_IN_GRAMS: 'accept',
  WEIGHT_UNIT_CONTRADICTION: 'question',
  Z_EXPORT_DIFFERS: 'question',
  Z_FLAG_ACFA: 'question',
  Z_FLAG_BFA: 'question',
  Z_FLAG_HCFA: 'question',
  Z_FLAG_LHFA: 'question',
  Z_FLAG_WFA: 'question',
  Z_FLAG_WFLH: 'question',

  /** No arm and no head of a child is like this; the value is left out. */
  ARM_IMPOSSIBLE: 'refuse',
  HEAD_IMPOSSIBLE: 'refuse',
  HEAD_EMPTY: 'refuse',
  /** Not 16 digits; kept out of the register. */
  FAMILY_CARD_FORMAT: 'question',
  MOTHER_NIK_FORMAT: 'question',
  /** No date, or one that cannot be. */
  ENTERED_DATE_IMPOSSIBLE: 'question',
  LEFT_DATE_IMPOSSIBLE: 'question',
  /** Moved or died, without a day: taken to have left by the day of the list. */
  LEFT_DATE_EMPTY: 'question',
  LMP_IMPOSSIBLE: 'question',
  STATUS_UNKNOWN: 'question',
  /** Neither the row nor its surroundings name a Posyandu; the row is held back. */
  POSYANDU_EMPTY: 'refuse',
  DATE_EMPTY: 'refuse',
  /** The child of a row is in no register of the Puskesmas: registered where it was weighed. */
  NOT_IN_REGISTER: 'question',
  /** The child of a row of head circumferences is in no register; held back until it is. */
  PERSON_UNKNOWN: 'question',
  /** The row fits more than one person (twins without NIK and name); held back. */
  PERSON_AMBIGUOUS: 'question',
  /** The register has another NIK for this person; it stays. */
  NIK_DIFFERS: 'question',
  /** Another row has a different measurement of this child on this day and place; the first one stays. */
  SAME_DAY_DIFFERS: 'question',
  /** A person has stated another value since; theirs stays. */
  VALUE_DIFFERS: 'question',
  /** An earlier import had another value; this one replaces it. */
  VALUE_UPDATED: 'accept',
} as const satisfies { readonly [code: string]: Verdict };

export type IssueCode = keyof typeof ISSUE_VERDICTS;

/** Something about a cell, or about a row where `column` is empty. */
export interface ImportIssue {
  readonly file: string;
  /** From 1 below the header, empty rows counted. */
  readonly dataRow: number;
  /** Heading of the column as it is usually printed; empty for the whole row. */
  readonly column: string;
  /** What stands in the cell, unchanged; empty for whole rows and for questions about measurements. */
  readonly value: string;
  readonly verdict: Verdict;
  readonly code: IssueCode;
  /** What is needed to understand it: another row, the value taken instead. */
  readonly details?: IssueDetails;
}

export interface IssueDetails {
  /** Data row of this file that belongs to the same person or says the same. */
  readonly otherRow?: number;
  /** What was taken in place of the cell, or what the register or the computation says. */
  readonly taken?: string | number;
  /** True where two records were joined without asking, to be parted again if wrong. */
  readonly joined?: boolean;
}

/** Where in a file something is said. */
export interface RowPlace {
  readonly file: string;
  readonly dataRow: number;
}

/** Makes an issue with the verdict of its code. */
export function issueOf(
  place: RowPlace,
  code: IssueCode,
  cell: { readonly column: string; readonly value: string } = { column: '', value: '' },
  details?: IssueDetails,
): ImportIssue {
  const { file, dataRow } = place;
  return { file, dataRow, ...cell, verdict: ISSUE_VERDICTS[code], code, ...(details ? { details } : {}) };
}
