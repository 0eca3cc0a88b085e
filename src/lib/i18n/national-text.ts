import { makeCatalogue } from './catalogue.ts';
import { national, nationalProblems } from './messages/staff/national.ts';
import { systemProblems } from './messages/system-problems.ts';
import { addProblemTexts } from './text.ts';

addProblemTexts(nationalProblems);

/** The texts of what leaves to SATUSEHAT and DHIS2; they come with the pages that show them. */
export const {
  t: tn,
  textOf: nationalTextOf,
  hasText: hasNationalText,
} = makeCatalogue({
  messages: national,
  problems: nationalProblems,
  unknownProblem: systemProblems['app.unknown'],
});
