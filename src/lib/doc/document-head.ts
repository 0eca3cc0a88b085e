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
  /** True when it also carried something that the head had. */
  readonly repeats: boolean;
}

/** Moves a head on by what an update added. */
export function advanceHead(head: DocumentHead, content: Pick<UpdateContent, 'clocks' | 'arrays'>): void {
  for (const [client, clock] of content.clocks) head.clocks.set(client, clock);
  for (const [client, array] of content.arrays) head.arrays.set(client, array);
}
