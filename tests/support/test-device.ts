import * as Y from 'yjs';
import { appendEvents, readEvents } from '#lib/doc/event-arrays.ts';
import type { PosyanduEvent } from '#lib/events/envelope.ts';

/** An event of an invented person; ids and device should be given where more than one event is at play. */
export function makeEvent(overrides: Partial<PosyanduEvent> = {}): PosyanduEvent {
  return {
    id: 'e1',
    type: 'measurement',
    v: 1,
    subject: 'person-1',
    data: { weightKg: 8.4 },
    by: 'account-1',
    role: 'cadre',
    device: 'tablet-1',
    at: 1_787_000_000_000,
    ...overrides,
  };
}

/** A device with a copy of one document, without a network: it writes, and takes and gives updates by hand. */
export class TestDevice {
  readonly deviceId: string;
  readonly doc = new Y.Doc();
  #written = 0;

  constructor(deviceId: string) {
    this.deviceId = deviceId;
  }

  /** Writes events in one transaction. @returns the update that this made */
  write(count = 1, overrides: Partial<PosyanduEvent> = {}): Uint8Array {
    const before = Y.encodeStateVector(this.doc);
    const events = Array.from({ length: count }, () => {
      this.#written += 1;
      const id = `${this.deviceId}-${this.doc.clientID}-${this.#written}`;
      return makeEvent({ id, device: this.deviceId, ...overrides });
    });
    appendEvents(this.doc, events);
    return Y.encodeStateAsUpdate(this.doc, before);
  }

  take(...updates: readonly Uint8Array[]): void {
    for (const update of updates) Y.applyUpdate(this.doc, update);
  }

  /** Ids of all events that this copy holds, sorted. */
  eventIds(): string[] {
    return eventIdsOf(this.doc);
  }

  get stateVector(): Uint8Array {
    return Y.encodeStateVector(this.doc);
  }
}

/** Ids of all events in a document, sorted. */
export function eventIdsOf(doc: Y.Doc): string[] {
  return readEvents(doc)
    .events.map((event) => event.id)
    .sort();
}

/** Ids of the events that stored updates amount to, sorted; reads them the way a new device does. */
export function eventIdsIn(updates: readonly Uint8Array[]): string[] {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return eventIdsOf(doc);
}
