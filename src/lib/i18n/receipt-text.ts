import { makeCatalogue } from './catalogue.ts';
import { receipts } from './messages/receipts.ts';
import { systemProblems } from './messages/system-problems.ts';

/** The texts of how far entries have come; they come with the component that shows them. */
export const { t: tr } = makeCatalogue({
  messages: receipts,
  problems: {},
  unknownProblem: systemProblems['app.unknown'],
});
