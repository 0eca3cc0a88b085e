import { makeCatalogue } from './catalogue.ts';
import { peer } from './messages/peer.ts';
import { peerProblems } from './messages/peer-problems.ts';
import { systemProblems } from './messages/system-problems.ts';
import { addProblemTexts } from './text.ts';

addProblemTexts(peerProblems);

/** The texts of meeting other devices; they come with the page that shows them. */
export const { t: tp } = makeCatalogue({
  messages: peer,
  problems: peerProblems,
  unknownProblem: systemProblems['app.unknown'],
});
