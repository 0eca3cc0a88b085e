import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** What the room's presence needs to know of limits. */
interface PresenceLimits {
  readonly presenceClients: number;
  readonly presenceBytes: number;
}

interface Entry {
  readonly client: number;
  readonly clock: number;
  /** JSON as it came; `null` says that the client has left. */
  readonly state: string;
}

const GONE = 'null';

/**
 * Who is in a room: the last awareness state of each Yjs client, kept as text for those who come later. A stock client sends on what it is
 * told, so only what is newer than what is known counts as news; otherwise every message would go round for ever.
 */
export class Presence<Owner> {
  readonly #limits: PresenceLimits;
  readonly #entries = new Map<number, Entry & { readonly owner: Owner }>();

  constructor(limits: PresenceLimits) {
    this.#limits = limits;
  }

  /**
   * Takes an awareness update from a socket.
   * @returns whether the others should be told; never of bytes that are no such update or hold no JSON, which would throw in them
   */
  receive(bytes: Uint8Array, owner: Owner): boolean {
    const entries = readEntries(bytes, this.#limits.presenceBytes);
    let news = false;
    for (const entry of entries ?? []) news = this.#take(entry, owner) || news;
    return news;
  }

  /** All states as one awareness update, or undefined when nobody is here. */
  all(): Uint8Array | undefined {
    return this.#entries.size === 0 ? undefined : writeEntries([...this.#entries.values()]);
  }

  /** Forgets the clients of a socket. @returns the awareness update that says so, or undefined when it had none */
  leave(owner: Owner): Uint8Array | undefined {
    const left: Entry[] = [];
    for (const entry of this.#entries.values()) {
      if (entry.owner !== owner) continue;
      this.#entries.delete(entry.client);
      left.push({ client: entry.client, clock: entry.clock, state: GONE });
    }
    return left.length === 0 ? undefined : writeEntries(left);
  }

  #take(entry: Entry, owner: Owner): boolean {
    const known = this.#entries.get(entry.client);
    if (entry.state === GONE)
      return known !== undefined && entry.clock >= known.clock && this.#entries.delete(entry.client);
    if (known ? entry.clock <= known.clock : !this.#hasRoomFor(owner)) return false;
    // A client belongs to the socket that spoke of it first; the others only pass on what they heard.
    this.#entries.set(entry.client, { ...entry, owner: known?.owner ?? owner });
    return true;
  }

  #hasRoomFor(owner: Owner): boolean {
    let held = 0;
    for (const entry of this.#entries.values()) if (entry.owner === owner) held += 1;
    return held < this.#limits.presenceClients;
  }
}

function readEntries(bytes: Uint8Array, maxState: number): Entry[] | undefined {
  try {
    const decoder = decoding.createDecoder(bytes);
    const entries: Entry[] = [];
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      const client = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      const state = decoding.readVarString(decoder);
      if (state.length > maxState) return undefined;
      JSON.parse(state);
      entries.push({ client, clock, state });
    }
    return entries;
  } catch {
    return undefined;
  }
}

function writeEntries(entries: readonly Entry[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, entries.length);
  for (const { client, clock, state } of entries) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, state);
  }
  return encoding.toUint8Array(encoder);
}
