/** The form of step 1, for pages, which compose and know no definitions. */
export { attendanceForm } from '#lib/forms/definitions/attendance.ts';
