import { completedMonths } from '#lib/domain/age.ts';
import type { LocalDate } from '#lib/domain/dates.ts';
import type { ChecklistGroup } from '#lib/domain/homevisit/checklist.ts';
import type { ServedGroup } from '#lib/domain/interpretation/card.ts';
import { DEFAULT_RULES, type RuleSet } from '#lib/domain/rules/rule-set.ts';

/**
 * The checklist for somebody of a group; the paper parts children at six months.
 * @source Ceklis KR; homevisit-referral.md 2
 */
export function checklistGroupOf(
  group: ServedGroup,
  birthDate: LocalDate | undefined,
  on: LocalDate,
  { rules }: RuleSet = DEFAULT_RULES,
): ChecklistGroup {
  if (group !== 'infant' && group !== 'toddler' && group !== 'preschool') return group;
  const ageMonths = birthDate === undefined ? Infinity : completedMonths(birthDate, on);
  return ageMonths < rules.dangerInfantAge.figures.infantBelowMonths.value ? 'infant' : 'child';
}
