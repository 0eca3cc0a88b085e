import type { Json } from '#lib/events/envelope.ts';
import type { Reading, Row } from '#lib/events/fold.ts';
import type { PersonRecord } from '#lib/events/person-view.ts';
import { conflictsOf } from '#lib/events/slots.ts';
import { readVisit, type VisitRecord } from '#lib/events/visit-view.ts';
import { leastTick } from './least-tick.ts';
import type { Tick } from './problems.ts';
import { placeOf, readingsOf, type QueuePlace } from './visit-place.ts';

/** One reading of a slot, with what a person needs to judge it. */
export interface ReadingView {
  readonly value: Json;
  readonly eventId: string;
  /** Name of the author, or the account id where this device does not know it. */
  readonly byName: string;
  readonly role: string;
  /** Name of the device, or its id. */
  readonly deviceName: string;
  readonly at: number;
  readonly tick: Tick;
}

/** Values that differ and that nobody has settled yet. */
export interface Conflict {
  readonly slot: string;
  readonly readings: readonly ReadingView[];
}

/** Someone in a session. */
export interface VisitView {
  readonly personId: string;
  /** Undefined while the register has not reached this device. */
  readonly person: PersonRecord | undefined;
  readonly visit: VisitRecord;
  /** Where the person waits: the first step that is neither done, skipped nor refused; `done` also after leaving early. */
  readonly waitsFor: QueuePlace;
  /** Since when, ms since epoch: the newest entry. */
  readonly since: number;
  readonly conflicts: readonly Conflict[];
  /** The least of its entries. */
  readonly tick: Tick;
}

/** What this device knows besides the rows. */
export interface ViewContext {
  findPerson(personId: string): PersonRecord | undefined;
  nameOf(accountId: string): string;
  nameOfDevice(deviceId: string): string;
  tickOf(eventId: string, documentId: string): Tick;
}

/** Makes of a row what the screen shows; undefined for a row that is no visit. */
export function viewVisit(row: Row, context: ViewContext): VisitView | undefined {
  const visit = readVisit(row);
  if (!visit) return undefined;
  const readings = readingsOf(row);
  return {
    personId: row.subject,
    person: context.findPerson(row.subject),
    visit,
    waitsFor: placeOf(visit),
    since: Math.max(...readings.map(({ at }) => at)),
    conflicts: conflictsOf(row).map((slot) => viewConflict(row, slot, context)),
    tick: leastTick(row, (eventId, documentId) => context.tickOf(eventId, documentId)),
  };
}

/** One reading in words. */
export function viewReading(reading: Reading, documentId: string, context: ViewContext): ReadingView {
  const { value, eventId, by, role, device, at } = reading;
  const tick = context.tickOf(eventId, documentId);
  return { value, eventId, byName: context.nameOf(by), role, deviceName: context.nameOfDevice(device), at, tick };
}

function viewConflict(row: Row, slot: string, context: ViewContext): Conflict {
  const readings = row.slots[slot] ?? [];
  return { slot, readings: readings.map((reading) => viewReading(reading, row.documentId, context)) };
}
