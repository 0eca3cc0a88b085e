import { makeCatalogue } from './catalogue.ts';
import { pws } from './messages/staff/pws.ts';
import { staffProblems } from './messages/staff/problems.ts';
import { systemProblems } from './messages/system-problems.ts';

/** The texts of area monitoring; they come with the pages that show them. */
export const {
  t: tw,
  textOf: pwsTextOf,
  hasText: hasPwsText,
} = makeCatalogue({
  messages: pws,
  area: 'pws',
  problems: staffProblems,
  unknownProblem: systemProblems['app.unknown'],
});
