import { addMonths, monthOf, type LocalDate } from '../dates.ts';

/** Equipment of a Posyandu or Pustu that measures people. */
export const EQUIPMENT_KINDS = [
  'babyScale',
  'standingScale',
  'lengthBoard',
  'stadiometer',
  'muacTape',
  'waistTape',
  'bpMonitor',
  'glucoseMeter',
  'hbMeter',
  'thermometer',
  'coldBox',
] as const;
export type EquipmentKind = (typeof EQUIPMENT_KINDS)[number];

/** A calibration counts for so many months. @source session.md 1, design default */
export const CALIBRATION_MONTHS = 12;

/** Whether equipment can be trusted; `never` where no calibration was written down. */
export type CalibrationState = 'good' | 'old' | 'never';

/** The last day on which a calibration counts: the same day a year later, or the last of that month. */
export function calibrationEnds(calibrated: LocalDate): string {
  const month = addMonths(monthOf(calibrated), CALIBRATION_MONTHS);
  return `${month}-${calibrated.slice(-'DD'.length)}`;
}

/** Judges equipment by its last good calibration. @param calibrated null where there is none */
export function judgeCalibration(calibrated: LocalDate | null, today: LocalDate): CalibrationState {
  if (calibrated === null) return 'never';
  return today <= calibrationEnds(calibrated) ? 'good' : 'old';
}
