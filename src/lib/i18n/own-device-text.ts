import { makeCatalogue } from './catalogue.ts';
import { ownDevice } from './messages/own-device.ts';
import { systemProblems } from './messages/system-problems.ts';

/** The texts of a nakes's own device, which no cadre's phone loads. */
export const { t: to } = makeCatalogue({
  messages: ownDevice,
  problems: {},
  unknownProblem: systemProblems['app.unknown'],
});
