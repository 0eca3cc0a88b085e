import type { Conflict, ReadingView } from './visit-views.ts';

/** One thing that has several values: mostly one slot; of blood pressure both figures, which belong together. */
export interface JoinedConflict {
  readonly slots: readonly string[];
  readonly readings: readonly JoinedReading[];
}

/** What one event says of it, by slot. */
export interface JoinedReading extends Pick<ReadingView, 'eventId' | 'byName' | 'role' | 'deviceName' | 'at'> {
  readonly values: { readonly [slot: string]: ReadingView['value'] };
}

/** Figures of one reading of the instrument: choosing the upper one of one reading and the lower one of another makes a pressure nobody has measured. */
const TOGETHER: readonly (readonly [string, string])[] = [
  ['bpSystolic', 'bpDiastolic'],
  ['bpSystolic2', 'bpDiastolic2'],
];

/** The slots of which one reading of the instrument speaks: both figures of a blood pressure, else the slot alone. */
export function slotsBeside(slot: string): readonly string[] {
  return TOGETHER.find((slots) => slots.includes(slot)) ?? [slot];
}

/** Joins conflicts of slots that belong together, where the same events speak of both; the others stay as they are. */
export function joinConflicts(conflicts: readonly Conflict[]): JoinedConflict[] {
  const joined: JoinedConflict[] = [];
  const taken = new Set<string>();
  for (const conflict of conflicts) {
    if (taken.has(conflict.slot)) continue;
    const pair = TOGETHER.find((slots) => slots.includes(conflict.slot));
    const other = conflicts.find(({ slot }) => slot !== conflict.slot && pair?.includes(slot));
    const parts = pair && other && haveSameEvents(conflict, other) ? inOrder(pair, [conflict, other]) : [conflict];
    for (const { slot } of parts) taken.add(slot);
    joined.push({ slots: parts.map(({ slot }) => slot), readings: parts[0]!.readings.map((one) => join(one, parts)) });
  }
  return joined;
}

function inOrder(slots: readonly string[], parts: readonly Conflict[]): Conflict[] {
  return parts.toSorted((a, b) => slots.indexOf(a.slot) - slots.indexOf(b.slot));
}

function haveSameEvents(a: Conflict, b: Conflict): boolean {
  const ids = (conflict: Conflict) => conflict.readings.map(({ eventId }) => eventId).toSorted();
  return ids(a).join() === ids(b).join();
}

function join({ eventId, byName, role, deviceName, at }: ReadingView, parts: readonly Conflict[]): JoinedReading {
  const values: { [slot: string]: ReadingView['value'] } = {};
  for (const { slot, readings } of parts) {
    const own = readings.find((reading) => reading.eventId === eventId);
    if (own) values[slot] = own.value;
  }
  return { eventId, byName, role, deviceName, at, values };
}
