import { makeCatalogue } from './catalogue.ts';
import { doubles } from './messages/doubles.ts';
import { systemProblems } from './messages/system-problems.ts';

/** The texts of entries that may be one person; they come with the page that shows them. */
export const { t: td } = makeCatalogue({
  messages: doubles,
  problems: {},
  unknownProblem: systemProblems['app.unknown'],
});
