import * as v from 'valibot';
import { isLocalDate, type LocalDate } from '#lib/domain/dates.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { FOLLOW_UP_STATES } from '#lib/domain/surveillance/alerts.ts';
import { COMMUNITY_EVENTS } from '#lib/domain/surveillance/community-report.ts';
import type { Ask, StaffProblem } from './ask.ts';
import { LiveChanges, type LiveSource } from './live-changes.svelte.ts';
import { Remote } from './remote.svelte.ts';

const localDate = v.custom<LocalDate>((text) => typeof text === 'string' && isLocalDate(text));
const alert = v.object({
  reportId: v.string(),
  posyandu: v.string(),
  village: v.string(),
  hamlet: v.string(),
  eventType: v.picklist(COMMUNITY_EVENTS),
  date: localDate,
  cases: v.number(),
  deaths: v.number(),
  atOnce: v.boolean(),
  cluster: v.nullable(v.object({ cases: v.number(), fromDate: localDate, toDate: localDate })),
  followUp: v.nullable(v.picklist(FOLLOW_UP_STATES)),
  reportedAt: v.number(),
});
const alertsAnswer = v.object({ computedAt: v.number(), alerts: v.array(alert) });

/** Something in a hamlet that needs somebody today: what, where and how many, never who. */
export type StaffAlert = v.InferOutput<typeof alert>;

/** Changes that come close together are fetched once. */
const GATHER_MS = 400;

/** What stands, the newest first, in the scope of the person signed in. */
export async function loadAlerts(ask: Ask): Promise<Result<readonly StaffAlert[], StaffProblem>> {
  const answer = await ask({ path: '/api/puskesmas/alerts', answer: alertsAnswer });
  return answer.ok ? ok(answer.value.alerts) : err(answer.problem);
}

/** The alerts of a Puskesmas, live: what the server tells of is fetched by itself. Close it when the page goes. */
export class AlertDesk {
  readonly #remote: Remote<readonly StaffAlert[]>;
  readonly #live: LiveChanges;
  #gathering: ReturnType<typeof setTimeout> | undefined;

  /** @param openLive opens the stream of changes */
  constructor(ask: Ask, openLive: () => LiveSource) {
    this.#remote = new Remote(() => loadAlerts(ask));
    this.#live = new LiveChanges(openLive, {
      onchanged: () => this.#gather(),
      onconnected: () => void this.reload(),
    });
  }

  /** Undefined until they have come; stays while they are fetched anew and when that fails. */
  get alerts(): readonly StaffAlert[] | undefined {
    return this.#remote.value;
  }

  get problem(): StaffProblem | undefined {
    return this.#remote.problem;
  }

  /** True while changes come in by themselves. */
  get live(): boolean {
    return this.#live.connected;
  }

  reload(): Promise<void> {
    return this.#remote.reload();
  }

  close(): void {
    clearTimeout(this.#gathering);
    this.#live.close();
  }

  #gather(): void {
    clearTimeout(this.#gathering);
    this.#gathering = setTimeout(() => void this.reload(), GATHER_MS);
  }
}
