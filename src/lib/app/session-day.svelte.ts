import type { LocalDate } from '#lib/domain/dates.ts';
import type { Result } from '#lib/domain/result.ts';
import type { Answers } from '#lib/forms/engine/answers.ts';
import type { PersonRecord } from '#lib/events/person-view.ts';
import type { StepName, VisitRecord } from '#lib/events/visit-view.ts';
import type { Json } from '#lib/events/envelope.ts';
import type { RecordProblem, Tick } from './problems.ts';

/** One reading of a slot, with what a person needs to judge it. */
export interface ReadingView {
  readonly value: Json;
  readonly eventId: string;
  /** Name of the author, or the account id where this device does not know it. */
  readonly byName: string;
  readonly role: string;
  /** Name of the device, or its id. */
  readonly deviceName: string;
  readonly at: number;
  readonly tick: Tick;
}

/** Values that differ and that nobody has settled yet. */
export interface Conflict {
  readonly slot: string;
  readonly readings: readonly ReadingView[];
}

/** Someone in today's session. */
export interface VisitView {
  readonly personId: string;
  /** Undefined while the register has not reached this device. */
  readonly person: PersonRecord | undefined;
  readonly visit: VisitRecord;
  /** Where the person waits: the first step that is neither done, skipped nor refused; `done` also after leaving early. */
  readonly waitsFor: StepName | 'done';
  /** Since when, ms since epoch: the newest entry. */
  readonly since: number;
  readonly conflicts: readonly Conflict[];
  /** The least of its entries. */
  readonly tick: Tick;
}

/** Someone at work on another device, or in another tab. */
export interface Presence {
  readonly accountId: string;
  readonly name: string;
  readonly step?: StepName;
  readonly personId?: string;
}

/** What has been recorded, and until when it can simply be undone. */
export interface Saved {
  readonly personId: string;
  readonly eventIds: readonly string[];
  /** ms since epoch. */
  readonly undoUntilAt: number;
}

export type SessionState = 'none' | 'planned' | 'cancelled' | 'open' | 'closed' | 'validated' | 'reported' | 'locked';

type Recorded = Promise<Result<Saved, RecordProblem>>;

/** One session day of the Posyandu, live across its devices. Every method that records answers when the first tick is earned. */
export interface SessionDay {
  readonly date: LocalDate;
  readonly documentId: string;
  readonly state: SessionState;
  /** Groups served; empty before opening. */
  readonly groups: readonly string[];
  /** Everybody who came, in order of arrival. */
  readonly visits: readonly VisitView[];
  /** The same people by where they wait, longest wait first. */
  readonly queue: { readonly [step in StepName | 'done']: readonly VisitView[] };
  /** Visits with values that contradict each other. */
  readonly conflicts: readonly VisitView[];
  /** Who else is at work. */
  readonly presence: readonly Presence[];
  find(personId: string): VisitView | undefined;
  /** Tells the others what this person is doing; nothing is stored. */
  showPresence(step?: StepName, personId?: string): void;

  open(groups: readonly string[], place?: string): Recorded;
  /** Step 1: the person is here. Answers of the form `attendance`; queue number and time are added. Completes `registration`. */
  attend(personId: string, answers: Answers): Recorded;
  /** Step 2, completing it. Names what was seen before, so that a second thought on one tablet is no conflict. */
  recordMeasurement(personId: string, answers: Answers, options?: { readonly confirmed?: readonly string[] }): Recorded;
  recordQuestionnaire(personId: string, answers: Answers): Recorded;
  /** Step 5, completing it: topics and next date. */
  recordEducation(personId: string, answers: Answers): Recorded;
  completeStep(personId: string, step: StepName): Recorded;
  skipStep(personId: string, step: StepName, reason: string): Recorded;
  refuseStep(personId: string, step: StepName, reason: string): Recorded;
  /** The person went home early. */
  leave(personId: string, reason: string): Recorded;
  /** Replaces values after the fact, or withdraws them by null. */
  correct(personId: string, values: { readonly [slot: string]: Json }, reason: string): Recorded;
  /** Ends a conflict: this value stands, all readings that were seen are replaced. */
  settle(personId: string, slot: string, value: Json): Recorded;
  /** Takes an entry back within ten seconds: what it replaced stands again. */
  undo(saved: Saved): Promise<Result<undefined, RecordProblem>>;
  close(): Recorded;
  reopen(reason: string): Recorded;
}
