import { makeCatalogue } from './catalogue.ts';
import { settings } from './messages/settings.ts';
import { systemProblems } from './messages/system-problems.ts';

/** The texts of settings and installing; they come with the pages that show them. */
export const { t: tset } = makeCatalogue({
  messages: settings,
  problems: {},
  unknownProblem: systemProblems['app.unknown'],
});
