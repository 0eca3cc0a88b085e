import { makeCatalogue } from './catalogue.ts';
import { app } from './messages/app.ts';
import { education } from './messages/education.ts';
import { findings } from './messages/findings.ts';
import { formProblems } from './messages/form-problems.ts';
import { forms } from './messages/forms.ts';
import { guideNames } from './messages/guide-names.ts';
import { reasons } from './messages/reasons.ts';
import { results } from './messages/results.ts';
import { session } from './messages/session.ts';
import { systemProblems } from './messages/system-problems.ts';
import { visit } from './messages/visit.ts';

const messages = {
  ...app,
  ...session,
  ...forms,
  ...results,
  ...findings,
  ...reasons,
  ...education,
  ...visit,
  ...guideNames,
};

/** Takes in the words of a card's forms, which come with the card. They are looked up by `textOf`. */
export function addVisitTexts(words: { readonly [key: string]: string }): void {
  Object.assign(messages, words);
}

/**
 * The texts of forms, results and charts together with those of `text.ts`: for components that no first screen shows, so that it
 * does not wait for these words.
 */
export const { t, textOf, hasText, problemText, hasProblemText } = makeCatalogue({
  messages,
  problems: { ...systemProblems, ...formProblems },
  unknownProblem: systemProblems['app.unknown'],
});
