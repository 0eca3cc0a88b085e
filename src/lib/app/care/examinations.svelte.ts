import type { LocalDate } from '#lib/domain/dates.ts';
import { err, type Result } from '#lib/domain/result.ts';
import { readContacts, readLabs, type ContactEntry, type ContactKind, type LabEntry } from '#lib/events/care-view.ts';
import type { Answers } from '#lib/forms/engine/answers.ts';
import type { RecordProblem } from '../problems.ts';
import type { Saved } from '../records/records.svelte.ts';
import { toSlots } from '../statement-data.ts';
import { isNakes, type CarePorts, type NakesOnly } from './care-ports.ts';
import { withoutGaps } from './without-gaps.ts';

/** A contact about to be recorded. */
export interface NewContact {
  readonly kind: ContactKind;
  readonly date: LocalDate;
  readonly byDoctor?: boolean;
  readonly place?: string;
  readonly officer?: string;
}

export type ExaminationProblem = RecordProblem | NakesOnly | { readonly code: 'contact.future' };

type Recorded = Promise<Result<Saved, ExaminationProblem>>;

/** What nakes examined: antenatal and postnatal contacts, and values of blood and urine. Only nakes write here; cadres read the contacts. */
export class Examinations {
  readonly #ports: CarePorts;
  readonly #contacts = $derived.by(() => this.#group(readContacts(this.#ports.records.rows('contact'))));
  readonly #labs = $derived.by(() => this.#group(readLabs(this.#ports.records.rows('lab'))));

  constructor(ports: CarePorts) {
    this.#ports = ports;
  }

  /** Contacts of a person, oldest first. */
  contactsOf(personId: string, kind?: ContactKind): readonly ContactEntry[] {
    const all = this.#contacts.get(this.#ports.register.canonicalId(personId)) ?? [];
    return kind ? all.filter((contact) => contact.kind === kind) : all;
  }

  /** Values of a person, oldest first. */
  labsOf(personId: string): readonly LabEntry[] {
    return this.#labs.get(this.#ports.register.canonicalId(personId)) ?? [];
  }

  /** The values of a day by field code, as the rules read them; the later of two of one day holds. */
  labAnswersOf(personId: string, date: LocalDate): Answers {
    return Object.assign({}, ...this.labsOf(personId).flatMap((lab) => (lab.date === date ? [lab.values] : [])));
  }

  async recordContact(personId: string, contact: NewContact): Recorded {
    if (contact.date > this.#ports.today()) return err({ code: 'contact.future' });
    return this.#state('contact', contact.date, { personId, ...contact });
  }

  async recordLab(personId: string, answers: Answers): Recorded {
    const date = this.#ports.today();
    return this.#state('lab', date, { personId, date, ...toSlots(answers) });
  }

  /** Entered by mistake: it stays readable and counts no more. */
  async takeBack(table: 'contact' | 'lab', entry: ContactEntry | LabEntry, reason: string): Recorded {
    if (!isNakes(this.#ports.author()?.role)) return err({ code: 'care.nakesOnly' });
    const { records } = this.#ports;
    return records.state(entry.documentId, { table, subject: entry.id }, [
      { type: table, slots: { voidReason: reason } },
    ]);
  }

  async #state(table: 'contact' | 'lab', date: LocalDate, slots: object): Recorded {
    if (!isNakes(this.#ports.author()?.role)) return err({ code: 'care.nakesOnly' });
    const { records } = this.#ports;
    const key = { table, subject: records.newId() };
    return records.state(records.documentFor('care', date), key, [{ type: table, slots: withoutGaps({ ...slots }) }]);
  }

  #group<Entry extends { readonly personId: string; readonly date: LocalDate; readonly id: string }>(
    entries: readonly Entry[],
  ): ReadonlyMap<string, readonly Entry[]> {
    const inOrder = [...entries].sort((a, b) => (`${a.date} ${a.id}` < `${b.date} ${b.id}` ? -1 : 1));
    return Map.groupBy(inOrder, ({ personId }) => this.#ports.register.canonicalId(personId));
  }
}
