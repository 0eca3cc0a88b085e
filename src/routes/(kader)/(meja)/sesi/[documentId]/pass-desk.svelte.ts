import { SvelteSet } from 'svelte/reactivity';
import type { SessionPass, PassedVisit } from '#lib/app/validation/session-pass.svelte.ts';
import type { Sessions } from '#lib/app/validation/sessions.svelte.ts';
import { tv } from '#lib/i18n/validation-text.ts';
import { t } from '#lib/i18n/visit-text.ts';
import { getNotices, type Notices } from '../../../notices.svelte.ts';

type Decided = ReturnType<SessionPass['approve']>;

/** One pass through a session as its page shows it: who is looked at, who is to be mended, and the one way in which it records. Made in a component's script. */
export class PassDesk {
  readonly pass: SessionPass;
  readonly #sessions: Sessions;
  readonly #notices: Notices = getNotices();
  /** The people in the order in which the pass began: nobody jumps about under the fingers while she goes through. */
  #order = $state.raw<readonly string[]>([]);
  #current = $state<string>();
  #busy = $state(false);
  #problem = $state.raw<{ readonly code: string }>();
  readonly toMend = new SvelteSet<string>();

  constructor(sessions: Sessions, documentId: string, first?: string) {
    const pass = sessions.pass(documentId);
    if (!pass) throw new RangeError(`no session: ${documentId}`);
    this.pass = pass;
    this.#sessions = sessions;
    this.#current = first;
  }

  get busy(): boolean {
    return this.#busy;
  }
  /** Why the last entry could not be recorded. */
  get problem(): { readonly code: string } | undefined {
    return this.#problem;
  }

  /** Everybody, in the order of the pass; before it has begun in that of need, then as it began with newcomers at the end. */
  get visits(): readonly PassedVisit[] {
    const { visits } = this.pass;
    if (this.#order.length === 0) return visits;
    const place = new Map(this.#order.map((personId, at) => [personId, at]));
    const placeOf = ({ view }: PassedVisit) => place.get(view.personId) ?? this.#order.length;
    return visits.toSorted((a, b) => placeOf(a) - placeOf(b));
  }
  /** Who is looked at. */
  get current(): PassedVisit | undefined {
    return this.visits.find(({ view }) => view.personId === this.#current) ?? this.visits[0];
  }
  /** Where in the list that is, from 0. */
  get at(): number {
    return this.visits.findIndex(({ view }) => view.personId === this.current?.view.personId);
  }

  /** Looks at somebody; from now on the order stays. */
  choose(personId: string): void {
    this.#freeze();
    this.#current = personId;
    this.pass.show(personId);
  }
  move(by: 1 | -1): void {
    const next = this.visits[this.at + by];
    if (next) this.choose(next.view.personId);
  }
  /** Marks somebody for the note to the cadres, or takes the mark back. */
  toggleMend(personId: string): void {
    if (!this.toMend.delete(personId)) this.toMend.add(personId);
  }

  /** This visit is right; on to the next one. */
  async approveVisit({ view, mark }: PassedVisit): Promise<void> {
    this.#freeze();
    this.pass.show(view.personId);
    const saved = mark === 'approved' || (await this.record(this.pass.approveVisit(view.personId), tv('pass.seen')));
    if (!saved) return;
    this.toMend.delete(view.personId);
    this.move(1);
  }

  /** Records something, says so, and offers the way back for ten seconds. */
  async record(deciding: Decided, text: string): Promise<boolean> {
    this.#busy = true;
    const saved = await deciding;
    this.#busy = false;
    this.#problem = saved.ok ? undefined : saved.problem;
    if (!saved.ok) return false;
    const { value } = saved;
    this.#notices.show({ text, undo: () => void this.#undo(value) });
    return true;
  }

  #freeze(): void {
    if (this.#order.length === 0) this.#order = this.pass.visits.map(({ view }) => view.personId);
  }

  async #undo(saved: Parameters<Sessions['undo']>[0]): Promise<void> {
    const undone = await this.#sessions.undo(saved);
    this.#problem = undone.ok ? undefined : undone.problem;
    if (undone.ok) this.#notices.show({ text: t('visit.undone') });
  }
}
