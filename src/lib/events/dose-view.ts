import { isLocalMonth, type LocalDate, type LocalMonth } from '#lib/domain/dates.ts';
import type { DoseDecision, DoseRecord, DoseSource } from '#lib/domain/immunisation/dose-record.ts';
import type { Reading, Row } from './fold.ts';
import { joinSubjects } from './joined-row.ts';
import { conflictsOf, dateOf, effectiveReading, textOf } from './slots.ts';

/** The state of the vaccine vial monitor: A and B are good, C and D are not to be used. @source session.md 5 */
export const VVM_STATES = ['A', 'B', 'C', 'D'] as const;
export type VvmState = (typeof VVM_STATES)[number];

/** An adverse event after immunisation (KIPI). @source immunisation.md 3 */
export interface Aefi {
  readonly severity: 'ringan' | 'berat';
  readonly onsetDate?: LocalDate;
  readonly symptoms?: string;
}

/** A dose with all that was written down of it. */
export interface DoseEntry {
  readonly personId: string;
  readonly record: DoseRecord;
  /** Document in which it was first stated. */
  readonly documentId: string;
  readonly place?: string;
  /** Part of the body, by code. */
  readonly site?: string;
  readonly batch?: string;
  readonly expiryDate?: LocalDate;
  readonly vvm?: VvmState;
  /** An adverse event after it (KIPI). */
  readonly aefi?: Aefi;
  /** Who stated the vaccine. */
  readonly stated: Reading;
  /** Slots in which devices contradict each other. */
  readonly conflicts: readonly string[];
}

/** All that the rows of the table `dose` say. */
export interface DoseBook {
  readonly doses: readonly DoseEntry[];
  readonly decisions: readonly (DoseDecision & { readonly personId: string })[];
}

const DECISIONS = ['postponed', 'refused', 'resumed'] as const;
const SOURCES: readonly DoseSource[] = ['nakes', 'buku_kia', 'told'];

/**
 * Reads the rows of the table `dose`, of all documents together: what was given or copied, and what was put off or refused.
 * @param rows any order; a row without person or vaccine is passed over
 */
export function readDoses(rows: readonly Row[]): DoseBook {
  const doses: DoseEntry[] = [];
  const decisions: (DoseDecision & { personId: string })[] = [];
  for (const row of joinSubjects(rows)) {
    const personId = textOf(row, 'personId');
    const antigen = textOf(row, 'antigen');
    const stated = effectiveReading(row.slots['antigen']);
    if (personId === undefined || antigen === undefined || !stated) continue;
    const decision = readDecision(row, antigen);
    if (decision) decisions.push({ ...decision, personId });
    else if (textOf(row, 'decision') === undefined) {
      doses.push({
        personId,
        record: readRecord(row, antigen, stated),
        documentId: row.documentId,
        place: textOf(row, 'place'),
        site: textOf(row, 'site'),
        batch: textOf(row, 'batch'),
        expiryDate: dateOf(row, 'expiryDate'),
        vvm: VVM_STATES.find((state) => state === textOf(row, 'vvm')),
        aefi: readAefi(row),
        stated,
        conflicts: conflictsOf(row),
      });
    }
  }
  return { doses, decisions };
}

function readRecord(row: Row, antigen: string, stated: Reading): DoseRecord {
  const date = dateOf(row, 'date');
  const month = textOf(row, 'month');
  const verdict = textOf(row, 'verdict');
  const voidReason = textOf(row, 'voidReason');
  return {
    id: row.subject,
    antigen,
    ...(date === undefined ? {} : { date }),
    ...(date === undefined && isMonth(month) ? { month } : {}),
    source: sourceOf(row, stated),
    ...(verdict === 'accepted' || verdict === 'rejected' ? { verdict } : {}),
    ...(voidReason === undefined ? {} : { voidReason }),
  };
}

/** Only what nakes wrote themselves counts as given by nakes, whatever an event claims. */
function sourceOf(row: Row, { role }: Reading): DoseSource {
  const claimed = SOURCES.find((source) => source === textOf(row, 'source')) ?? 'buku_kia';
  const byNakes = role === 'village_nurse' || role === 'health_officer';
  return claimed === 'nakes' && !byNakes ? 'buku_kia' : claimed;
}

function readDecision(row: Row, antigen: string): DoseDecision | undefined {
  const kind = DECISIONS.find((one) => one === textOf(row, 'decision'));
  const date = dateOf(row, 'date');
  if (!kind || date === undefined || textOf(row, 'voidReason') !== undefined) return undefined;
  const reason = textOf(row, 'reason');
  const untilDate = dateOf(row, 'untilDate');
  return {
    id: row.subject,
    antigen,
    date,
    kind,
    ...(reason === undefined ? {} : { reason }),
    ...(untilDate === undefined ? {} : { untilDate }),
  };
}

function readAefi(row: Row): Aefi | undefined {
  const severity = textOf(row, 'aefi');
  if (severity !== 'ringan' && severity !== 'berat') return undefined;
  return { severity, onsetDate: dateOf(row, 'aefiOnsetDate'), symptoms: textOf(row, 'aefiSymptoms') };
}

function isMonth(text: string | undefined): text is LocalMonth {
  return text !== undefined && isLocalMonth(text);
}
