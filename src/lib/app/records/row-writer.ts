import { err, ok, type Result } from '#lib/domain/result.ts';
import type { EventTypeName } from '#lib/events/catalogue.ts';
import type { Row, RowKey } from '#lib/events/fold.ts';
import type { Outside } from '../outside.ts';
import type { RecordProblem } from '../problems.ts';
import type { Recorder, Statement } from '../recorder.ts';
import { newSlots, replacedBy, type SlotValues } from '../statement-data.ts';
import { isSuperseded, undoStatements, type Undoable } from '../undo.ts';

/** What has been recorded, and until when it can simply be undone. */
export interface Saved {
  readonly documentId: string;
  readonly key: RowKey;
  /** None where everything stood already. */
  readonly eventIds: readonly string[];
  /** ms since epoch. */
  readonly undoUntilAt: number;
}

/** One event about a subject: its slots, and what is said of the event itself (`$reason`, `$confirmed`). */
export interface Part {
  readonly type: EventTypeName;
  readonly slots: SlotValues;
  readonly notes?: SlotValues;
}

/** The rows as they stand on this device. */
export interface StandingRows {
  rowOf(documentId: string, key: RowKey): Row | undefined;
  /** Resolves when what has just been written is seen by `rowOf`. */
  reload(documentId: string, keys: readonly RowKey[]): Promise<void>;
}

const UNDO_MS = 10_000;

/** Writes about subjects: only what is new, naming what it replaces, and remembering for ten seconds how it was before. */
export class RowWriter {
  readonly #rows: StandingRows;
  readonly #recorder: Recorder;
  readonly #outside: Pick<Outside, 'now'>;
  readonly #undoable = new Map<string, readonly Undoable[]>();

  constructor(rows: StandingRows, recorder: Recorder, outside: Pick<Outside, 'now'>) {
    this.#rows = rows;
    this.#recorder = recorder;
    this.#outside = outside;
  }

  /**
   * States something about one subject of one document, all parts or none. Resolves when they have their first tick.
   * @param seen ids that were on the screen; what came meanwhile from elsewhere is not replaced. All that stand where left out
   */
  async state(
    documentId: string,
    key: RowKey,
    parts: readonly Part[],
    seen?: readonly string[],
  ): Promise<Result<Saved, RecordProblem>> {
    const before = this.#rows.rowOf(documentId, key);
    const statements = makeStatements(before, key.subject, parts, seen && new Set(seen));
    const recorded = statements.length === 0 ? ok([]) : await this.#recorder.record(documentId, statements);
    if (!recorded.ok) return recorded;
    await this.#rows.reload(documentId, [key]);
    const eventIds = recorded.value.map(({ id }) => id);
    const undoable = recorded.value.map((event) => ({ event, before }));
    this.#undoable.set(eventIds.join(), undoable);
    return ok({ documentId, key, eventIds, undoUntilAt: this.#outside.now() + UNDO_MS });
  }

  /** Takes an entry back within ten seconds: what it replaced stands again. */
  async undo({ documentId, key, eventIds, undoUntilAt }: Saved): Promise<Result<undefined, RecordProblem>> {
    const name = eventIds.join();
    const undoable = this.#undoable.get(name);
    if (!undoable || this.#outside.now() > undoUntilAt) return err({ code: 'undo.tooLate' });
    const row = this.#rows.rowOf(documentId, key);
    if (undoable.some((one) => isSuperseded(one, row))) return err({ code: 'undo.superseded' });
    const recorded = await this.#recorder.record(documentId, undoable.flatMap(undoStatements));
    if (!recorded.ok) return recorded;
    this.#undoable.delete(name);
    await this.#rows.reload(documentId, [key]);
    return ok(undefined);
  }
}

function makeStatements(
  row: Row | undefined,
  subject: string,
  parts: readonly Part[],
  seen: ReadonlySet<string> | undefined,
): Statement[] {
  return parts.flatMap(({ type, slots, notes }) => {
    const stated = newSlots(row, slots);
    if (Object.keys(stated).length === 0) return [];
    return [{ type, subject, data: { ...stated, ...notes }, replaces: replacedBy(row, stated, seen) }];
  });
}
