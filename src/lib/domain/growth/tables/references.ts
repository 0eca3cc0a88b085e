import { openTable } from './lms-table.ts';
import * as reference from './reference-5-19y.generated.ts';
import * as standards from './standards-0-5y.generated.ts';

/**
 * WHO Child Growth Standards, 0-59 months. Keys are days; of weight-for-length/height tenths of a centimetre.
 * @source WHO 2006 (weight, length/height, BMI) and 2007 (head, arm), tables by day and by 0.1 cm
 */
export const STANDARDS_2006 = {
  weightForAge: openTable(standards.weightForAge),
  lengthHeightForAge: openTable(standards.lengthHeightForAge),
  weightForLength: openTable(standards.weightForLength),
  weightForHeight: openTable(standards.weightForHeight),
  bmiForAge: openTable(standards.bmiForAge),
  headForAge: openTable(standards.headForAge),
  armForAge: openTable(standards.armForAge),
};

/**
 * WHO Growth Reference for 5-19 years. Keys are months; the last row is there as upper neighbour only.
 * @source WHO 2007, tables by month
 */
export const REFERENCE_2007 = {
  weightForAge: openTable(reference.weightForAge),
  heightForAge: openTable(reference.heightForAge),
  bmiForAge: openTable(reference.bmiForAge),
};
