import { encodeStateVector } from 'yjs';
import { listTuples } from '#lib/doc/carried-tuples.ts';
import type { CarriedTuple, DocumentHead } from '#lib/doc/document-head.ts';
import { copyForks, findForks, withoutTakenNumbers, type ForkCopies } from '#lib/doc/forks.ts';
import { clipRanges, listRanges, type PlaceRange } from '#lib/doc/place-ranges.ts';
import type { Clocks } from './clocks.ts';
import type { Carrier, Member } from './member.ts';
import type { RoomOutbox } from './room-outbox.ts';
import type { Offered } from './room-parts.ts';

/** An update that carries something for places that are filled already. */
export interface Repeating {
  readonly update: Uint8Array;
  readonly carrier: Carrier;
  /** The socket that it came by, if it did. */
  readonly sender: Member | undefined;
}

/** The room whose places they are. */
export interface RepeatedParts {
  readonly room: {
    offer(update: Uint8Array, carrier: Carrier): Offered;
    answer(clocks: Clocks, stateVector: Uint8Array, deliver: (updates: Uint8Array[]) => void): Promise<void>;
  };
  readonly head: DocumentHead;
  readonly outbox: Pick<RoomOutbox, 'confirm' | 'prove'>;
  /** Reads the store, again and again until it answers. */
  readonly read: <T>(attempt: () => Promise<T>) => Promise<T>;
}

/** What lies here already is taken again from anybody. */
const SERVER: Carrier = { deviceId: null, takes: () => true };

/**
 * Compares what is given at filled places with what lies there (SPEC SY14): whoever could foresee a place may have filled it with something else. Where
 * they differ both are written once more, the given one in the right of who gave it. One update after the other, and off the way of those that only append.
 */
export class RepeatedPlaces {
  readonly #parts: RepeatedParts;
  #waiting = 0;
  #work: Promise<void> = Promise.resolve();

  constructor(parts: RepeatedParts) {
    this.#parts = parts;
  }

  get isIdle(): boolean {
    return this.#waiting === 0;
  }

  /** Compares what of this update lies below the head as it stands at the call. */
  compare(repeating: Repeating): void {
    const update = repeating.update.slice();
    const ranges = filledBy(update, this.#parts.head);
    this.#waiting += 1;
    const before = this.#work.catch(() => undefined);
    this.#work = before.then(() => this.#compare({ ...repeating, update }, ranges)).finally(() => (this.#waiting -= 1));
    // Told to whoever waits for it; a socket gets no proof, and gives the same again when it comes back.
    this.#work.catch(() => undefined);
  }

  /** Calls back when everything that was given so far is compared and its copies are accepted, or with why that cannot be. */
  whenCompared(tell: (error?: unknown) => void): void {
    if (this.isIdle) tell();
    else this.#work.then(() => tell(), tell);
  }

  async #compare({ update, carrier, sender }: Repeating, ranges: readonly PlaceRange[]): Promise<void> {
    const { room, head } = this.#parts;
    const before = new Map(head.clocks);
    for (const { client, from } of ranges) before.set(client, Math.min(from, before.get(client) ?? 0));
    const forks = findForks(update, await this.#readBehind(before), head.arrays);
    const copies: ForkCopies = forks.length > 0 ? copyForks(forks, await this.#readBehind(new Map())) : NO_COPIES;
    for (const copy of copies.known) room.offer(copy, SERVER);
    const offered = copies.given.map((copy) => room.offer(copy, carrier));
    const refused = offered.find((one) => one.kind === 'refused');
    if (refused) carrier.refuse?.(refused.refusal);
    else if (sender) this.#prove(sender, ranges);
  }

  #prove(sender: Member, ranges: readonly PlaceRange[]): void {
    const { outbox } = this.#parts;
    outbox.confirm([sender], [(error) => error === undefined && outbox.prove(sender, ranges)]);
  }

  /** What lies behind these clocks, with what waits for the disk. */
  async #readBehind(clocks: Clocks): Promise<CarriedTuple[]> {
    const { room, head, read } = this.#parts;
    let behind: Uint8Array[] = [];
    await read(() => room.answer(clocks, encodeStateVector(new Map(clocks)), (updates) => (behind = updates)));
    return behind.flatMap((update) => listTuples(update, head.arrays));
  }
}

/** The places of an update that are compared: filled ones, and all of a number that somebody else has begun. */
function filledBy(update: Uint8Array, head: DocumentHead): PlaceRange[] {
  const all = listRanges(update);
  const rest = withoutTakenNumbers(update, head);
  if (!rest) return clipRanges(all, head.clocks);
  // What the rest no longer has is known as a whole, or not this client's.
  const goesOn = new Set(listRanges(rest).map(({ client }) => client));
  const filled = clipRanges(
    all.filter(({ client }) => goesOn.has(client)),
    head.clocks,
  );
  return [...filled, ...all.filter(({ client }) => !goesOn.has(client))];
}

const NO_COPIES: ForkCopies = { given: [], known: [] };
