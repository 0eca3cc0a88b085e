import type { VisitInterpretation } from '#lib/domain/interpretation/interpret-visit.ts';
import type { Card } from '#lib/domain/interpretation/card.ts';
import type { LocalDate } from '#lib/domain/dates.ts';
import { hasText, textOf } from '#lib/i18n/visit-text.ts';
import { adviceFor } from './advice.ts';

/** Sentences that somebody can keep in mind. @source screens.md, result card */
const MOST = 3;

/**
 * What to tell the family right away, in three sentences at most. Of a child whose growth presses most what that asks for; else how soon to
 * be seen, and the first sentence of what step 5 speaks of, the most telling first.
 */
export function sentencesFor(
  card: Card,
  interpretation: VisitInterpretation,
  birthDate: LocalDate,
  today: LocalDate,
): string[] {
  const { referralLevel, education } = interpretation;
  if (card === 'child' && hasAdvice(interpretation))
    return adviceFor(interpretation, birthDate, today).map((key) => textOf(key));
  const seen = referralLevel === 'none' ? [] : [textOf(`say.${referralLevel}`)];
  return [...seen, ...education.map((topic) => firstSentence(textOf(`topic.${topic}.say`)))].slice(0, MOST);
}

/** True where the advice on growth speaks of what presses most, or nothing presses. */
function hasAdvice({ findings, referralLevel }: VisitInterpretation): boolean {
  const pressing = findings.filter(({ level }) => level === referralLevel);
  return referralLevel === 'none' || pressing.some(({ reason }) => hasText(`advice.${reason}`));
}

function firstSentence(text: string): string {
  const end = text.indexOf('. ');
  return end < 0 ? text : text.slice(0, end + 1);
}
