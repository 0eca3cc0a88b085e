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

/** Who is at work on a document; passes through the server, is stored nowhere. Empty until the way to the server is there. */
export class PresenceBoard {
  readonly #subscribe: () => void;
  #awareness = $state.raw<Awareness | undefined>();
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
    const awareness = this.#awareness;
    if (!awareness) return [];
    const others = new Map<string, Presence>();
    for (const [client, state] of awareness.getStates()) {
      if (client === awareness.clientID) continue;
      const parsed = v.safeParse(presenceSchema, state[FIELD]);
      if (parsed.success && parsed.output.accountId !== this.#own?.accountId) {
        others.set(parsed.output.accountId, parsed.output);
      }
    }
    return [...others.values()];
  }

  /** Shows the others what somebody does here; undefined takes the sign away. */
  show(own: Presence | undefined): void {
    this.#own = own;
    this.#awareness?.setLocalStateField(FIELD, own ?? null);
  }

  /** Connects the board with the way to the server, or with none. */
  attach(awareness: Awareness | undefined): void {
    this.#awareness?.off('change', this.#changed);
    this.#awareness = awareness;
    awareness?.on('change', this.#changed);
    if (this.#own) this.show(this.#own);
  }

  readonly #changed = (): void => this.#update();
}
