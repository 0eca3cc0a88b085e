import type { PersonId } from '#lib/domain/ids.ts';
import type { LocalDate } from '#lib/domain/dates.ts';
import { registerId } from '#lib/doc/document-id.ts';
import { eventsToReplace } from '#lib/events/slots.ts';
import { issueOf, type ImportIssue, type IssueCode } from '../issue.ts';
import type { KnownPerson, KnownRegister } from '../known/known-register.ts';
import { compareSlots } from '../known/slot-changes.ts';
import { sourceOf, type DocumentPlan, type PlannedEvent } from '../planned-events.ts';
import { SASARAN_COLUMNS } from './columns.ts';
import { matchKnown } from './match-known.ts';
import type { RegisteredPlace } from './find-mother.ts';
import { planBirths } from './plan-births.ts';
import { planPregnancy } from './plan-pregnancy.ts';
import type { RegisterEntry } from './read-register.ts';
import type { RegisterRecord } from './register-record.ts';

/** What a register changes in the documents, and what is to be said of it beside what the rows themselves say. */
export interface RegisterPlan {
  readonly documents: readonly DocumentPlan[];
  readonly issues: readonly ImportIssue[];
}

/** What planning needs besides the rows. */
export interface RegisterContext {
  /** The day that the register speaks of. */
  readonly today: LocalDate;
  readonly known: KnownRegister;
  /** Id of a Posyandu by its key. */
  readonly posyanduIdOf: (key: string) => string;
  readonly newPersonId: () => PersonId;
  readonly newMergeId: () => string;
  readonly newPregnancyId: () => string;
}

/** Where a heading differs from the slot's own name. */
const HEADING_OF_SLOT: { readonly [slot: string]: keyof typeof SASARAN_COLUMNS } = {
  birthDateEstimated: 'birthDate',
  note: 'remark',
};

/**
 * Compares the rows of a register with the people who are registered, and says what is new. Kept rows are taken before the extra
 * rows of their doubles, so that these know whom they belong to.
 */
export function planRegister(entries: readonly RegisterEntry[], context: RegisterContext): RegisterPlan {
  const plan = new RegisterPlanner(context);
  for (const entry of entries) if (!entry.keptFor) plan.takePerson(entry);
  for (const entry of entries) if (entry.keptFor) plan.takeExtra(entry, entry.keptFor);
  plan.takeBirths();
  return plan.finish();
}

class RegisterPlanner {
  readonly #context: RegisterContext;
  readonly #events = new Map<string, PlannedEvent[]>();
  readonly #issues: ImportIssue[] = [];
  /** The person each row has become, and the register that holds it. */
  readonly #personOf = new Map<RegisterRecord, RegisteredPlace>();
  /** Those of the rows that stand for somebody, extra rows of doubles left out. */
  readonly #kept = new Map<RegisterRecord, RegisteredPlace>();
  /** Pregnancies that rows of this register tell of, by woman. */
  readonly #pregnancies = new Map<PersonId, PlannedEvent>();

  constructor(context: RegisterContext) {
    this.#context = context;
  }

  /** A row that stands for a person. */
  takePerson({ record, posyandu }: RegisterEntry): void {
    this.#place(record, posyandu.key);
    const place = this.#personOf.get(record);
    if (place) this.#kept.set(record, place);
  }

  #place(record: RegisterRecord, posyanduKey: string): void {
    const posyanduId = this.#context.posyanduIdOf(posyanduKey);
    const match = matchKnown(record, posyanduId, this.#context.known);
    if (match.kind === 'known') return this.#change(record, match.person);
    // A row that says itself that the person has moved adds nothing to the register that has the person now.
    if (match.kind === 'elsewhere' && record.outdated) {
      this.#personOf.set(record, { id: match.person.personId, posyanduId: match.person.posyanduId });
      return;
    }
    const id = this.#register(record, posyanduId);
    if (match.kind === 'elsewhere') {
      this.#merge({ id, posyanduId }, { id: match.person.personId, posyanduId: match.person.posyanduId });
      this.#issues.push(issueOf(record, 'DUPLICATE_PERSON', undefined, { joined: true }));
    }
    if (match.kind === 'likely') this.#issues.push(issueOf(record, 'DUPLICATE_PERSON', undefined, { joined: false }));
  }

  /** The extra row of a double: a record of its own, merged with the kept one, so that the two can be parted again. */
  takeExtra({ record, posyandu }: RegisterEntry, keptFor: RegisterRecord): void {
    const kept = this.#personOf.get(keptFor);
    const posyanduId = this.#context.posyanduIdOf(posyandu.key);
    const match = matchKnown(record, posyanduId, this.#context.known);
    if (kept && match.kind === 'known' && match.person.personId === kept.id) return;
    if (match.kind === 'known') this.#change(record, match.person);
    else this.#register(record, posyanduId);
    const extra = this.#personOf.get(record);
    if (kept && extra) this.#merge(kept, extra);
  }

  /** The births that the children of the register tell of. */
  takeBirths(): void {
    const stated = { people: this.#kept, pregnancies: this.#pregnancies };
    for (const { posyanduId, event } of planBirths(stated, this.#context)) this.#say(posyanduId, event);
  }

  finish(): RegisterPlan {
    const documents = [...this.#events].map(([documentId, events]) => ({ documentId, events }));
    return { documents, issues: this.#issues };
  }

  #register(record: RegisterRecord, posyanduId: string): PersonId {
    const id = this.#context.newPersonId();
    this.#personOf.set(record, { id, posyanduId });
    this.#say(posyanduId, { type: 'person', subject: id, data: { ...record.slots, $source: sourceOf(record) } });
    this.#sayPregnancy(record, id, posyanduId);
    return id;
  }

  #change(record: RegisterRecord, person: KnownPerson): void {
    const { personId: id, posyanduId, row } = person;
    this.#personOf.set(record, { id, posyanduId });
    const { added, updated, contradicted } = compareSlots(row, record.slots, person.saidBefore);
    const data = { ...added, ...updated };
    if (Object.keys(data).length > 0) {
      const replaces = eventsToReplace(row, Object.keys(updated));
      this.#say(posyanduId, { type: 'person', subject: id, data: { ...data, $source: sourceOf(record) }, replaces });
    }
    for (const slot of Object.keys(updated)) this.#remark(record, slot, 'VALUE_UPDATED');
    for (const slot of contradicted) this.#remark(record, slot, 'VALUE_DIFFERS');
    this.#sayPregnancy(record, id, posyanduId);
  }

  #sayPregnancy(record: RegisterRecord, id: PersonId, posyanduId: string): void {
    if (!record.pregnancy) return;
    const known = this.#context.known.pregnanciesOf(id);
    const stated = { personId: id, ...record.pregnancy, registerDay: this.#context.today, source: sourceOf(record) };
    const event = planPregnancy(stated, known, this.#context.newPregnancyId);
    if (!event) return;
    this.#say(posyanduId, event);
    this.#pregnancies.set(id, event);
  }

  /** Both registers are told, so that the devices of either know. */
  #merge(keep: { id: PersonId; posyanduId: string }, extra: { id: PersonId; posyanduId: string }): void {
    if (keep.id === extra.id || this.#context.known.isDecided(keep.id, extra.id)) return;
    const data = { keep: keep.id, extra: extra.id, state: 'merged', why: 'import' };
    const subject = this.#context.newMergeId();
    for (const posyanduId of new Set([keep.posyanduId, extra.posyanduId])) {
      this.#say(posyanduId, { type: 'personMerge', subject, data });
    }
  }

  #say(posyanduId: string, event: PlannedEvent): void {
    const documentId = registerId(posyanduId);
    const events = this.#events.get(documentId);
    if (events) events.push(event);
    else this.#events.set(documentId, [event]);
  }

  #remark(record: RegisterRecord, slot: string, code: IssueCode): void {
    const field = HEADING_OF_SLOT[slot] ?? slot;
    const column = isField(field) ? SASARAN_COLUMNS[field].heading : '';
    this.#issues.push(issueOf(record, code, { column, value: String(record.slots[slot] ?? '') }));
  }
}

function isField(name: string): name is keyof typeof SASARAN_COLUMNS {
  return Object.hasOwn(SASARAN_COLUMNS, name);
}
