import { makeCatalogue } from './catalogue.ts';
import { app } from './messages/app.ts';
import { careProblems } from './messages/care-problems.ts';
import { outreach } from './messages/outreach.ts';
import { outreachChecklist } from './messages/outreach-checklist.ts';
import { outreachProblems } from './messages/outreach-problems.ts';
import { reasons } from './messages/reasons.ts';
import { results } from './messages/results.ts';
import { systemProblems } from './messages/system-problems.ts';
import { addProblemTexts } from './text.ts';

addProblemTexts({ ...careProblems, ...outreachProblems });

/** The texts of referrals, home visits, families and reports; they come with the pages that show them. */
export const {
  t: to,
  textOf: outreachTextOf,
  hasText: hasOutreachText,
} = makeCatalogue({
  area: 'outreach',
  messages: { ...app, ...results, ...reasons, ...outreach, ...outreachChecklist },
  problems: outreachProblems,
  unknownProblem: systemProblems['app.unknown'],
});
