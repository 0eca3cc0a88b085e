import type { LocalDate } from '#lib/domain/dates.ts';
import { err, type Result } from '#lib/domain/result.ts';
import { textOf, valueOf } from '#lib/events/slots.ts';
import { digestVisits } from '#lib/events/visit-digest.ts';
import { stepSlot, type StepName } from '#lib/events/visit-view.ts';
import type { Answers } from '#lib/forms/engine/answers.ts';
import type { Outside } from './outside.ts';
import type { Presence, PresenceBoard } from './presence.svelte.ts';
import type { RecordProblem } from './problems.ts';
import type { SessionRows } from './session-rows.svelte.ts';
import type { Saved, SessionWriter, VisitStatement } from './session-writer.ts';
import { standingIds, toSlots, type SlotValues } from './statement-data.ts';
import { queueUp, type Queue } from './visit-queue.ts';
import { viewVisit, type ViewContext, type VisitView } from './visit-views.ts';

export type { Presence } from './presence.svelte.ts';
export type { Saved } from './session-writer.ts';
export type { Conflict, ReadingView, VisitView } from './visit-views.ts';

const STATES = ['planned', 'cancelled', 'open', 'closed', 'validated', 'reported', 'locked'] as const;
export type SessionState = 'none' | (typeof STATES)[number];

type Recorded = Promise<Result<Saved, RecordProblem>>;

/** What a session day needs. */
export interface SessionDayPorts {
  readonly rows: SessionRows;
  readonly writer: SessionWriter;
  readonly presence: PresenceBoard;
  readonly context: ViewContext;
  readonly author: () => { readonly accountId: string; readonly displayName: string } | undefined;
  readonly outside: Pick<Outside, 'now'>;
  readonly date: LocalDate;
}

/** One session day of the Posyandu, live across its devices. Every method that records answers when the first tick is earned. */
export class SessionDay {
  readonly date: LocalDate;
  readonly documentId: string;
  readonly #ports: SessionDayPorts;
  readonly #visits = $derived.by(() => this.#viewVisits());
  readonly #queue = $derived.by(() => queueUp(this.#visits));

  constructor(ports: SessionDayPorts) {
    this.#ports = ports;
    this.date = ports.date;
    this.documentId = ports.rows.documentId;
  }

  get state(): SessionState {
    const state = textOf(this.#ports.rows.session, 'state');
    return STATES.find((known) => known === state) ?? 'none';
  }

  /** Groups served; empty before opening. Where two tablets have opened the day for different groups, all of them are. */
  get groups(): readonly string[] {
    const stated = this.#ports.rows.session?.slots['groups'] ?? [];
    const groups = stated.flatMap(({ value }) => (Array.isArray(value) ? value : []));
    return [...new Set(groups.filter((group) => typeof group === 'string'))];
  }

  /** Everybody who came, in order of arrival. */
  get visits(): readonly VisitView[] {
    return this.#visits;
  }

  /** The same people by where they wait, longest wait first. */
  get queue(): Queue {
    return this.#queue;
  }

  /** Visits with values that contradict each other. */
  get conflicts(): readonly VisitView[] {
    return this.visits.filter(({ conflicts }) => conflicts.length > 0);
  }

  /** Who else is at work. */
  get presence(): readonly Presence[] {
    return this.#ports.presence.others;
  }

  find(personId: string): VisitView | undefined {
    const row = this.#ports.rows.present.find(({ subject }) => subject === personId);
    return row && viewVisit(row, this.#ports.context);
  }

  /** Events that stand in a visit now: keep them when a form opens and hand them back as `seen` when it is saved. */
  seenOf(personId: string): readonly string[] {
    return standingIds(this.#ports.rows.visitOf(personId));
  }

  /** Tells the others what this person is doing; nothing is stored. */
  showPresence(step?: StepName, personId?: string): void {
    const author = this.#ports.author();
    const own = author && { accountId: author.accountId, name: author.displayName, step, personId };
    this.#ports.presence.show(own);
  }

  open(groups: readonly string[], place?: string): Recorded {
    return this.#ports.writer.stateSession({ state: 'open', groups, ...(place === undefined ? {} : { place }) });
  }

  /** Says with it which visits were there, and in which state: what comes later is known to be late, without asking a clock. */
  close(): Recorded {
    const closedOver = digestVisits(this.#ports.rows.visits);
    return this.#ports.writer.stateSession({ state: 'closed', closedOver });
  }

  reopen(reason: string): Recorded {
    return this.#ports.writer.stateSession({ state: 'open' }, { $reason: reason });
  }

  /** Step 1: the person is here. Answers of the form `attendance`; queue number and time are added. Completes `registration`. */
  attend(personId: string, answers: Answers): Recorded {
    const row = this.#ports.rows.visitOf(personId);
    const isHere = row !== undefined && valueOf(row, 'arrivedAt') !== undefined;
    return this.#stateVisit(personId, [
      { type: 'attendance', slots: { ...toSlots(answers), ...(isHere ? {} : this.#arrival()) } },
      { type: 'step', slots: { [stepSlot('registration')]: 'done' } },
    ]);
  }

  /**
   * Step 2, completing it.
   * @param options.confirmed codes of answers that were doubted and confirmed
   * @param options.seen what stood when the form was opened (`seenOf`): a value that came meanwhile from elsewhere is kept beside this one as a conflict
   */
  recordMeasurement(
    personId: string,
    answers: Answers,
    options: { readonly confirmed?: readonly string[]; readonly seen?: readonly string[] } = {},
  ): Recorded {
    const { confirmed = [], seen } = options;
    const statements: VisitStatement[] = [
      { type: 'measurement', slots: toSlots(answers), notes: confirmedNotes(confirmed) },
      { type: 'step', slots: { [stepSlot('measurement')]: 'done' } },
    ];
    return this.#stateVisit(personId, statements, seen);
  }

  /**
   * What was asked, at whichever step; completes none.
   * @param seen as for `recordMeasurement`
   */
  recordQuestionnaire(
    personId: string,
    answers: Answers,
    seen?: readonly string[],
    confirmed: readonly string[] = [],
  ): Recorded {
    const notes = confirmedNotes(confirmed);
    return this.#stateVisit(personId, [{ type: 'questionnaire', slots: toSlots(answers), notes }], seen);
  }

  /** Step 5, completing it: topics and next date. */
  recordEducation(personId: string, answers: Answers): Recorded {
    return this.#stateVisit(personId, [
      { type: 'education', slots: toSlots(answers) },
      { type: 'step', slots: { [stepSlot('education')]: 'done' } },
    ]);
  }

  completeStep(personId: string, step: StepName): Recorded {
    return this.#stateVisit(personId, [{ type: 'step', slots: { [stepSlot(step)]: 'done' } }]);
  }

  skipStep(personId: string, step: StepName, reason: string): Recorded {
    return this.#stateVisit(personId, [
      { type: 'step', slots: { [stepSlot(step)]: 'skipped' }, notes: { $reason: reason } },
    ]);
  }

  refuseStep(personId: string, step: StepName, reason: string): Recorded {
    return this.#stateVisit(personId, [
      { type: 'step', slots: { [stepSlot(step)]: 'refused' }, notes: { $reason: reason } },
    ]);
  }

  /** The person went home early. */
  leave(personId: string, reason: string): Recorded {
    return this.#stateVisit(personId, [{ type: 'step', slots: { left: reason } }]);
  }

  /** Replaces values after the fact, or withdraws them by null; also in a session that is closed. */
  correct(personId: string, values: SlotValues, reason: string): Recorded {
    const statement = { type: 'measurement', slots: values, notes: { $reason: reason } } as const;
    return this.#ports.writer.stateVisit(personId, [statement]);
  }

  /** Ends conflicts: these values stand, all readings of their slots that stood are replaced. */
  settle(personId: string, values: SlotValues): Recorded {
    return this.correct(personId, values, 'settled');
  }

  /** Takes an entry back within ten seconds: what it replaced stands again. */
  undo(saved: Saved): Promise<Result<undefined, RecordProblem>> {
    return this.#ports.writer.undo(saved);
  }

  /** Ends listening; the session itself stays as it is. */
  async dispose(): Promise<void> {
    this.#ports.presence.show(undefined);
    await this.#ports.rows.close();
  }

  async #stateVisit(personId: string, parts: readonly VisitStatement[], seen?: readonly string[]): Recorded {
    if (this.state !== 'open') return err({ code: 'session.notOpen' });
    return this.#ports.writer.stateVisit(personId, parts, seen);
  }

  #viewVisits(): readonly VisitView[] {
    const views = this.#ports.rows.present.flatMap((row) => viewVisit(row, this.#ports.context) ?? []);
    return views.sort((a, b) => arrivalOf(a) - arrivalOf(b));
  }

  #arrival(): SlotValues {
    const queueNo = Math.max(0, ...this.visits.map(({ visit }) => visit.queueNo ?? 0)) + 1;
    return { queueNo, arrivedAt: this.#ports.outside.now() };
  }
}

/** What is said of an event whose answers were doubted and confirmed. */
function confirmedNotes(confirmed: readonly string[]): SlotValues {
  return confirmed.length > 0 ? { $confirmed: confirmed } : {};
}

function arrivalOf({ visit, since }: VisitView): number {
  return visit.arrivedAt ?? since;
}
