import { SvelteMap } from 'svelte/reactivity';
import { err } from '#lib/domain/result.ts';
import type { Card } from '#lib/domain/interpretation/card.ts';
import { changeRule, type ChangeRule } from '#lib/domain/validation/session-state.ts';
import type { Row } from '#lib/events/fold.ts';
import { visitSubject } from '#lib/events/validation-view.ts';
import { digestVisit } from '#lib/events/visit-digest.ts';
import type { FormContext } from '#lib/forms/engine/context.ts';
import { DayResults } from '../interpretation/day-results.svelte.ts';
import type { VisitResult } from '#lib/events/person/interpret-of.ts';
import { cardOfVisit, childContext } from '../interpretation/visit-rules.ts';
import { previousValues } from '../previous-values.ts';
import type { Records } from '../records/records.svelte.ts';
import type { Register } from '../register.svelte.ts';
import type { SlotValues } from '../statement-data.ts';
import { loadVisitForms, type VisitForms } from '../visit-forms.ts';
import { hasCome } from '../visit-place.ts';
import { viewVisit, type ViewContext, type VisitView } from '../visit-views.ts';
import { approveSession, approveVisit, closeAgain, sendBack, type Decided } from './decide.ts';
import type { ListedSession } from './session-list.ts';
import { checkVisit, markOf, VISIT_MARKS, type VisitCheck, type VisitMark } from './visit-check.ts';

/** What a pass through one session works on. */
export interface PassPorts {
  readonly sessions: {
    find(documentId: string): ListedSession | undefined;
    readonly author: () => { readonly accountId: string; readonly role: string } | undefined;
  };
  readonly records: Pick<Records, 'rows' | 'rowsOf' | 'state'>;
  readonly register: Pick<Register, 'loadVisits' | 'canonicalId'>;
  readonly context: ViewContext;
}

/** One visit as the pass shows it. */
export interface PassedVisit {
  readonly view: VisitView;
  /** Undefined while the forms and the rules load, or without a birth date. */
  readonly check: VisitCheck | undefined;
  readonly result: VisitResult | undefined;
  readonly mark: VisitMark;
  /** Came or changed after the day was closed, or after a nakes had approved it. */
  readonly isLate: boolean;
  /** Changed since this page showed it: it has to be looked at before it is covered by an approval. */
  readonly isNew: boolean;
}

/**
 * One session, gone through person by person. It remembers in which state each visit was shown: an approval covers those states and nothing that
 * arrived behind the back of whoever approves.
 */
export class SessionPass {
  readonly documentId: string;
  readonly #ports: PassPorts;
  readonly #first: ListedSession;
  readonly #results: DayResults;
  /** Forms by card; `undefined` while they are on their way. */
  readonly #forms = new SvelteMap<Card, VisitForms>();
  readonly #wanted = new Set<Card>();
  /** The mark of each visit as it was shown, by person. */
  readonly #shown = new SvelteMap<string, string>();
  readonly #visits = $derived.by(() => this.#viewVisits());
  readonly #checked = $derived.by(() => this.#checkVisits());

  constructor(ports: PassPorts, documentId: string) {
    this.#ports = ports;
    this.documentId = documentId;
    const session = ports.sessions.find(documentId);
    if (!session) throw new RangeError(`no session: ${documentId}`);
    this.#first = session;
    for (const row of session.visits) this.#shown.set(row.subject, digestVisit(row));
    const visits = () => this.#visits;
    this.#results = new DayResults({
      day: {
        documentId,
        date: session.date,
        get visits() {
          return visits();
        },
      },
      register: ports.register,
      records: { rows: (table) => ports.records.rows(table), close: async () => undefined },
      reader: ports.sessions.author,
    });
  }

  /** The session as it stands now. */
  get session(): ListedSession {
    return this.#ports.sessions.find(this.documentId) ?? this.#first;
  }

  /** Who came, in the order in which they are to be looked at: contradictions and doubts first, what is approved already last. */
  get visits(): readonly PassedVisit[] {
    return this.#checked;
  }

  /** Whether whoever uses the device may change values here, and what it takes. */
  get changes(): ChangeRule {
    return changeRule(this.session.view.state, this.#ports.sessions.author()?.role ?? '');
  }

  /** How many visits are in each state. */
  get counts(): { readonly [mark in VisitMark]: number } {
    const counts = { conflict: 0, doubt: 0, late: 0, missing: 0, nothing: 0, approved: 0 };
    for (const { mark } of this.#checked) counts[mark] += 1;
    return counts;
  }

  /** The forms of a visit's card; undefined while they load. */
  formsOf({ visit, person }: VisitView): VisitForms | undefined {
    const card = cardOfVisit(visit, person ?? {});
    return card && this.#forms.get(card);
  }

  /** What the forms may look at besides the answers. */
  contextOf(view: VisitView): FormContext {
    const { date } = this.session;
    const facts = this.#results.factsOf(view);
    const input = this.#results.resultOf(view)?.input;
    const isChild = facts && cardOfVisit(view.visit, view.person ?? {}) === 'child';
    return {
      today: date,
      sex: view.person?.sex,
      birthDate: view.person?.birthDate,
      previous: previousValues(facts?.earlier ?? [], date),
      lmpDate: input?.pregnancy?.lmpDate,
      deliveryDate: input?.delivery?.date,
      isNakes: false,
      ...(isChild ? childContext(facts, date) : {}),
    };
  }

  /** Says that a visit has been looked at in the state it is in now. */
  show(personId: string): void {
    const row = this.#rowOf(personId);
    if (row) this.#shown.set(personId, digestVisit(row));
  }

  /** This visit is right as it was shown. */
  approveVisit(personId: string): Decided {
    return approveVisit(this.#decidePorts(), this.documentId, personId, this.#shown.get(personId) ?? '');
  }

  /** The session is right as it was shown. @returns `validation.conflictsOpen` while somebody has two values */
  async approve(): Decided {
    if (this.counts.conflict > 0) return err({ code: 'validation.conflictsOpen' });
    return approveSession(this.#decidePorts(), this.session, [...this.#shown.values()]);
  }

  sendBack(note: string, people: readonly string[]): Decided {
    return sendBack(this.#decidePorts(), this.session, note, people);
  }

  closeAgain(reason: string): ReturnType<typeof closeAgain> {
    return closeAgain(this.#decidePorts(), this.session, reason);
  }

  /**
   * Replaces values, or withdraws them by null. In a session that was validated the nakes who corrects it stands for the new value as well.
   * @param seen ids that were on the screen (`standingIds`)
   */
  async correct(personId: string, values: SlotValues, reason: string, seen?: readonly string[]): Decided {
    const { view } = this.session;
    const rule = this.changes;
    if (!rule.allowed) return err({ code: 'care.nakesOnly' });
    const part = { type: 'measurement', slots: values, notes: { $reason: reason } } as const;
    const key = { table: 'visit', subject: personId } as const;
    const saved = await this.#ports.records.state(this.documentId, key, [part], seen);
    if (!saved.ok) return saved;
    this.show(personId);
    if (view.state !== 'validated') return saved;
    const approved = await approveSession(this.#decidePorts(), this.session, [...this.#shown.values()]);
    return approved.ok ? saved : approved;
  }

  close(): Promise<void> {
    return this.#results.close();
  }

  #decidePorts() {
    return { records: this.#ports.records, author: this.#ports.sessions.author };
  }

  #rowOf(personId: string): Row | undefined {
    return this.session.visits.find(({ subject }) => subject === personId);
  }

  #viewVisits(): readonly VisitView[] {
    const present = this.session.visits.filter(hasCome);
    return present.flatMap((row) => viewVisit(row, this.#ports.context) ?? []);
  }

  #checkVisits(): readonly PassedVisit[] {
    const { late, changed } = this.session.view;
    const lateOnes = new Set([...late, ...changed]);
    const passed = this.#visits.map((view): PassedVisit => {
      const card = cardOfVisit(view.visit, view.person ?? {});
      const forms = card && this.#formsWanted(card);
      const isReady = forms && this.#results.factsOf(view);
      const check = isReady && checkVisit(view.visit, card, forms, this.contextOf(view));
      const isLate = lateOnes.has(view.personId);
      const { row } = view.visit;
      const [approval] = this.#ports.records.rowsOf('validation', visitSubject(this.documentId, view.personId));
      const mark = markOf({ row, conflicts: view.conflicts.length, isLate }, check, approval);
      const isNew = this.#shown.get(view.personId) !== digestVisit(row);
      return { view, check, result: this.#results.resultOf(view), mark, isLate, isNew };
    });
    return passed.sort((a, b) => rankOf(a) - rankOf(b) || compareName(a, b));
  }

  #formsWanted(card: Card): VisitForms | undefined {
    if (!this.#wanted.has(card)) void this.#load(card);
    return this.#forms.get(card);
  }

  async #load(card: Card): Promise<void> {
    this.#wanted.add(card);
    this.#forms.set(card, await loadVisitForms(card));
  }
}

function rankOf({ mark }: PassedVisit): number {
  return VISIT_MARKS.indexOf(mark);
}

function compareName(a: PassedVisit, b: PassedVisit): number {
  return (a.view.person?.name ?? '').localeCompare(b.view.person?.name ?? '', 'id');
}
