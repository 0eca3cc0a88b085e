import type { LocalDate } from '#lib/domain/dates.ts';
import type { Surroundings } from '#lib/domain/immunisation/applicable-doses.ts';
import type { DoseRecord } from '#lib/domain/immunisation/dose-record.ts';
import type { DoseDoubt } from '#lib/domain/immunisation/dose-status.ts';
import type { NotCounted } from '#lib/domain/immunisation/number-doses.ts';
import type { VvmState } from '#lib/events/dose-view.ts';
import { reviewBook, type DosedPerson } from '#lib/events/person/dose-statuses.ts';

/** A dose about to be given. */
export interface DoseToGive {
  readonly antigen: string;
  readonly date: LocalDate;
  readonly batch?: string;
  readonly expiryDate?: LocalDate;
  readonly vvm?: VvmState;
}

/** Why a dose must not be given. */
export type DoseRefusal =
  /** Its last day lies before the day of giving. */
  | { readonly code: 'dose.expired'; readonly expiryDate: LocalDate }
  /** The vial monitor says C or D. */
  | { readonly code: 'dose.vvm'; readonly vvm: VvmState }
  /** A day that has not come yet. */
  | { readonly code: 'dose.future' }
  | { readonly code: 'dose.noBirthDate' };

/** What a dose about to be given would be: refused, or a place in the schedule with what speaks against it. */
export interface DoseOutlook {
  readonly refusal?: DoseRefusal;
  /** Place it would take, `DPT2`; missing where it takes none. */
  readonly code?: string;
  /** Doubts of its place: given all the same, nakes must say so. */
  readonly doubts: readonly DoseDoubt[];
  /** Why it would take no place: a second record within a week, one dose too many. */
  readonly aside?: NotCounted;
}

/** Sorts behind every id, so that of one day what is recorded already comes first. */
const CANDIDATE_ID = '\uffff';

/**
 * Looks at a dose before it is given, by the very rules that judge it afterwards.
 * @param records all that is known of the person's doses
 * @param today day of the device; a dose is not given ahead of it
 */
export function checkDose(
  person: DosedPerson,
  records: readonly DoseRecord[],
  dose: DoseToGive,
  today: LocalDate,
  surroundings: Surroundings = {},
): DoseOutlook {
  const { antigen, date, expiryDate, vvm } = dose;
  const refuse = (refusal: DoseRefusal): DoseOutlook => ({ refusal, doubts: [] });
  if (date > today) return refuse({ code: 'dose.future' });
  if (expiryDate !== undefined && expiryDate < date) return refuse({ code: 'dose.expired', expiryDate });
  if (vvm === 'C' || vvm === 'D') return refuse({ code: 'dose.vvm', vvm });
  const candidate: DoseRecord = { id: CANDIDATE_ID, antigen, date, source: 'nakes' };
  const review = reviewBook(person, [...records, candidate], today, surroundings);
  if (!review) return refuse({ code: 'dose.noBirthDate' });
  const placed = review.placed.find(({ record }) => record.id === CANDIDATE_ID);
  if (placed) return { code: placed.place.code, doubts: placed.doubts };
  const aside = review.aside.find(({ record }) => record.id === CANDIDATE_ID);
  return { doubts: [], ...(aside ? { aside: aside.why } : {}) };
}

/** True where nakes must confirm by name what speaks against it. */
export function needsConfirmation({ doubts, aside }: DoseOutlook): boolean {
  return doubts.length > 0 || (aside !== undefined && aside !== 'otherVaccine');
}
