import { makeCatalogue } from './catalogue.ts';
import { app } from './messages/app.ts';
import { session } from './messages/session.ts';
import { systemProblems } from './messages/system-problems.ts';

export { fill, type Filling, type Places } from './catalogue.ts';

/** The texts that every screen may need, the first one too. Forms, results and charts have theirs in `visit-text.ts`. */
export const { t, textOf, hasText, problemText, hasProblemText } = makeCatalogue({
  messages: { ...app, ...session },
  problems: systemProblems,
  unknownProblem: systemProblems['app.unknown'],
});
