import { makeCatalogue } from './catalogue.ts';
import { area } from './messages/area.ts';
import { systemProblems } from './messages/system-problems.ts';

/** The texts of the figures that a device counts itself; they come with their page. */
export const { t: ta, textOf: areaTextOf } = makeCatalogue({
  messages: area,
  problems: {},
  unknownProblem: systemProblems['app.unknown'],
});
