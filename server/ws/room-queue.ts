import type { UpdateContent } from '#lib/doc/document-head.ts';
import { rangesOf, type PlaceRange } from '#lib/doc/place-ranges.ts';
import type { NewUpdate } from '../log/port.ts';
import { frameUpdate } from './frames.ts';
import type { Carrier, Member } from './member.ts';
import type { RecentUpdate } from './recent-updates.ts';

/** An accepted update that is not durable yet. */
export interface PendingUpdate extends RecentUpdate {
  readonly arrays: ReadonlyMap<number, string>;
  readonly carrier: Carrier;
  readonly receivedAt: number;
  readonly sender: Member | undefined;
  /** Places of it that are proven to its sender once it is durable, where that one asked for proofs. */
  places: readonly PlaceRange[];
}

/** An update that the check has found to be new, on its way. */
export function pendingOf(
  { update, content }: { readonly update: Uint8Array; readonly content: UpdateContent },
  by: Pick<PendingUpdate, 'carrier' | 'sender' | 'receivedAt'>,
): PendingUpdate {
  const { clocks, arrays } = content;
  return { ...frameUpdate(update), clocks, arrays, seq: undefined, ...by, places: placesFor(by.sender, content) };
}

/** The places to prove to a sender: none where it did not ask. */
export function placesFor(sender: Member | undefined, { tuples }: UpdateContent): readonly PlaceRange[] {
  return sender?.wantsProofs ? rangesOf(tuples) : [];
}

/** Told when what it waits for is durable, or with the error that keeps it from becoming so. */
export type Waiter = (error?: unknown) => void;

/** Updates that become durable together, and who wants to hear of it. */
export interface Group {
  readonly updates: readonly PendingUpdate[];
  /** Sockets that gave something which is durable with this group. */
  readonly givers: ReadonlySet<Member>;
  readonly waiters: readonly Waiter[];
}

/** The updates of one room on their way to the disk: one group in a commit, the next one gathering. */
export class RoomQueue {
  #gathering = new Gathering();
  #committing: Gathering | undefined;

  get isEmpty(): boolean {
    return !this.#committing && this.#gathering.updates.length === 0;
  }

  get isCommitting(): boolean {
    return this.#committing !== undefined;
  }

  /** True when something waits that is in no commit yet. */
  get hasWaiting(): boolean {
    return this.#gathering.updates.length > 0;
  }

  add(update: PendingUpdate): void {
    this.#gathering.updates.push(update);
    if (update.sender) this.#gathering.givers.add(update.sender);
  }

  /** Lets these hear when all that is here now is durable. @returns false where all is already */
  attend(givers: Iterable<Member>, waiters: Iterable<Waiter>): boolean {
    const last = this.hasWaiting ? this.#gathering : this.#committing;
    if (!last) return false;
    for (const giver of givers) last.givers.add(giver);
    last.waiters.push(...waiters);
    return true;
  }

  /** Sends what waits into a commit. */
  begin(): Group {
    this.#committing = this.#gathering;
    this.#gathering = new Gathering();
    return this.#committing;
  }

  /** The commit is done. */
  end(): Group | undefined {
    const done = this.#committing;
    this.#committing = undefined;
    return done;
  }

  /** Nothing of the commit was stored: what was in it waits again, before what has come since. */
  giveBack(): void {
    const { updates, givers, waiters } = this.takeAll();
    this.#gathering = new Gathering(updates, givers, waiters);
  }

  /** Takes everything out, in order. */
  takeAll(): Group {
    const groups = [this.#committing, this.#gathering].filter((group) => group !== undefined);
    this.#committing = undefined;
    this.#gathering = new Gathering();
    return {
      updates: groups.flatMap((group) => group.updates),
      givers: new Set(groups.flatMap((group) => [...group.givers])),
      waiters: groups.flatMap((group) => group.waiters),
    };
  }
}

class Gathering implements Group {
  readonly updates: PendingUpdate[];
  readonly givers: Set<Member>;
  readonly waiters: Waiter[];

  constructor(updates: readonly PendingUpdate[] = [], givers: Iterable<Member> = [], waiters: readonly Waiter[] = []) {
    this.updates = [...updates];
    this.givers = new Set(givers);
    this.waiters = [...waiters];
  }
}

/** A group as the log takes it. */
export function newUpdatesOf(group: Group): NewUpdate[] {
  return group.updates.map(({ update, clocks, arrays, carrier, receivedAt }) => ({
    update,
    clocks,
    arrays,
    carrierDeviceId: carrier.deviceId,
    receivedAt,
  }));
}
