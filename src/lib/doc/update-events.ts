import * as Y from 'yjs';
import type { CarriedTuple, DocumentHead, UpdateContent, UpdateProblem } from './document-head.ts';
import { deviceOfArray } from './event-arrays.ts';

type Struct = Y.Item | Y.GC | Y.Skip;

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
  const problem = reader.takeAll(decoded.structs);
  return problem ? { ok: false, problem } : { ok: true, value: reader };
}

/** The structs of one client in an update, and how many of them have been taken. */
interface Run {
  readonly structs: Struct[];
  taken: number;
  waiting: boolean;
}

class StructReader implements UpdateContent {
  readonly tuples: CarriedTuple[] = [];
  readonly clocks = new Map<number, number>();
  readonly arrays = new Map<number, string>();
  repeats = false;
  readonly #head: DocumentHead;

  constructor(head: DocumentHead) {
    this.#head = head;
  }

  takeAll(structs: Struct[]): UpdateProblem | undefined {
    const first = structs[0]?.id.client;
    if (structs.every((struct) => struct.id.client === first)) {
      for (const struct of structs) {
        const problem = this.#take(struct);
        if (problem) return problem;
      }
      return undefined;
    }
    const runs = runsOf(structs);
    if (!runs) return { code: 'update.unreadable' };
    for (const run of runs.values()) {
      const problem = this.#takeRun(run, runs);
      if (problem) return problem;
    }
    return undefined;
  }

  /**
   * Takes the structs of one client. They may follow another client's that lie further back in the update: those are taken first,
   * as far as needed, each struct once, so that a crafted chain of clients costs no more than a plain list.
   */
  #takeRun(start: Run, runs: ReadonlyMap<number, Run>): UpdateProblem | undefined {
    const stack: { run: Run; until: number }[] = [{ run: start, until: Infinity }];
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const { run, until } = top;
      const struct = run.structs[run.taken];
      if (struct === undefined || this.#clockOf(struct.id.client) >= until) {
        run.waiting = false;
        stack.pop();
        continue;
      }
      const problem = this.#take(struct);
      if (!problem) {
        run.taken += 1;
        continue;
      }
      run.waiting = true;
      const needed = problem.code === 'update.gap' ? runs.get(problem.client) : undefined;
      if (problem.code !== 'update.gap' || !needed || needed.waiting || needed.taken === needed.structs.length) {
        return problem;
      }
      stack.push({ run: needed, until: problem.needs });
    }
    return undefined;
  }

  #take(struct: Struct): UpdateProblem | undefined {
    // A merged update bridges what it lacks by a skip; what lies behind it then shows as a gap.
    if (struct instanceof Y.Skip) return undefined;
    if (!(struct instanceof Y.Item)) return { code: 'update.notAppend' };
    const { client, clock } = struct.id;
    const have = this.#clockOf(client);
    if (clock > have) return { code: 'update.gap', client, have, needs: clock };
    if (clock < have) this.repeats = true;
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

/** Structs by client; undefined where one client's lie in two places, which Yjs would read as the second alone. */
function runsOf(structs: readonly Struct[]): Map<number, Run> | undefined {
  const runs = new Map<number, Run>();
  let client: number | undefined;
  for (const struct of structs) {
    const run = runs.get(struct.id.client);
    if (run && client !== struct.id.client) return undefined;
    client = struct.id.client;
    if (run) run.structs.push(struct);
    else runs.set(client, { structs: [struct], taken: 0, waiting: false });
  }
  return runs;
}
