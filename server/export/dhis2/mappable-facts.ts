import { F1_BANDS } from '#lib/domain/indicators/child-facts.ts';
import { INDICATORS } from '#lib/domain/indicators/indicator-list.ts';
import { PERSON_FACTS } from '#lib/domain/indicators/person-month-facts.ts';
import { UNIT_FACTS } from '#lib/domain/indicators/unit-facts.ts';
import { COMMUNITY_EVENTS } from '#lib/domain/surveillance/community-report.ts';

/** Something that can be mapped, with the indicators that count it. */
export interface MappableFact {
  readonly code: string;
  /** Labels of the indicators whose numerator or denominator it is; empty for what only lists. */
  readonly usedIn: readonly string[];
}

/** Age bands that facts of children have. */
export const BANDS_OF_FACTS: readonly string[] = F1_BANDS;

/** Every fact of people and units by month, every event of the hamlets by week. */
export function listMappableFacts(): { readonly monthly: MappableFact[]; readonly weekly: MappableFact[] } {
  const facts = [...PERSON_FACTS, ...UNIT_FACTS];
  return {
    monthly: facts.map((code) => ({
      code,
      usedIn: INDICATORS.filter((one) => one.numerator === code || one.denominator === code).map((one) => one.label),
    })),
    weekly: COMMUNITY_EVENTS.map((event) => ({ code: `report.${event}`, usedIn: [] })),
  };
}
