import type { VisitInterpretation } from '#lib/domain/interpretation/interpret-visit.ts';
import type { Card } from '#lib/domain/interpretation/card.ts';
import type { LocalDate } from '#lib/domain/dates.ts';
import { textOf } from '#lib/i18n/visit-text.ts';
import { adviceFor } from './advice.ts';

/** Sentences that somebody can keep in mind. @source screens.md, result card */
const MOST = 3;

/**
 * What to tell the family right away, in three sentences at most. Of a child what its growth asks for; else the first sentence of what step 5
 * speaks of, the most telling first.
 */
export function sentencesFor(
  card: Card,
  interpretation: VisitInterpretation,
  birthDate: LocalDate,
  today: LocalDate,
): string[] {
  if (card === 'child') return adviceFor(interpretation, birthDate, today).map((key) => textOf(key));
  return interpretation.education.slice(0, MOST).map((topic) => firstSentence(textOf(`topic.${topic}.say`)));
}

function firstSentence(text: string): string {
  const end = text.indexOf('. ');
  return end < 0 ? text : text.slice(0, end + 1);
}
