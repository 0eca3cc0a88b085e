import { err, ok, type Result } from '#lib/domain/result.ts';
import type { Row } from '#lib/events/fold.ts';
import type { Outside } from './outside.ts';
import type { RecordProblem } from './problems.ts';
import type { Recorder, Statement } from './recorder.ts';
import type { SessionRows } from './session-rows.svelte.ts';
import { newSlots, replacedBy, type SlotValues } from './statement-data.ts';
import { isSuperseded, undoStatements, type Undoable } from './undo.ts';

/** What has been recorded, and until when it can simply be undone. */
export interface Saved {
  /** The person it speaks of, or `session`. */
  readonly personId: string;
  /** None where everything stood already. */
  readonly eventIds: readonly string[];
  /** ms since epoch. */
  readonly undoUntilAt: number;
}

/** One event about a visit: its slots, and what is said of the event itself (`$reason`, `$confirmed`). */
export interface VisitStatement {
  readonly type: 'attendance' | 'measurement' | 'questionnaire' | 'step' | 'education';
  readonly slots: SlotValues;
  readonly notes?: SlotValues;
}

/** Subject of the events that speak of the session itself. */
const SESSION = 'session';
const UNDO_MS = 10_000;

/** Writes into one session document: only what is new, naming what it replaces, and remembering for ten seconds how it was before. */
export class SessionWriter {
  readonly #rows: SessionRows;
  readonly #recorder: Recorder;
  readonly #outside: Pick<Outside, 'now'>;
  readonly #undoable = new Map<string, readonly Undoable[]>();

  constructor(rows: SessionRows, recorder: Recorder, outside: Pick<Outside, 'now'>) {
    this.#rows = rows;
    this.#recorder = recorder;
    this.#outside = outside;
  }

  /** States something about the session itself. */
  stateSession(slots: SlotValues, notes: SlotValues = {}): Promise<Result<Saved, RecordProblem>> {
    return this.#record(SESSION, this.#statements(SESSION, [{ type: 'session', slots, notes }]));
  }

  /**
   * States something about a visit.
   * @param seen ids that were on the screen; what came meanwhile from elsewhere is not replaced. All that stand where left out
   */
  stateVisit(
    personId: string,
    parts: readonly VisitStatement[],
    seen?: readonly string[],
  ): Promise<Result<Saved, RecordProblem>> {
    return this.#record(personId, this.#statements(personId, parts, seen && new Set(seen)));
  }

  /** Takes an entry back: what it replaced stands again. */
  async undo(saved: Saved): Promise<Result<undefined, RecordProblem>> {
    const name = saved.eventIds.join();
    const undoable = this.#undoable.get(name);
    if (!undoable || this.#outside.now() > saved.undoUntilAt) return err({ code: 'undo.tooLate' });
    const row = this.#rowOf(saved.personId);
    if (undoable.some((one) => isSuperseded(one, row))) return err({ code: 'undo.superseded' });
    const recorded = await this.#recorder.record(this.#rows.documentId, undoable.flatMap(undoStatements));
    if (!recorded.ok) return recorded;
    this.#undoable.delete(name);
    await this.#reload(saved.personId);
    return ok(undefined);
  }

  #statements(
    subject: string,
    parts: readonly { readonly type: Statement['type']; readonly slots: SlotValues; readonly notes?: SlotValues }[],
    seen?: ReadonlySet<string>,
  ): Statement[] {
    const row = this.#rowOf(subject);
    return parts.flatMap(({ type, slots, notes }) => {
      const stated = newSlots(row, slots);
      if (Object.keys(stated).length === 0) return [];
      return [{ type, subject, data: { ...stated, ...notes }, replaces: replacedBy(row, stated, seen) }];
    });
  }

  async #record(subject: string, statements: readonly Statement[]): Promise<Result<Saved, RecordProblem>> {
    const before = this.#rowOf(subject);
    const nothingNew = statements.length === 0;
    const recorded = nothingNew ? ok([]) : await this.#recorder.record(this.#rows.documentId, statements);
    if (!recorded.ok) return recorded;
    await this.#reload(subject);
    const eventIds = recorded.value.map(({ id }) => id);
    const undoable = recorded.value.map((event) => ({ event, before }));
    this.#undoable.set(eventIds.join(), undoable);
    return ok({ personId: subject, eventIds, undoUntilAt: this.#outside.now() + UNDO_MS });
  }

  #reload(subject: string): Promise<void> {
    return this.#rows.reload([{ table: subject === SESSION ? 'session' : 'visit', subject }]);
  }

  #rowOf(subject: string): Row | undefined {
    return subject === SESSION ? this.#rows.session : this.#rows.visitOf(subject);
  }
}
