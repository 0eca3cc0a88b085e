import { registerId, sessionId, monthlyId } from '#lib/doc/document-id.ts';
import type { Json, PosyanduEvent } from '#lib/events/envelope.ts';
import type { FaultDevice } from './fault-device.ts';
import { makeId } from './random.ts';
import { makeEvent } from './test-device.ts';

/** The Posyandu of a fault world. */
export const POSYANDU = 'PM1';
/** The day that its people live. */
export const TODAY = '2026-08-07';
const PEOPLE = 60;
const CORRECTED = 0.1;
const FROM_NEWER_APP = 0.02;

/** One sort of thing that is written, and into which of the Posyandu's documents. */
interface Kind {
  readonly type: string;
  readonly slots: readonly string[];
  readonly documents: readonly string[];
}

const DAYS = ['2026-08-03', '2026-08-04', '2026-08-05', '2026-08-06', TODAY];
const KINDS: readonly Kind[] = [
  {
    type: 'measurement',
    slots: ['weightKg', 'lengthHeightCm', 'muacCm'],
    documents: DAYS.map((date) => sessionId(POSYANDU, date)),
  },
  { type: 'person', slots: ['name', 'phone', 'rt'], documents: [registerId(POSYANDU)] },
  {
    type: 'homeVisit',
    slots: ['note', 'followUp'],
    documents: ['2026-07', '2026-08'].map((month) => monthlyId('visits', POSYANDU, month)),
  },
];

/** Every document that a world writes. */
export const DOCUMENTS: readonly string[] = KINDS.flatMap(({ documents }) => documents);

/** An event on its way to a device's disk. */
export interface Written {
  readonly documentId: string;
  readonly event: PosyanduEvent;
  /** The device was told that it is saved. */
  isSaved: boolean;
}

/** Writes what cadres might: new statements, corrections of what was stated before, and now and then what only a newer app understands. */
export class FaultWriter {
  /** Everything that was ever on its way, by event id. */
  readonly written = new Map<string, Written>();
  readonly #random: () => number;
  readonly #ofSubject = new Map<string, string[]>();

  constructor(random: () => number) {
    this.#random = random;
  }

  /** Writes one event on a device. */
  async write(device: FaultDevice): Promise<void> {
    const kind = this.#pick(KINDS);
    const documentId = this.#pick(kind.documents);
    const subject = `p${Math.floor(this.#random() * PEOPLE)}`;
    const earlier = this.#idsOf(`${documentId} ${subject}`);
    const event = makeEvent({
      id: makeId(this.#random),
      type: kind.type,
      v: this.#random() < FROM_NEWER_APP ? 9 : 1,
      subject,
      data: this.#dataOf(kind),
      device: device.deviceId,
      at: device.now,
      // Of anything that was ever stated of this subject, seen by this device or not.
      ...(earlier.length > 0 && this.#random() < CORRECTED ? { replaces: [this.#pick(earlier)] } : {}),
    });
    const written: Written = { documentId, event, isSaved: false };
    this.written.set(event.id, written);
    earlier.push(event.id);
    const recorded = await device.data.documents.record(documentId, [event]);
    written.isSaved = recorded.ok;
  }

  #dataOf({ slots }: Kind): Record<string, Json> {
    const stated = slots.filter(() => this.#random() < 0.5);
    const value = () => Math.floor(this.#random() * 1_000);
    return Object.fromEntries((stated.length > 0 ? stated : slots.slice(0, 1)).map((slot) => [slot, value()]));
  }

  #idsOf(place: string): string[] {
    const known = this.#ofSubject.get(place);
    if (known) return known;
    const made: string[] = [];
    this.#ofSubject.set(place, made);
    return made;
  }

  #pick<T>(of: readonly T[]): T {
    return of[Math.floor(this.#random() * of.length)]!;
  }
}
