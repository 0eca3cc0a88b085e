import { makeCatalogue } from './catalogue.ts';
import { careProblems } from './messages/care-problems.ts';
import { systemProblems } from './messages/system-problems.ts';
import { validation } from './messages/validation.ts';
import { validationProblems } from './messages/validation-problems.ts';
import { addProblemTexts } from './text.ts';

addProblemTexts({ ...careProblems, ...validationProblems });

/** The texts of the midwife's home and of validating sessions; they come with the pages that show them. */
export const {
  t: tv,
  textOf: validationTextOf,
  hasText: hasValidationText,
} = makeCatalogue({
  messages: validation,
  problems: validationProblems,
  unknownProblem: systemProblems['app.unknown'],
});
