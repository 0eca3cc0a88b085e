import type { LocalDate } from '#lib/domain/dates.ts';
import type { Row } from './fold.ts';
import { joinSubjects } from './joined-row.ts';
import { conflictsOf, dateOf, flagOf, numberOf, textOf, valueOf } from './slots.ts';

/** How a pregnancy ended; each closes the episode. @source lifecycle.md 1 */
export const PREGNANCY_OUTCOMES = ['liveBirth', 'stillbirth', 'miscarriage', 'moved', 'deceased'] as const;
export type PregnancyOutcome = (typeof PREGNANCY_OUTCOMES)[number];

/** A pregnancy, with the birth that ended it: an episode on a person. */
export interface PregnancyRecord {
  readonly id: string;
  readonly personId: string;
  /** First day of the last period (HPHT). */
  readonly lmp?: LocalDate;
  /** The day of the register that named her pregnant without a usable first day. */
  readonly knownOn?: LocalDate;
  /** Expected day of birth, where ultrasound says another than the period. */
  readonly edd?: LocalDate;
  readonly eddSource?: 'lmp' | 'usg';
  readonly gravida?: number;
  /** Children born before this pregnancy. */
  readonly para?: number;
  readonly abortus?: number;
  readonly spacingMonths?: number;
  readonly heightCm?: number;
  readonly prePregWeightKg?: number;
  readonly previousCaesarean?: boolean;
  readonly bloodType?: string;
  readonly illnesses?: string;
  /** Attendant, place, company, transport and blood donor, as they were talked over (P4K). */
  readonly birthPlan?: string;
  readonly outcome?: PregnancyOutcome;
  /** The day it ended without a birth. */
  readonly endedDate?: LocalDate;
  readonly deliveryDate?: LocalDate;
  /** `HH:MM` on the clock of the place. */
  readonly deliveryTime?: string;
  /** Completed weeks at birth. */
  readonly deliveryWeeks?: number;
  readonly attendant?: string;
  readonly birthPlace?: string;
  readonly birthMode?: string;
  readonly motherState?: string;
  /** The newborn, in order of birth. */
  readonly childIds: readonly string[];
  /** Slots in which devices contradict each other. */
  readonly conflicts: readonly string[];
}

/** Reads the rows of the table `pregnancy`. Left out: what was entered by mistake (`voidReason`), and rows that name no person. */
export function readPregnancies(rows: readonly Row[]): PregnancyRecord[] {
  return joinSubjects(rows).flatMap((row) => {
    const personId = textOf(row, 'personId');
    if (personId === undefined || textOf(row, 'voidReason') !== undefined) return [];
    const eddSource = textOf(row, 'eddSource');
    return [
      {
        id: row.subject,
        personId,
        lmp: dateOf(row, 'lmp'),
        knownOn: dateOf(row, 'knownOn'),
        edd: dateOf(row, 'edd'),
        eddSource: eddSource === 'usg' || eddSource === 'lmp' ? eddSource : undefined,
        gravida: numberOf(row, 'gravida'),
        para: numberOf(row, 'para'),
        abortus: numberOf(row, 'abortus'),
        spacingMonths: numberOf(row, 'spacingMonths'),
        heightCm: numberOf(row, 'heightCm'),
        prePregWeightKg: numberOf(row, 'prePregWeightKg'),
        previousCaesarean: flagOf(row, 'previousCaesarean'),
        bloodType: textOf(row, 'bloodType'),
        illnesses: textOf(row, 'illnesses'),
        birthPlan: textOf(row, 'birthPlan'),
        outcome: PREGNANCY_OUTCOMES.find((one) => one === textOf(row, 'outcome')),
        endedDate: dateOf(row, 'endedDate'),
        deliveryDate: dateOf(row, 'deliveryDate'),
        deliveryTime: textOf(row, 'deliveryTime'),
        deliveryWeeks: numberOf(row, 'deliveryWeeks'),
        attendant: textOf(row, 'attendant'),
        birthPlace: textOf(row, 'birthPlace'),
        birthMode: textOf(row, 'birthMode'),
        motherState: textOf(row, 'motherState'),
        childIds: textsOf(row, 'childIds'),
        conflicts: conflictsOf(row),
      },
    ];
  });
}

function textsOf(row: Row, slot: string): string[] {
  const value = valueOf(row, slot);
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
