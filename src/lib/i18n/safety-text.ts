import { makeCatalogue } from './catalogue.ts';
import { person } from './messages/person.ts';
import { safety } from './messages/safety.ts';
import { systemProblems } from './messages/system-problems.ts';

/** The texts of what was refused, of storage and of copies; they come with the pages that show them. */
export const { t: ts, textOf: safetyTextOf } = makeCatalogue({
  messages: { ...person, ...safety },
  problems: {},
  unknownProblem: systemProblems['app.unknown'],
});
