import { completedMonths } from '#lib/domain/age.ts';
import type { LocalDate } from '#lib/domain/dates.ts';
import { REFERRAL_LEVELS, type Interpretation } from '#lib/domain/interpretation.ts';
import { hasText } from '#lib/i18n/visit-text.ts';

/** Age in completed months to which a child lives on breast milk alone. @source lifecycle.md 3, ASI eksklusif */
const BREASTFED_BELOW_MONTHS = 6;
/** Sentences a mother can keep in mind. @source screens.md, result card */
const MOST_REASONS = 2;

/**
 * What to tell the family, as keys of the catalogue: at most three sentences.
 * What presses most comes first; where nothing does, praise, food and the next date.
 */
export function adviceFor(interpretation: Interpretation, birthDate: LocalDate, today: LocalDate): string[] {
  const pressing = interpretation.findings
    .filter((finding) => finding.reason !== undefined && hasText(`advice.${finding.reason}`))
    .sort((a, b) => REFERRAL_LEVELS.indexOf(b.level ?? 'none') - REFERRAL_LEVELS.indexOf(a.level ?? 'none'));
  const reasons = [...new Set(pressing.map((finding) => `advice.${finding.reason}`))].slice(0, MOST_REASONS);
  if (reasons.length > 0)
    return [...reasons, interpretation.referralLevel === 'none' ? 'advice.next' : 'advice.referred'];
  const breastfed = completedMonths(birthDate, today) < BREASTFED_BELOW_MONTHS;
  return ['advice.good', breastfed ? 'advice.good.breastfed' : 'advice.good.food', 'advice.next'];
}
