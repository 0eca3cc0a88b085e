import { makeCatalogue } from './catalogue.ts';
import { practice } from './messages/practice.ts';
import { systemProblems } from './messages/system-problems.ts';

/** The texts of practice; they come with what shows them. */
export const { t: tl } = makeCatalogue({
  messages: practice,
  problems: {},
  unknownProblem: systemProblems['app.unknown'],
});
