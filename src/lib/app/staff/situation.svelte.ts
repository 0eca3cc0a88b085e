import { previousMonth, type LocalMonth } from '#lib/domain/dates.ts';
import type { Result } from '#lib/domain/result.ts';
import type { Ask, StaffProblem } from './ask.ts';
import { findChangedFigures, type FigureKey } from './changed-figures.ts';
import type { KeptAnswers } from './kept-answers.ts';
import { LiveChanges, type LiveSource } from './live-changes.svelte.ts';
import { loadMonths, loadSkdn, monthList } from './situation-api.ts';
import { skdnReport, writeSkdnReport, type SkdnReport } from './skdn-report.ts';

/** What the situation works with. */
export interface SituationPorts {
  readonly ask: Ask;
  readonly kept: KeptAnswers;
  /** Opens the stream of changes. */
  readonly openLive: () => LiveSource;
}

/** How long a number that has changed stays marked. */
const MARK_MS = 8_000;
/** How far back to look for a month with a session. */
const MONTHS_LOOKED_BACK = 12;
/** Changes that come close together are fetched once. */
const GATHER_MS = 400;

/**
 * The counts of a Puskesmas, month by month, live.
 *
 * 1. What is on the screen stays while it is fetched anew and when that fails; `asOf` says how old it is then.
 * 2. A change that the server tells of is fetched by itself, and the numbers that differ are marked for a moment.
 * 3. An answer for a month that has been left meanwhile is passed over.
 * 4. It begins with the newest month in which a session was held; where there was none, with the newest.
 */
export class Situation {
  readonly #ports: SituationPorts;
  readonly #live: LiveChanges;
  #months = $state.raw<readonly LocalMonth[]>();
  #month = $state.raw<LocalMonth>();
  #waiting = $state.raw<LocalMonth>();
  #report = $state.raw<SkdnReport>();
  #before = $state.raw<SkdnReport>();
  #problem = $state.raw<StaffProblem>();
  #asOf = $state.raw<number>();
  #changed = $state.raw<ReadonlySet<FigureKey>>(new Set());
  #gathering: ReturnType<typeof setTimeout> | undefined;
  #unmarking: ReturnType<typeof setTimeout> | undefined;

  constructor(ports: SituationPorts) {
    this.#ports = ports;
    this.#live = new LiveChanges(ports.openLive, {
      onchanged: (months) => this.#gather(months),
      onconnected: () => void this.open(),
    });
  }

  /** Months of which there are counts, the newest first; undefined until it is known. */
  get months(): readonly LocalMonth[] | undefined {
    return this.#months;
  }

  /** The newest month, where it was passed over because no session has been held in it. */
  get waiting(): LocalMonth | undefined {
    return this.#waiting;
  }

  /** The month shown. */
  get month(): LocalMonth | undefined {
    return this.#month;
  }

  /** Its counts; undefined until they have come. */
  get report(): SkdnReport | undefined {
    return this.#report?.month === this.#month ? this.#report : undefined;
  }

  /** The month before, for comparing; undefined where it is not known. */
  get before(): SkdnReport | undefined {
    return this.#before;
  }

  /** Why the newest fetch failed. */
  get problem(): StaffProblem | undefined {
    return this.#problem;
  }

  /** When the counts on the screen came, ms since epoch; set where they are not fresh from the server. */
  get asOf(): number | undefined {
    return this.#asOf;
  }

  /** Numbers that have just changed. */
  get changed(): ReadonlySet<FigureKey> {
    return this.#changed;
  }

  /** True while changes come in by themselves. */
  get live(): boolean {
    return this.#live.connected;
  }

  /** Fetches the months and the counts of the one chosen, or of the newest. */
  async open(): Promise<void> {
    const answer = await loadMonths(this.#ports.ask);
    if (!answer.ok) return this.#fallBack(answer.problem);
    this.#months = answer.value;
    this.#ports.kept.save('months', answer.value);
    this.#month ??= await this.#findStart(answer.value);
    await this.#load();
  }

  async choose(month: LocalMonth): Promise<void> {
    this.#month = month;
    this.#waiting = undefined;
    this.#changed = new Set();
    await this.#load();
  }

  close(): void {
    this.#live.close();
    clearTimeout(this.#gathering);
    clearTimeout(this.#unmarking);
  }

  async #load(): Promise<void> {
    const month = this.#month;
    if (!month) return;
    const { ask } = this.#ports;
    const [answer, before] = await Promise.all([loadSkdn(ask, month), this.#loadBefore(month)]);
    if (month !== this.#month) return;
    if (!answer.ok) return this.#fallBack(answer.problem);
    this.#mark(findChangedFigures(this.#report, answer.value));
    this.#report = answer.value;
    this.#before = before?.ok === true ? before.value : undefined;
    this.#problem = undefined;
    this.#asOf = undefined;
    this.#ports.kept.save('skdn', writeSkdnReport(answer.value));
  }

  async #findStart(months: readonly LocalMonth[]): Promise<LocalMonth | undefined> {
    for (const month of months.slice(0, MONTHS_LOOKED_BACK)) {
      const answer = await loadSkdn(this.#ports.ask, month);
      if (!answer.ok) break;
      if (answer.value.rows.some((row) => row.sessions > 0)) {
        this.#waiting = month === months[0] ? undefined : months[0];
        return month;
      }
    }
    return months[0];
  }

  async #loadBefore(month: LocalMonth): Promise<Result<SkdnReport, StaffProblem> | undefined> {
    const before = previousMonth(month);
    return this.#months?.includes(before) === true ? loadSkdn(this.#ports.ask, before) : undefined;
  }

  /** Shows what is known from before, and since when. */
  #fallBack(problem: StaffProblem): void {
    this.#problem = problem;
    const report = this.#ports.kept.load('skdn', skdnReport);
    const months = this.#ports.kept.load('months', monthList);
    if (!report) return;
    this.#months ??= months?.value ?? [report.value.month];
    this.#month ??= report.value.month;
    if (this.#month !== report.value.month) return;
    this.#report = report.value;
    this.#asOf = report.at;
  }

  #gather(months: readonly LocalMonth[]): void {
    const news = months.some((month) => month === this.#month || this.#months?.includes(month) !== true);
    if (!news) return;
    clearTimeout(this.#gathering);
    this.#gathering = setTimeout(() => void this.open(), GATHER_MS);
  }

  #mark(changed: ReadonlySet<FigureKey>): void {
    if (changed.size === 0) return;
    this.#changed = changed;
    clearTimeout(this.#unmarking);
    this.#unmarking = setTimeout(() => (this.#changed = new Set()), MARK_MS);
  }
}
