/** Slots that link records or serve the app, and the day, which heads the entry; they say nothing more to who reads a history. */
const HIDDEN: ReadonlySet<string> = new Set([
  'personId',
  'date',
  'householdId',
  'motherId',
  'birthOrder',
  'childIds',
  'arrivedAt',
  'fromVisit',
  'reportedToNurseDate',
  'confidentialColour',
  'visitDate',
]);

/** Whether a slot stands in a history. Steps that were simply done stay out of it. */
export function isShownSlot(slot: string, values: readonly unknown[]): boolean {
  if (HIDDEN.has(slot)) return false;
  return !(slot.endsWith('Step') && values.every((value) => value === 'done'));
}
