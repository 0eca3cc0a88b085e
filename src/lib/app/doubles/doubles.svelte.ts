import { findAlikePairs } from '#lib/domain/people/alike-index.ts';
import { foldTraits, type LikenessReason } from '#lib/domain/people/likeness.ts';
import { isComparableNik } from '#lib/domain/people/nik.ts';
import type { Result } from '#lib/domain/result.ts';
import { compareText, type Row } from '#lib/events/fold.ts';
import { computeAliases } from '#lib/events/person-aliases.ts';
import { readPerson, type PersonRecord } from '#lib/events/person-view.ts';
import { isConflict, textOf } from '#lib/events/slots.ts';
import type { LocalDate } from '#lib/domain/dates.ts';
import type { App } from '../app.svelte.ts';
import type { RecordProblem } from '../problems.ts';
import type { Records, Saved } from '../records/records.svelte.ts';

/** Two entries of the register that may be one person. */
export interface DoublePair {
  /** The entry that would be kept: the one with a NIK, else the first by id. */
  readonly keep: PersonRecord;
  readonly extra: PersonRecord;
  readonly reasons: readonly LikenessReason[];
}

/** Two entries that somebody has joined. */
export interface JoinedPair {
  readonly mergeId: string;
  readonly documentId: string;
  readonly keep: PersonRecord;
  readonly extra: PersonRecord;
}

/**
 * Entries of the register that may be one person, for a nakes to look at. Joining is an event and so is parting: both histories stay whole, and each way
 * is open for ever.
 */
export class Doubles {
  readonly #records: Records;
  readonly #today: () => LocalDate;
  readonly #people = $derived.by(() => readPeople(this.#records.rows('person')));
  readonly #merges = $derived.by(() => this.#records.rows('personMerge'));
  /** The likest first. */
  readonly suspected: readonly DoublePair[] = $derived.by(() => findSuspected(this.#people, this.#merges));
  readonly joined: readonly JoinedPair[] = $derived.by(() => findJoined(this.#people, this.#merges));

  private constructor(records: Records, today: () => LocalDate) {
    this.#records = records;
    this.#today = today;
  }

  /** Undefined before the device is enrolled. */
  static async open(app: App, today: () => LocalDate): Promise<Doubles | undefined> {
    const records = await app.openRecords(['person', 'personMerge']);
    return records && new Doubles(records, today);
  }

  /** They are one person: from now on shown as one, with all that either had. */
  join(pair: DoublePair): Promise<Result<Saved, RecordProblem>> {
    return this.#state(pair, 'merged');
  }

  /** They are two people: not asked again. */
  keepApart(pair: DoublePair): Promise<Result<Saved, RecordProblem>> {
    return this.#state(pair, 'parted');
  }

  /** They were joined by mistake: each has its own history again. */
  part({ documentId, mergeId }: JoinedPair): Promise<Result<Saved, RecordProblem>> {
    const key = { table: 'personMerge', subject: mergeId } as const;
    return this.#records.state(documentId, key, [{ type: 'personMerge', slots: { state: 'parted' } }]);
  }

  undo(saved: Saved): Promise<Result<undefined, RecordProblem>> {
    return this.#records.undo(saved);
  }

  close(): Promise<void> {
    return this.#records.close();
  }

  #state({ keep, extra }: DoublePair, state: 'merged' | 'parted'): Promise<Result<Saved, RecordProblem>> {
    const subject = mergeIdOf(keep.personId, extra.personId);
    const slots = { keep: keep.personId, extra: extra.personId, state };
    const documentId = this.#records.documentFor('register', this.#today());
    return this.#records.state(documentId, { table: 'personMerge', subject }, [{ type: 'personMerge', slots }]);
  }
}

/** The same for both, so that two nakes who join the same people apart from each other meet in one row. */
export function mergeIdOf(a: string, b: string): string {
  return [a, b].sort(compareText).join('~');
}

function readPeople(rows: readonly Row[]): ReadonlyMap<string, PersonRecord> {
  return new Map(rows.flatMap((row) => readPerson(row) ?? []).map((person) => [person.personId, person]));
}

function findSuspected(people: ReadonlyMap<string, PersonRecord>, merges: readonly Row[]): DoublePair[] {
  const aliases = computeAliases(merges);
  // Where two nakes have decided otherwise, nobody has decided: it is asked again.
  const settled = merges.filter((row) => !isConflict(row.slots.state));
  const decided = new Set(settled.flatMap((row) => pairOf(row)?.join('~') ?? []));
  const shown = [...people.values()].filter(({ personId }) => (aliases.get(personId) ?? personId) === personId);
  const traits = shown
    .sort((a, b) => compareText(a.personId, b.personId))
    .map((person) => [person, foldTraits(person)] as const);
  return findAlikePairs(traits)
    .filter(({ a, b }) => !decided.has(mergeIdOf(a.personId, b.personId)))
    .sort((a, b) => b.likeness.score - a.likeness.score)
    .map(({ a, b, likeness }) => {
      const [keep, extra] = isComparableNik(b.nik) && !isComparableNik(a.nik) ? [b, a] : [a, b];
      return { keep, extra, reasons: likeness.reasons };
    });
}

function findJoined(people: ReadonlyMap<string, PersonRecord>, merges: readonly Row[]): JoinedPair[] {
  return merges.flatMap((row) => {
    const [keep, extra] = [people.get(textOf(row, 'keep') ?? ''), people.get(textOf(row, 'extra') ?? '')];
    if (isConflict(row.slots.state) || textOf(row, 'state') !== 'merged' || !keep || !extra) return [];
    return { mergeId: row.subject, documentId: row.documentId, keep, extra };
  });
}

function pairOf(row: Row): string[] | undefined {
  const [keep, extra] = [textOf(row, 'keep'), textOf(row, 'extra')];
  return keep === undefined || extra === undefined ? undefined : [keep, extra].sort(compareText);
}
