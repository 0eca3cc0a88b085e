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
  readonly #passes = new Map<string, SessionPass>();
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
    await Promise.all([...this.#passes.values()].map((pass) => pass.close()));
    await Promise.all([this.sessions.close(), this.#care.close()]);
  }

  #lookInto() {
    const { list, today } = this.sessions;
    return list
      .filter((session) => isLookedInto(session, today))
      .flatMap((session) => {
        const pass = this.#passes.get(session.documentId) ?? this.sessions.pass(session.documentId);
        if (!pass) return [];
        this.#passes.set(session.documentId, pass);
        return pass.visits.map((passed) => ({ session, passed }));
      });
  }
}
