import type { EventTypeName } from '#lib/events/catalogue.ts';
import type { EventTuple, Json, Role } from '#lib/events/envelope.ts';
import type { LocalDate } from '#lib/domain/dates.ts';

/** Who writes: an account in its role. */
export interface Writer {
  readonly accountId: string;
  readonly role: Role;
}

/** A Posyandu morning begins at eight by the clock of western Indonesia. */
const MORNING_MS = Date.UTC(1970, 0, 1, 1);
/** From one event to the next. */
const PACE_MS = 20_000;

/** The events of one device in one document, in the order in which a device would have made them. */
export class TupleList {
  readonly tuples: EventTuple[] = [];
  /** Begins the ids of its events, so that no other device's are alike. */
  readonly #device: string;
  #count = 0;

  constructor(device: string) {
    this.#device = device.slice(-4);
  }

  /** Adds what somebody states of a subject on a day. */
  state(
    writer: Writer,
    date: LocalDate,
    type: EventTypeName,
    subject: string,
    data: { readonly [slot: string]: Json },
  ): void {
    this.#count += 1;
    const at = Date.parse(date) + MORNING_MS + (this.#count % 600) * PACE_MS;
    this.tuples.push([
      `${this.#device}${this.#count.toString(36)}`,
      type,
      1,
      subject,
      data,
      writer.accountId,
      writer.role,
      at,
    ]);
  }
}
