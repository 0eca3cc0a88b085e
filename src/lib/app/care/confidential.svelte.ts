import type { LocalDate } from '#lib/domain/dates.ts';
import type { Card } from '#lib/domain/interpretation/card.ts';
import { isConfidentialAnswer } from '#lib/domain/screening/confidential.ts';
import { err, type Result } from '#lib/domain/result.ts';
import type { Reading, Row } from '#lib/events/fold.ts';
import type { PersonRecord } from '#lib/events/person-view.ts';
import { textOf } from '#lib/events/slots.ts';
import type { Answers, AnswerValue } from '#lib/forms/engine/answers.ts';
import type { RecordProblem } from '../problems.ts';
import type { Saved } from '../records/records.svelte.ts';
import { toSlots } from '../statement-data.ts';
import { toAnswer } from '../visit-answers.ts';
import { isNakes, type CarePorts } from './care-ports.ts';
import { judgeConfidential, type ConfidentialOutcome } from './confidential-outcome.ts';

/** The part of the session day that learns what confidential answers came to. */
export interface OutcomePort {
  readonly date: LocalDate;
  /** Who came today. */
  find(personId: string): { readonly visit: { readonly row: Row } } | undefined;
  recordQuestionnaire(
    personId: string,
    answers: Answers,
    seen?: readonly string[],
  ): Promise<Result<unknown, RecordProblem>>;
}

/** What was asked in confidence. */
export interface AskedInConfidence {
  readonly person: PersonRecord;
  readonly card: Card;
  readonly answers: Answers;
}

/** Why confidential answers could not be recorded. */
export type ConfidentialProblem = RecordProblem | { readonly code: 'confidential.noBirthDate' };

const OUTCOME_SLOTS = ['confidentialAsked', 'confidentialLevel', 'confidentialColour'] as const;

/**
 * Answers that only who asked and nakes may see:
 * 1. They are written into the confidential document alone, which a cadre's device adds to and never receives.
 * 2. Everybody else learns that there was asking, and the colour and level it came to.
 * 3. On a shared tablet an answer is shown to the account that wrote it, and to nakes.
 */
export class Confidential {
  readonly #ports: CarePorts;
  readonly #day: () => OutcomePort | undefined;

  constructor(ports: CarePorts, day: () => OutcomePort | undefined) {
    this.#ports = ports;
    this.#day = day;
  }

  /** Answers about a person on a day that whoever uses the device now may see. */
  answersOf(personId: string, visitDate: LocalDate): Answers {
    const author = this.#ports.author();
    if (!author) return {};
    const mayRead = (reading: Reading) => isNakes(author.role) || reading.by === author.accountId;
    const id = this.#ports.register.canonicalId(personId);
    const rows = this.#ports.records
      .rows('sensitive')
      .filter((row) => this.#ports.register.canonicalId(row.subject) === id && textOf(row, 'visitDate') === visitDate);
    return Object.assign({}, ...rows.map((row) => visibleIn(row, mayRead)));
  }

  /** True where this device knows that there was asking on a day: here, or told by another. */
  wasAsked(personId: string, visitDate: LocalDate): boolean {
    const day = this.#day();
    const row = day?.date === visitDate ? day.find(personId)?.visit.row : undefined;
    return (
      textOf(row, 'confidentialAsked') !== undefined || Object.keys(this.answersOf(personId, visitDate)).length > 0
    );
  }

  /** What these answers come to; undefined without a birth date. */
  judge({ person, card, answers }: AskedInConfidence): ConfidentialOutcome | undefined {
    const { birthDate, sex } = person;
    if (birthDate === undefined) return undefined;
    return judgeConfidential(card, {
      person: { birthDate, ...(sex ? { sex } : {}) },
      date: this.#ports.today(),
      answers,
    });
  }

  /**
   * Keeps answers in confidence, then tells the session what they came to. The answers have their first tick before anything is told.
   * Own earlier answers are replaced; those of others stand beside them.
   */
  async save(asked: AskedInConfidence): Promise<Result<Saved, ConfidentialProblem>> {
    const outcome = this.judge(asked);
    if (!outcome) return err({ code: 'confidential.noBirthDate' });
    const { records, today } = this.#ports;
    const { personId } = asked.person;
    const visitDate = today();
    const documentId = records.documentFor('confidential', visitDate);
    const answers = Object.entries(toSlots(asked.answers)).filter(([code]) => isConfidentialAnswer(code));
    const key = { table: 'sensitive', subject: personId } as const;
    const standing = records.rowsOf('sensitive', personId).find((row) => row.documentId === documentId);
    const saved = await records.state(
      documentId,
      key,
      [{ type: 'sensitive', slots: { ...Object.fromEntries(answers), visitDate } }],
      this.#ownIds(standing),
    );
    if (!saved.ok) return saved;
    const told = await this.#tell(personId, visitDate, outcome);
    return told.ok ? saved : told;
  }

  /** The gravest outcome of all who asked holds (`ORDERED_SLOTS`): one's own is replaced, others' never. */
  async #tell(
    personId: string,
    date: LocalDate,
    { colour, level }: ConfidentialOutcome,
  ): Promise<Result<unknown, RecordProblem>> {
    const day = this.#day();
    const visit = day?.date === date ? day.find(personId) : undefined;
    if (!day || !visit) return { ok: true, value: undefined };
    const answers = { confidentialAsked: date, confidentialLevel: level, confidentialColour: colour };
    const { row } = visit.visit;
    const slots = Object.fromEntries(
      OUTCOME_SLOTS.flatMap((slot) => (row.slots[slot] ? [[slot, row.slots[slot]]] : [])),
    );
    return day.recordQuestionnaire(personId, answers, this.#ownIds({ ...row, slots }));
  }

  #ownIds(row: Row | undefined): string[] {
    const author = this.#ports.author();
    const readings = Object.values(row?.slots ?? {}).flat();
    return readings.filter(({ by }) => by === author?.accountId).map(({ eventId }) => eventId);
  }
}

function visibleIn(row: Row, mayRead: (reading: Reading) => boolean): Answers {
  const seen: { [code: string]: AnswerValue } = {};
  for (const [code, readings] of Object.entries(row.slots)) {
    const answer = toAnswer(readings.find(mayRead)?.value);
    if (answer !== undefined && code !== 'visitDate') seen[code] = answer;
  }
  return seen;
}
