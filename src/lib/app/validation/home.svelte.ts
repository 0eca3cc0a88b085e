import type { App } from '../app.svelte.ts';
import { Care } from '../care/care.svelte.ts';
import { buildDueLists } from '../care/due-list.ts';
import { readReferrals } from '#lib/events/referral-view.ts';
import { isLookedInto, needsNow } from './needs-now.ts';
import type { SessionPass } from './session-pass.svelte.ts';
import { Sessions } from './sessions.svelte.ts';

/** What needs a nakes now at one Posyandu; follows every entry. Close it when the page goes. */
export class Home {
  readonly sessions: Sessions;
  readonly #care: Care;
  /** Passes through the sessions that are looked into, opened when they are first asked for. */
  #passes = $state.raw<ReadonlyMap<string, SessionPass>>(new Map());
  readonly #wanted = new Set<string>();
  #isClosed = false;
  readonly #referrals = $derived.by(() => readReferrals(this.sessions.records.rows('referral')));
  readonly #overdue = $derived.by(() => {
    const { people } = this.sessions.register;
    return buildDueLists(people, (personId) => this.#care.doses.bookOf(personId), this.sessions.today).overdue;
  });
  readonly #needs = $derived.by(() =>
    needsNow({
      today: this.sessions.today,
      sessions: this.sessions.list,
      visits: this.#lookInto(),
      referrals: this.#referrals,
      overdueDoses: this.#overdue,
      canonicalId: (personId) => this.sessions.register.canonicalId(personId),
    }),
  );

  private constructor(sessions: Sessions, care: Care) {
    this.sessions = sessions;
    this.#care = care;
  }

  /** Opens with all that this device holds; undefined before the device is enrolled. */
  static async open(app: App): Promise<Home | undefined> {
    const [sessions, care] = await Promise.all([Sessions.open(app, ['referral']), Care.open(app)]);
    if (sessions && care) return new Home(sessions, care);
    await Promise.all([sessions?.close(), care?.close()]);
    return undefined;
  }

  get needs(): ReturnType<typeof needsNow> {
    return this.#needs;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all([...this.#passes.values()].map((pass) => pass.close()));
    await Promise.all([this.sessions.close(), this.#care.close()]);
  }

  #lookInto() {
    const { list, today } = this.sessions;
    const sessions = list.filter((session) => isLookedInto(session, today));
    for (const { documentId } of sessions) if (!this.#passes.has(documentId)) this.#want(documentId);
    return sessions.flatMap((session) => {
      const visits = this.#passes.get(session.documentId)?.visits ?? [];
      return visits.map((passed) => ({ session, passed }));
    });
  }

  /** What is made inside a derived value is not followed by it, so passes are opened outside, all that are asked for in one go. */
  #want(documentId: string): void {
    if (this.#wanted.size === 0) queueMicrotask(() => this.#openWanted());
    this.#wanted.add(documentId);
  }

  #openWanted(): void {
    const wanted = [...this.#wanted];
    this.#wanted.clear();
    if (this.#isClosed) return;
    const opened = wanted.flatMap((documentId) => {
      const pass = this.sessions.pass(documentId);
      return pass ? [[documentId, pass] as const] : [];
    });
    this.#passes = new Map([...this.#passes, ...opened]);
  }
}
