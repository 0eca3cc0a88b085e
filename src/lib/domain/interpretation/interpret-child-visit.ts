import { completedMonths } from '../age.ts';
import { interpretChild } from '../growth/interpret-child.ts';
import { judgeAefi, judgeDoses } from '../immunisation/judge-doses.ts';
import type { Finding } from '../interpretation.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { dangerSignListOfChild, judgeDangerSigns } from '../screening/danger-signs.ts';
import { judgeDevelopmentChecklist, judgeKpsp } from '../screening/development.ts';
import { judgeTbScreen } from '../screening/tb-screen.ts';
import { dangerSignsOfChild } from '../screening/vital-signs.ts';
import { weighingOf, type VisitInput } from './visit-input.ts';

/** What the card of a child of 0-71 months finds, in its order. @source Kartu ILP bayi, balita, APRAS; lifecycle.md 3 */
export function findInChild(input: VisitInput, ruleSet: RuleSet): (Finding | undefined)[] {
  const { person, answers, date, weighings = [], doses } = input;
  const ageMonths = completedMonths(person.birthDate, date);
  return [
    ...interpretChild(person, weighingOf(input), weighings).findings,
    judgeDevelopmentChecklist(answers, ruleSet),
    judgeKpsp(answers, ruleSet),
    judgeDoses(doses, ruleSet),
    judgeAefi(answers, ruleSet),
    judgeTbScreen(answers, ruleSet),
    ...judgeDangerSigns(
      dangerSignListOfChild(ageMonths, ruleSet),
      dangerSignsOfChild(answers, ageMonths, ruleSet),
      ruleSet,
    ),
  ];
}
