import type { Awareness } from 'y-protocols/awareness';
import { createSubscriber } from 'svelte/reactivity';
import * as v from 'valibot';
import { STEPS, type StepName } from '#lib/events/visit-view.ts';

/** Someone at work on another device, or in another tab. */
export interface Presence {
  readonly accountId: string;
  readonly name: string;
  readonly step?: StepName;
  readonly personId?: string;
}

const FIELD = 'presence';
const presenceSchema = v.object({
  accountId: v.string(),
  name: v.string(),
  step: v.optional(v.picklist(STEPS)),
  personId: v.optional(v.string()),
});

/** A way by which signs of presence come. */
export type PresenceWay = 'server' | 'direct';

/** Who is at work on a document; comes by the server and from devices that are connected directly, and is stored nowhere. */
export class PresenceBoard {
  readonly #subscribe: () => void;
  #ways = $state.raw<ReadonlyMap<PresenceWay, Awareness>>(new Map());
  #own: Presence | undefined;
  #update: () => void = () => undefined;

  constructor() {
    this.#subscribe = createSubscriber((update) => {
      this.#update = update;
      return () => (this.#update = () => undefined);
    });
  }

  /** Everybody else, each once. */
  get others(): readonly Presence[] {
    this.#subscribe();
    const others = new Map<string, Presence>();
    for (const one of [...this.#ways.values()].flatMap(readOthers)) {
      if (one.accountId !== this.#own?.accountId) others.set(one.accountId, one);
    }
    return [...others.values()];
  }

  /** Shows the others what somebody does here; undefined takes the sign away. */
  show(own: Presence | undefined): void {
    this.#own = own;
    for (const awareness of this.#ways.values()) tell(awareness, own);
  }

  /** Connects the board with a way to the others, or with none; what it showed by the one before goes. */
  attach(way: PresenceWay, awareness: Awareness | undefined): void {
    const before = this.#ways.get(way);
    if (before === awareness) return;
    before?.off('change', this.#changed);
    if (before) tell(before, undefined);
    const ways = new Map(this.#ways);
    if (awareness) ways.set(way, awareness);
    else ways.delete(way);
    this.#ways = ways;
    awareness?.on('change', this.#changed);
    if (awareness && this.#own) tell(awareness, this.#own);
  }

  readonly #changed = (): void => this.#update();
}

function readOthers(awareness: Awareness): Presence[] {
  return [...awareness.getStates()].flatMap(([client, state]) => {
    const parsed = v.safeParse(presenceSchema, state[FIELD]);
    return parsed.success && client !== awareness.clientID ? [parsed.output] : [];
  });
}

/** Says what somebody does here; whoever does nothing is not there at all. */
function tell(awareness: Awareness, own: Presence | undefined): void {
  awareness.setLocalState(own ? { [FIELD]: own } : null);
}
