import { makeCatalogue } from './catalogue.ts';
import { periods } from './messages/staff/periods.ts';
import { systemProblems } from './messages/system-problems.ts';
import { validationProblems } from './messages/validation-problems.ts';
import { addProblemTexts } from './text.ts';

addProblemTexts(validationProblems);

/** The texts of sessions, reports and locks by desa and month; they come with their page. */
export const { t: tper, textOf: periodTextOf } = makeCatalogue({
  messages: periods,
  problems: validationProblems,
  unknownProblem: systemProblems['app.unknown'],
});
