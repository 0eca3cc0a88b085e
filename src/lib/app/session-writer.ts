import type { Result } from '#lib/domain/result.ts';
import type { RowKey } from '#lib/events/fold.ts';
import type { Outside } from './outside.ts';
import type { RecordProblem } from './problems.ts';
import type { Recorder } from './recorder.ts';
import { RowWriter, type Saved } from './records/row-writer.ts';
import type { SessionRows } from './session-rows.svelte.ts';
import type { SlotValues } from './statement-data.ts';

export type { Saved } from './records/row-writer.ts';

/** One event about a visit: its slots, and what is said of the event itself (`$reason`, `$confirmed`). */
export interface VisitStatement {
  readonly type: 'attendance' | 'measurement' | 'questionnaire' | 'step' | 'education';
  readonly slots: SlotValues;
  readonly notes?: SlotValues;
}

/** The row of the session itself. */
const SESSION: RowKey = { table: 'session', subject: 'session' };

/** Writes into one session document. */
export class SessionWriter {
  readonly #rows: SessionRows;
  readonly #writer: RowWriter;

  constructor(rows: SessionRows, recorder: Recorder, outside: Pick<Outside, 'now'>) {
    this.#rows = rows;
    const standing = {
      rowOf: (_documentId: string, { table, subject }: RowKey) =>
        table === 'session' ? rows.session : rows.visitOf(subject),
      reload: (_documentId: string, keys: readonly RowKey[]) => rows.reload(keys),
    };
    this.#writer = new RowWriter(standing, recorder, outside);
  }

  /** States something about the session itself. */
  stateSession(slots: SlotValues, notes: SlotValues = {}): Promise<Result<Saved, RecordProblem>> {
    return this.#writer.state(this.#rows.documentId, SESSION, [{ type: 'session', slots, notes }]);
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
    return this.#writer.state(this.#rows.documentId, { table: 'visit', subject: personId }, parts, seen);
  }

  /** Takes an entry back: what it replaced stands again. */
  undo(saved: Saved): Promise<Result<undefined, RecordProblem>> {
    return this.#writer.undo(saved);
  }
}
