import * as v from 'valibot';
import type { LocalMonth } from '#lib/domain/dates.ts';
import type { Result } from '#lib/domain/result.ts';
import { SESSION_STATES } from '#lib/domain/validation/session-state.ts';
import type { Ask, StaffProblem } from './ask.ts';
import { Remote } from './remote.svelte.ts';

const at = v.nullable(v.number());
const session = v.object({
  documentId: v.string(),
  date: v.string(),
  state: v.picklist(SESSION_STATES),
  sentBack: v.boolean(),
  attended: v.number(),
  late: v.number(),
  changed: v.number(),
  closedAt: at,
  approvedAt: at,
  approvedBy: v.nullable(v.string()),
});
const posyandu = v.object({ posyanduId: v.string(), name: v.string(), sessions: v.array(session) });
const village = v.object({
  villageId: v.string(),
  name: v.string(),
  state: v.picklist(['open', 'reported', 'locked']),
  version: v.number(),
  reason: v.nullable(v.string()),
  held: v.number(),
  validated: v.number(),
  corrections: v.number(),
  reportedBy: v.nullable(v.object({ name: v.string(), at: v.number() })),
  signatures: v.array(v.object({ role: v.string(), name: v.string(), unit: v.string(), at: v.number() })),
  posyandu: v.array(posyandu),
});
const monthAnswer = v.object({ month: v.string(), villages: v.array(village) });
const correction = v.object({
  documentId: v.string(),
  posyanduId: v.string(),
  date: v.string(),
  personId: v.string(),
  name: v.nullable(v.string()),
  slot: v.string(),
  value: v.unknown(),
  before: v.array(v.object({ eventId: v.string(), value: v.unknown() })),
  eventId: v.string(),
  by: v.string(),
  role: v.string(),
  at: v.number(),
  reason: v.optional(v.string()),
});
const correctionsAnswer = v.object({ corrections: v.array(correction) });
const done = v.object({ version: v.number() });

/** The month of a desa: sessions, report, lock, names under it. */
export type VillagePeriod = v.InferOutput<typeof village>;
export type PeriodSession = v.InferOutput<typeof session>;
/** What came or changed after the month was locked. */
export type PeriodCorrection = v.InferOutput<typeof correction>;

/** Who is awaited in a desa, in the order in which it has to happen; nobody where the month is locked. */
export type Awaited =
  { readonly who: 'session' | 'cadre' | 'nurse'; readonly unit: string } | { readonly who: 'report' | 'lock' };

/** Says whose turn it is. A Posyandu without a day is named first: without it the month is not whole, though it may be reported. */
export function awaitedIn({ state, held, posyandu: units }: VillagePeriod): Awaited[] {
  if (state === 'locked') return [];
  const perUnit = units.flatMap(({ name, sessions }): Awaited[] => {
    const isOpen = ({ state: one }: PeriodSession) => one !== 'cancelled' && one !== 'planned';
    const own = sessions.filter(isOpen);
    if (own.length === 0) return [{ who: 'session', unit: name }];
    if (own.some((one) => one.state === 'open' || one.sentBack)) return [{ who: 'cadre', unit: name }];
    return own.some((one) => one.state === 'closed') ? [{ who: 'nurse', unit: name }] : [];
  });
  const isWhole = held > 0 && perUnit.every(({ who }) => who === 'session');
  const last: Awaited[] = isWhole ? [{ who: state === 'reported' ? 'lock' : 'report' }] : [];
  return [...perUnit, ...last];
}

/** Sessions, reports and locks of one month in the scope of the person signed in. */
export class PeriodDesk {
  readonly #ask: Ask;
  readonly #remote: Remote<readonly VillagePeriod[]>;
  #month: LocalMonth;

  constructor(ask: Ask, month: LocalMonth) {
    this.#ask = ask;
    this.#month = $state.raw(month);
    this.#remote = new Remote(() => this.#load());
  }

  get month(): LocalMonth {
    return this.#month;
  }
  /** Undefined until it has come. */
  get villages(): readonly VillagePeriod[] | undefined {
    return this.#remote.value;
  }
  get problem(): StaffProblem | undefined {
    return this.#remote.problem;
  }

  async show(month: LocalMonth): Promise<void> {
    this.#month = month;
    await this.reload();
  }
  reload(): Promise<void> {
    return this.#remote.reload();
  }

  /** Hands in the month of a desa. @param reason why a locked one gets a new version */
  report(villageId: string, reason?: string): Promise<Result<{ version: number }, StaffProblem>> {
    return this.#act('/api/periods/report', { villageId, month: this.#month, ...(reason ? { reason } : {}) });
  }
  lock(villageId: string): Promise<Result<{ version: number }, StaffProblem>> {
    return this.#act('/api/periods/lock', { villageId, month: this.#month });
  }
  /** What came after the lock, by name; who looks is written down. */
  loadCorrections(villageId: string): Promise<Result<{ corrections: PeriodCorrection[] }, StaffProblem>> {
    const path = `/api/periods/corrections?village=${villageId}&month=${this.#month}`;
    return this.#ask({ path, answer: correctionsAnswer });
  }

  async #act(path: string, body: unknown): Promise<Result<{ version: number }, StaffProblem>> {
    const answered = await this.#ask({ method: 'POST', path, body, answer: done });
    await this.reload();
    return answered;
  }

  async #load(): Promise<Result<readonly VillagePeriod[], StaffProblem>> {
    const answer = await this.#ask({ path: `/api/periods?month=${this.#month}`, answer: monthAnswer });
    return answer.ok ? { ok: true, value: answer.value.villages } : answer;
  }
}
