import * as Y from 'yjs';
import { deviceOfArray } from './event-arrays.ts';

/** Where an event lies in Yjs's own count: a receipt whose state vector is past it covers it. */
export interface Position {
  readonly client: number;
  readonly clock: number;
}

/** One tuple as an update carries it. */
export interface CarriedTuple extends Position {
  readonly device: string;
  readonly raw: unknown;
}

/** Why an update may not be stored. `gap` is no fault: the missing part is to be asked for. */
export type UpdateProblem =
  | { readonly code: 'update.unreadable' }
  | { readonly code: 'update.deletes' }
  | { readonly code: 'update.notAppend' }
  | { readonly code: 'update.foreignName'; readonly name: string }
  | { readonly code: 'update.gap'; readonly client: number; readonly have: number; readonly needs: number };

/**
 * What is known of a document without holding it: per client the next clock, and the array it writes.
 * The second is needed because a struct that continues another names its predecessor and not its array.
 */
export interface DocumentHead {
  readonly clocks: Map<number, number>;
  readonly arrays: Map<number, string>;
}

/** An empty document's head. */
export function emptyHead(): DocumentHead {
  return { clocks: new Map(), arrays: new Map() };
}

/** What an update adds to a head. */
export interface UpdateContent {
  /** Tuples that the head did not have yet, in order. */
  readonly tuples: readonly CarriedTuple[];
  /** The head's entries that this update moves on. */
  readonly clocks: ReadonlyMap<number, number>;
  readonly arrays: ReadonlyMap<number, string>;
}

/**
 * Reads an update (format v1) against a head, without a Y.Doc (SPEC E2): only appends of plain values to `ev:<device>` arrays pass.
 * Structs that the head has already are skipped, so that repetition is harmless.
 */
export function readUpdate(
  update: Uint8Array,
  head: DocumentHead,
): { ok: true; value: UpdateContent } | { ok: false; problem: UpdateProblem } {
  let decoded: ReturnType<typeof Y.decodeUpdate>;
  try {
    decoded = Y.decodeUpdate(update);
  } catch {
    return { ok: false, problem: { code: 'update.unreadable' } };
  }
  if (decoded.ds.clients.size > 0) return { ok: false, problem: { code: 'update.deletes' } };
  const reader = new StructReader(head);
  // Clients come in any order, and one client's first item may follow another's: wait for those that lie behind.
  let waiting = decoded.structs;
  while (waiting.length > 0) {
    const held: typeof waiting = [];
    for (const struct of waiting) {
      const problem = reader.take(struct);
      if (!problem) continue;
      if (problem.code !== 'update.gap') return { ok: false, problem };
      held.push(struct);
    }
    if (held.length === waiting.length) return { ok: false, problem: reader.take(held[0]!)! };
    waiting = held;
  }
  return { ok: true, value: reader };
}

class StructReader implements UpdateContent {
  readonly tuples: CarriedTuple[] = [];
  readonly clocks = new Map<number, number>();
  readonly arrays = new Map<number, string>();
  readonly #head: DocumentHead;

  constructor(head: DocumentHead) {
    this.#head = head;
  }

  take(struct: Y.Item | Y.GC | Y.Skip): UpdateProblem | undefined {
    // A merged update bridges what it lacks by a skip; what lies behind it then shows as a gap.
    if (struct instanceof Y.Skip) return undefined;
    if (!(struct instanceof Y.Item)) return { code: 'update.notAppend' };
    const { client, clock } = struct.id;
    const have = this.#clockOf(client);
    if (clock > have) return { code: 'update.gap', client, have, needs: clock };
    if (clock + struct.length <= have) return undefined;
    const array = this.#arrayOf(struct);
    if (typeof array !== 'string') return array;
    const device = deviceOfArray(array);
    if (device === undefined) return { code: 'update.foreignName', name: array.slice(0, 64) };
    if (struct.rightOrigin !== null || struct.parentSub !== null || !(struct.content instanceof Y.ContentAny)) {
      return { code: 'update.notAppend' };
    }
    for (let i = have - clock; i < struct.length; i++) {
      this.tuples.push({ client, clock: clock + i, device, raw: struct.content.arr[i] });
    }
    this.clocks.set(client, clock + struct.length);
    this.arrays.set(client, array);
    return undefined;
  }

  #clockOf(client: number): number {
    return this.clocks.get(client) ?? this.#head.clocks.get(client) ?? 0;
  }

  /** Root name of the array that a struct lies in: named by itself, or by the struct it follows. */
  #arrayOf(struct: Y.Item): string | UpdateProblem {
    const known = this.arrays.get(struct.id.client) ?? this.#head.arrays.get(struct.id.client);
    const parent: unknown = struct.parent;
    if (typeof parent === 'string') {
      return known === undefined || known === parent
        ? parent
        : { code: 'update.foreignName', name: parent.slice(0, 64) };
    }
    const origin = struct.origin;
    if (origin === null || parent !== null) return { code: 'update.notAppend' };
    const have = this.#clockOf(origin.client);
    if (origin.clock >= have) return { code: 'update.gap', client: origin.client, have, needs: origin.clock + 1 };
    const array = this.arrays.get(origin.client) ?? this.#head.arrays.get(origin.client);
    if (array === undefined) return { code: 'update.notAppend' };
    return known === undefined || known === array ? array : { code: 'update.foreignName', name: array.slice(0, 64) };
  }
}

/**
 * Lists the tuples of a stored update, which has been checked when it came.
 * @param arrays which array each client of the document writes, for structs that do not say
 */
export function listTuples(update: Uint8Array, arrays: ReadonlyMap<number, string>): CarriedTuple[] {
  return Y.decodeUpdate(update).structs.flatMap((struct) => {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentAny)) return [];
    const { client, clock } = struct.id;
    const parent: unknown = struct.parent;
    const device = deviceOfArray(typeof parent === 'string' ? parent : (arrays.get(client) ?? ''));
    if (device === undefined) return [];
    return struct.content.arr.map((raw: unknown, i: number) => ({ client, clock: clock + i, device, raw }));
  });
}

/** Moves a head on by what an update added. */
export function advanceHead(head: DocumentHead, content: UpdateContent): void {
  for (const [client, clock] of content.clocks) head.clocks.set(client, clock);
  for (const [client, array] of content.arrays) head.arrays.set(client, array);
}
