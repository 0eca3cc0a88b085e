import { makeCatalogue } from './catalogue.ts';
import { people } from './messages/staff/people.ts';
import { staffProblems } from './messages/staff/problems.ts';
import { systemProblems } from './messages/system-problems.ts';

/** The texts of lists of names, families and people; they come with the pages that show them. */
export const {
  t: tf,
  textOf: peopleTextOf,
  hasText: hasPeopleText,
} = makeCatalogue({
  messages: people,
  problems: staffProblems,
  unknownProblem: systemProblems['app.unknown'],
});
