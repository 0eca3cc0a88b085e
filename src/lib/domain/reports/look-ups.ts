import { isInMonth, type HistoryVisit } from '../indicators/person-history.ts';
import type { Card } from '../interpretation/card.ts';
import { choicesIn, numberIn, textIn, yesIn } from '../screening/answers.ts';
import type { Holds } from './report-form.ts';
import type { ReportSubject } from './report-subject.ts';

/*
 * What the lines of reports are made of. A person counts once in a line; of several visits of the month the last one that says something speaks.
 */

/** Has a fact of the dashboards in the month. */
export function hasFact(code: string): Holds {
  return ({ facts }) => facts.has(code);
}

/** Came to a session of the month on one of these cards; on any where none is named. */
export function came(...cards: readonly Card[]): Holds {
  return (subject) => visitsOn(subject, cards).length > 0;
}

/** Everything that `holds`, and nothing that does not. */
export function not(holds: Holds): Holds {
  return (subject) => !holds(subject);
}

/** All of these hold. */
export function all(...conditions: readonly Holds[]): Holds {
  return (subject) => conditions.every((holds) => holds(subject));
}

/** Any of these holds. */
export function any(...conditions: readonly Holds[]): Holds {
  return (subject) => conditions.some((holds) => holds(subject));
}

/** The last finding of a field in the month is in one of these classes; any class where none is named. */
export function found(field: string, ...classes: readonly string[]): Holds {
  return ({ seen }) => {
    const last = seen.findLast(({ findings }) => findings.some((finding) => finding.field === field));
    const own = last?.findings.filter((finding) => finding.field === field) ?? [];
    return classes.length === 0 ? own.length > 0 : own.some((finding) => classes.includes(finding.class));
  };
}

/** The last answer to a yes-or-no question of the month. */
export function said(code: string, answer: boolean): Holds {
  return ({ seen }) => seen.flatMap(({ answers }) => yesIn(answers, code) ?? []).at(-1) === answer;
}

/** The last choice of the month is one of these; any where none is named. */
export function chose(code: string, ...choices: readonly string[]): Holds {
  return ({ seen }) => {
    const last = seen.flatMap(({ answers }) => textIn(answers, code) ?? []).at(-1);
    return last !== undefined && (choices.length === 0 || choices.includes(last));
  };
}

/** At least one of a list was ticked in the month. */
export function ticked(code: string): Holds {
  return ({ seen }) => seen.some(({ answers }) => (choicesIn(answers, code)?.length ?? 0) > 0);
}

/** Was handed something in the month: tablets, capsules, food. */
export function wasGiven(supply: string): Holds {
  return ({ history, period }) =>
    history.supplies.some(({ code, date, amount }) => code === supply && amount > 0 && isInMonth(date, period));
}

/** A number above 0 was written down in the month. */
export function counted(code: string): Holds {
  return ({ seen }) => seen.some(({ answers }) => (numberIn(answers, code) ?? 0) > 0);
}

/** A referral was proposed in the month. */
export const wasReferred: Holds = ({ history, period }) =>
  history.referrals.some(({ proposedDate }) => isInMonth(proposedDate, period));

/** Something was explained at a visit of the month. */
export const wasTaught: Holds = ticked('topics');

/** Completed years on the last day of the month, both bounds included. */
export function yearsBetween(from: number, to: number): Holds {
  return ({ ageMonths }) => ageMonths >= from * 12 && ageMonths < (to + 1) * 12;
}

/** Completed months on the last day of the month, both bounds included. */
export function monthsBetween(from: number, to: number): Holds {
  return ({ ageMonths }) => ageMonths >= from && ageMonths <= to;
}

function visitsOn({ seen }: ReportSubject, cards: readonly Card[]): HistoryVisit[] {
  return seen.filter(({ card }) => cards.length === 0 || cards.includes(card));
}
