import type { LocalDate } from '#lib/domain/dates.ts';
import { computeCompleteness, type CompletenessState } from '#lib/domain/immunisation/completeness.ts';
import type { DoseDecision } from '#lib/domain/immunisation/dose-record.ts';
import type { DoseStatus } from '#lib/domain/immunisation/dose-status.ts';
import { computeTetanusStatus, type TetanusStatus } from '#lib/domain/immunisation/tetanus.ts';
import { err, type Result } from '#lib/domain/result.ts';
import { readDoses, type Aefi, type DoseBook, type DoseEntry } from '#lib/events/dose-view.ts';
import type { PersonRecord } from '#lib/events/person-view.ts';
import type { RecordProblem } from '../problems.ts';
import type { Saved } from '../records/records.svelte.ts';
import type { SlotValues } from '../statement-data.ts';
import { withoutGaps, type Gappy } from './without-gaps.ts';
import { checkDose, type DoseOutlook, type DoseRefusal, type DoseToGive } from './check-dose.ts';
import { isNakes, type CarePorts, type NakesOnly } from './care-ports.ts';
import { reviewBook, statusesOfBook } from '#lib/events/person/dose-statuses.ts';

/** Why a dose could not be recorded. */
export type DoseProblem = RecordProblem | DoseRefusal | NakesOnly | { readonly code: 'dose.beforeBirth' };

/** A dose to give, with where and how. */
export interface GivenDose extends DoseToGive {
  readonly site?: string;
  readonly place?: string;
  /** Doubts that nakes have read and given in spite of. */
  readonly confirmed?: readonly string[];
}

/** A dose as it stands in the Buku KIA; the month alone where the day cannot be read. */
export interface CopiedDose {
  readonly antigen: string;
  readonly date?: LocalDate;
  readonly month?: string;
  readonly place?: string;
}

type Recorded = Promise<Result<Saved, DoseProblem>>;

const EMPTY: DoseBook = { doses: [], decisions: [] };

/**
 * The doses of everybody of a Posyandu, and the ways to record one:
 * 1. Statuses and due dates are computed from the doses that stand, never stored.
 * 2. Only nakes give a dose or decide on a doubtful one; what a cadre enters is a copy to be checked.
 * 3. Nothing is removed: a dose entered by mistake bears the reason and counts no more.
 */
export class Doses {
  readonly #ports: CarePorts;
  readonly #byPerson = $derived.by(() => this.#sort());

  constructor(ports: CarePorts) {
    this.#ports = ports;
  }

  /** What is known of a person's doses and decisions; of joined doubles together. */
  bookOf(personId: string): DoseBook {
    return this.#byPerson.get(this.#ports.register.canonicalId(personId)) ?? EMPTY;
  }

  /** Every dose of the schedule on a day; empty without a birth date. */
  statusesOf(person: PersonRecord, on: LocalDate = this.#ports.today()): readonly DoseStatus[] {
    return statusesOfBook(person, this.bookOf(person.personId), on) ?? [];
  }

  completenessOf(person: PersonRecord, on: LocalDate = this.#ports.today()): readonly CompletenessState[] {
    const { birthDate } = person;
    return birthDate === undefined ? [] : computeCompleteness({ birthDate }, this.statusesOf(person, on), on);
  }

  /** The T status of a woman. */
  tetanusOf(personId: string, on: LocalDate = this.#ports.today()): TetanusStatus {
    const records = this.bookOf(personId).doses.map(({ record }) => record);
    return computeTetanusStatus(records, on);
  }

  /** Records that nakes must look at: doubtful in their place, or filling none. */
  toReview(person: PersonRecord): readonly { readonly entry: DoseEntry; readonly why: readonly string[] }[] {
    const { doses } = this.bookOf(person.personId);
    const review = reviewBook(
      person,
      doses.map(({ record }) => record),
      this.#ports.today(),
    );
    return doses.flatMap((entry) => {
      const { id } = entry.record;
      const doubts = review?.placed.find(({ record }) => record.id === id)?.doubts ?? [];
      const aside = review?.aside.find(({ record }) => record.id === id)?.why;
      const isOpen = aside === 'duplicateSuspect' || aside === 'extra' || aside === 'beforeBirth';
      const why = [
        ...doubts,
        ...(aside && isOpen ? [aside] : []),
        ...entry.conflicts.map((slot) => `conflict.${slot}`),
      ];
      return why.length > 0 ? [{ entry, why }] : [];
    });
  }

  /** What a dose would be if it were given now. */
  check(person: PersonRecord, dose: DoseToGive): DoseOutlook {
    const records = this.bookOf(person.personId).doses.map(({ record }) => record);
    return checkDose(person, records, dose, this.#ports.today());
  }

  /** Nakes have given a dose. @returns `care.nakesOnly`, or why the vial or the day forbids it */
  async give(person: PersonRecord, dose: GivenDose): Recorded {
    if (!isNakes(this.#ports.author()?.role)) return err({ code: 'care.nakesOnly' });
    const { refusal } = this.check(person, dose);
    if (refusal) return err(refusal);
    const { antigen, date, batch, expiryDate, vvm, site, place, confirmed = [] } = dose;
    const slots = { personId: person.personId, antigen, date, source: 'nakes', batch, expiryDate, vvm, site, place };
    return this.#state('care', date, 'dose', slots, confirmed.length > 0 ? { $confirmed: confirmed } : {});
  }

  /** A dose that stands in the Buku KIA; written down by nakes it is checked at once. */
  async copy(person: PersonRecord, dose: CopiedDose): Recorded {
    const { antigen, date, month, place } = dose;
    const slots = { personId: person.personId, antigen, date, month, place, source: 'buku_kia' };
    const today = this.#ports.today();
    if ((date ?? '') > today) return err({ code: 'dose.future' });
    if (date !== undefined && person.birthDate !== undefined && date < person.birthDate) {
      return err({ code: 'dose.beforeBirth' });
    }
    return isNakes(this.#ports.author()?.role)
      ? this.#state('care', today, 'dose', { ...slots, verdict: 'accepted' })
      : this.#state('visits', today, 'copiedDose', slots);
  }

  /** The next dose of a vaccine is put off or refused, or the family has changed its mind. */
  decide(person: PersonRecord, { antigen, kind, reason, untilDate }: Omit<DoseDecision, 'id' | 'date'>): Recorded {
    const date = this.#ports.today();
    const slots = { personId: person.personId, antigen, date, decision: kind, reason, untilDate };
    return isNakes(this.#ports.author()?.role)
      ? this.#state('care', date, 'dose', slots)
      : this.#state('visits', date, 'copiedDose', slots);
  }

  /** Nakes have looked at a doubtful or copied dose. */
  async judge({ record, documentId }: DoseEntry, verdict: 'accepted' | 'rejected', reason?: string): Recorded {
    if (!isNakes(this.#ports.author()?.role)) return err({ code: 'care.nakesOnly' });
    const notes: SlotValues = reason === undefined ? {} : { $reason: reason };
    const key = { table: 'dose', subject: record.id } as const;
    return this.#ports.records.state(inCare(documentId), key, [{ type: 'dose', slots: { verdict }, notes }]);
  }

  /** A dose was entered by mistake: it stays readable and counts no more. A cadre takes back copies only. */
  async takeBack({ record, documentId }: DoseEntry, reason: string): Recorded {
    const nakes = isNakes(this.#ports.author()?.role);
    if (!nakes && documentId.startsWith('care:')) return err({ code: 'care.nakesOnly' });
    const type = nakes ? 'dose' : 'copiedDose';
    const key = { table: 'dose', subject: record.id } as const;
    const document = nakes ? inCare(documentId) : documentId;
    return this.#ports.records.state(document, key, [{ type, slots: { voidReason: reason } }]);
  }

  /** Something happened after a dose (KIPI). What is grave goes to Pustu and Puskesmas as a report of its own besides. */
  noteAefi({ record, documentId }: DoseEntry, aefi: Aefi): Recorded {
    const nakes = isNakes(this.#ports.author()?.role);
    const { severity, onsetDate, symptoms } = aefi;
    const slots = withoutGaps({ aefi: severity, aefiOnsetDate: onsetDate, aefiSymptoms: symptoms });
    const key = { table: 'dose', subject: record.id } as const;
    const document = nakes ? inCare(documentId) : documentId.replace(/^care:/, 'visits:');
    return this.#ports.records.state(document, key, [{ type: nakes ? 'dose' : 'copiedDose', slots }]);
  }

  #state(
    kind: 'care' | 'visits',
    date: LocalDate,
    type: 'dose' | 'copiedDose',
    slots: Gappy,
    notes: SlotValues = {},
  ): Recorded {
    const { records } = this.#ports;
    const key = { table: 'dose', subject: records.newId() } as const;
    return records.state(records.documentFor(kind, date), key, [{ type, slots: withoutGaps(slots), notes }]);
  }

  #sort(): ReadonlyMap<string, DoseBook> {
    const { doses, decisions } = readDoses(this.#ports.records.rows('dose'));
    const idOf = ({ personId }: { readonly personId: string }) => this.#ports.register.canonicalId(personId);
    const dosesBy = Map.groupBy(doses, idOf);
    const decisionsBy = Map.groupBy(decisions, idOf);
    const ids = new Set([...dosesBy.keys(), ...decisionsBy.keys()]);
    return new Map([...ids].map((id) => [id, { doses: dosesBy.get(id) ?? [], decisions: decisionsBy.get(id) ?? [] }]));
  }
}

/** The document of care that goes with a document of the same month: what nakes say of a copy always lies there, whenever they say it. */
function inCare(documentId: string): string {
  return documentId.replace(/^visits:/, 'care:');
}
