import { makeCatalogue, type ProblemText } from './catalogue.ts';
import { app } from './messages/app.ts';
import { session } from './messages/session.ts';
import { systemProblems } from './messages/system-problems.ts';

export { fill, type Filling, type Places } from './catalogue.ts';

const problems: { [code: string]: ProblemText } = { ...systemProblems };

/** Takes in texts of problems that only some pages can meet: the catalogue of those pages calls it when it is loaded. */
export function addProblemTexts(texts: { readonly [code: string]: ProblemText }): void {
  Object.assign(problems, texts);
}

/** The texts that every screen may need, the first one too. Forms, results and charts have theirs in `visit-text.ts`. */
export const { t, textOf, hasText, problemText, hasProblemText } = makeCatalogue({
  messages: { ...app, ...session },
  problems,
  unknownProblem: systemProblems['app.unknown'],
});
