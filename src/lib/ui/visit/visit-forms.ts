/** The forms of a visit, for pages, which compose and know no definitions. */
export { attendanceForm } from '#lib/forms/definitions/attendance.ts';
export { childForm } from '#lib/forms/definitions/child.ts';
