import { makeCatalogue } from './catalogue.ts';
import { care } from './messages/care.ts';
import { careProblems } from './messages/care-problems.ts';
import { systemProblems } from './messages/system-problems.ts';
import { addProblemTexts } from './text.ts';
import { addVisitTexts } from './visit-text.ts';

addProblemTexts(careProblems);
// Labels of the forms of pregnancy and birth: forms read theirs there.
addVisitTexts(care);

/** The texts of doses, supplies, pregnancies and questions in confidence; they come with the pages that show them. */
export const {
  t: tc,
  textOf: careTextOf,
  hasText: hasCareText,
} = makeCatalogue({
  messages: care,
  area: 'care',
  problems: careProblems,
  unknownProblem: systemProblems['app.unknown'],
});

/** The name of a dose of the schedule: `DPT-HB-Hib 2`, `MR, kelas 1`; a vaccine outside it by its own name. */
export function doseName(code: string): string {
  if (hasCareText(`dose.${code}`)) return careTextOf(`dose.${code}`);
  if (hasCareText(`vaccine.${code}`)) return careTextOf(`vaccine.${code}`);
  const [, antigen = code, number = ''] = /^([A-Za-z]+)(\d)$/.exec(code) ?? [];
  return hasCareText(`vaccine.${antigen}`) ? `${careTextOf(`vaccine.${antigen}`)} ${number}` : code;
}
