import { untrack } from 'svelte';
import type { LocalMonth } from '#lib/domain/dates.ts';
import type { Ask, StaffProblem } from '../ask.ts';
import type { KeptAnswers } from '../kept-answers.ts';
import { LiveChanges, type LiveSource } from '../live-changes.svelte.ts';
import { loadMonths, monthList } from '../situation-api.ts';
import { findChangedCells } from './changed-cells.ts';
import { loadPws, loadTargets, type Targets } from './pws-api.ts';
import { pwsAnswer, type PwsAnswer } from './pws-answer.ts';

/** What a board works with. */
export interface BoardPorts {
  readonly ask: Ask;
  readonly kept: KeptAnswers;
  /** Opens the stream of changes. */
  readonly openLive: () => LiveSource;
  /** The month of today, of which there are most often figures. */
  readonly thisMonth: () => LocalMonth;
}

type LoadedPws = Awaited<ReturnType<typeof loadPws>>;

/** What the address bar asks for. */
export interface BoardQuestion {
  /** Empty for the top of what the reader answers for. */
  readonly unit: string;
  /** Left out for the newest month in which a session was held. */
  readonly month: LocalMonth | undefined;
}

/** How long a cell that has changed stays marked. */
const MARK_MS = 8_000;
/** How far back to look for a month with a session. */
const MONTHS_LOOKED_BACK = 12;

/**
 * The figures of one unit and its children in one month, live.
 *
 * 1. What is on the screen stays while it is fetched anew and when that fails; `asOf` says how old it is then.
 * 2. A change that the server tells of is fetched by itself; the cells that differ are marked for a moment, and `version` grows.
 * 3. An answer to a question that has been left meanwhile is passed over.
 */
export class PwsBoard {
  readonly #ports: BoardPorts;
  readonly #live: LiveChanges;
  #question: BoardQuestion = { unit: '', month: undefined };
  #months = $state.raw<readonly LocalMonth[]>();
  #answer = $state.raw<PwsAnswer>();
  #targets = $state.raw<Targets>(new Map());
  #problem = $state.raw<StaffProblem>();
  #asOf = $state.raw<number>();
  #waiting = $state.raw<LocalMonth>();
  #changed = $state.raw<ReadonlySet<string>>(new Set());
  #version = $state(0);
  #turn = 0;
  #following: Promise<void> | undefined;
  #hasMore = false;
  #closed = false;
  #unmarking: ReturnType<typeof setTimeout> | undefined;

  constructor(ports: BoardPorts) {
    this.#ports = ports;
    this.#live = new LiveChanges(ports.openLive, {
      onchanged: () => this.#follow(),
      onconnected: () => void this.reload(),
    });
  }

  /** Months of which there are figures, the newest first; undefined until it is known. */
  get months(): readonly LocalMonth[] | undefined {
    return this.#months;
  }

  /** Undefined until the first answer has come. */
  get answer(): PwsAnswer | undefined {
    return this.#answer;
  }

  /** Targets of the year that the unit's Puskesmas has set. */
  get targets(): Targets {
    return this.#targets;
  }

  /** Why the newest fetch failed. */
  get problem(): StaffProblem | undefined {
    return this.#problem;
  }

  /** When the figures on the screen came, ms since epoch; set where they are not fresh from the server. */
  get asOf(): number | undefined {
    return this.#asOf;
  }

  /** The newest month, where it was passed over because no session has been held in it. */
  get waiting(): LocalMonth | undefined {
    return this.#waiting;
  }

  /** Cells that have just changed. */
  get changed(): ReadonlySet<string> {
    return this.#changed;
  }

  /** Grows with each answer: what else a page has fetched may be old by then. */
  get version(): number {
    return this.#version;
  }

  /** True while changes come in by themselves. */
  get live(): boolean {
    return this.#live.connected;
  }

  /** Shows what the address bar asks for. */
  show(question: BoardQuestion): void {
    this.#question = question;
    untrack(() => void this.reload());
  }

  /** Fetches what is shown anew. */
  async reload(): Promise<void> {
    const turn = ++this.#turn;
    const { ask, kept } = this.#ports;
    const { unit, month } = this.#question;
    // Asked at once: each waits for the server, and none for another.
    const likely = month ?? this.#shownMonth(unit) ?? this.#ports.thisMonth();
    const asking = { answer: loadPws(ask, { unit, month: likely }), targets: loadTargets(ask, unit, yearOf(likely)) };
    const months = await loadMonths(ask);
    if (turn !== this.#turn) return;
    if (!months.ok) return this.#fallBack(months.problem);
    this.#months = months.value;
    kept.save('months', months.value);
    const answer = await this.#find(unit, { likely, first: await asking.answer, months: months.value });
    if (turn !== this.#turn) return;
    if (!answer.ok) return this.#fallBack(answer.problem);
    const year = yearOf(answer.value.month);
    const targets = await (year === yearOf(likely) ? asking.targets : loadTargets(ask, unit, year));
    if (turn !== this.#turn) return;
    this.#mark(findChangedCells(this.#answer, answer.value));
    this.#targets = targets;
    this.#answer = answer.value;
    this.#waiting = month === undefined && answer.value.month !== months.value[0] ? months.value[0] : undefined;
    this.#problem = undefined;
    this.#asOf = undefined;
    this.#version++;
    kept.save('pws', answer.value);
  }

  close(): void {
    this.#turn++;
    this.#live.close();
    this.#closed = true;
    clearTimeout(this.#unmarking);
  }

  /** A month that is shown stays chosen while it is fetched anew. */
  #shownMonth(unit: string): LocalMonth | undefined {
    return this.#answer?.total.unitId === unit || unit === '' ? this.#answer?.month : undefined;
  }

  /** What has been asked for first; where no month was chosen, the newest with a session, or the newest where there was none. */
  async #find(
    unit: string,
    { likely, first, months }: { likely: LocalMonth; first: LoadedPws; months: readonly LocalMonth[] },
  ): Promise<LoadedPws> {
    const { ask } = this.#ports;
    const isChosen = this.#question.month !== undefined || this.#shownMonth(unit) !== undefined;
    if (isChosen) return first;
    let newest: LoadedPws | undefined;
    for (const one of months.slice(0, MONTHS_LOOKED_BACK)) {
      const answer = one === likely ? first : await loadPws(ask, { unit, month: one });
      if (!answer.ok || answer.value.total.sessionsHeld > 0) return answer;
      newest ??= answer;
    }
    return newest ?? first;
  }

  /** Shows what is known from before, and since when. */
  #fallBack(problem: StaffProblem): void {
    this.#problem = problem;
    if (this.#answer) return;
    const { kept } = this.#ports;
    const answer = kept.load('pws', pwsAnswer);
    const { unit, month } = this.#question;
    if (!answer || (unit !== '' && unit !== answer.value.total.unitId)) return;
    if (month !== undefined && month !== answer.value.month) return;
    this.#months ??= kept.load('months', monthList)?.value ?? [answer.value.month];
    this.#answer = answer.value;
    this.#asOf = answer.at;
  }

  /** At once, and once more for what changes meanwhile: changes that come faster than answers hold none of them up. */
  #follow(): void {
    if (this.#following) {
      this.#hasMore = true;
      return;
    }
    this.#hasMore = false;
    this.#following = this.reload().finally(() => {
      this.#following = undefined;
      if (this.#hasMore && !this.#closed) this.#follow();
    });
  }

  #mark(changed: ReadonlySet<string>): void {
    if (changed.size === 0) return;
    this.#changed = changed;
    clearTimeout(this.#unmarking);
    this.#unmarking = setTimeout(() => (this.#changed = new Set()), MARK_MS);
  }
}

function yearOf(month: LocalMonth): string {
  return month.slice(0, 'YYYY'.length);
}
