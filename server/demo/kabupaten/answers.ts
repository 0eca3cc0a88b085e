import { AKS_ITEMS } from '#lib/domain/screening/aks.ts';
import type { Dice } from './dice.ts';
import type { MadePerson } from './people.ts';
import type { MadeAnswers } from './body.ts';

/** The four questions on tuberculosis that everybody is asked. */
function tbAnswers(dice: Dice): MadeAnswers {
  const suspect = dice.chance(0.006);
  return {
    tbCough: suspect || dice.chance(0.02),
    tbFever: suspect || dice.chance(0.01),
    tbWeight: dice.chance(0.004),
    tbContact: dice.chance(0.005),
  };
}

/** What is asked of a child. @param ageMonths completed, 0-71 */
export function askChild(dice: Dice, ageMonths: number): MadeAnswers {
  return {
    ...tbAnswers(dice),
    devChecklist: dice.chance(0.93) ? 'lengkap' : 'tidakLengkap',
    ...(ageMonths < 6 ? { exclusiveBf: dice.chance(0.72) } : {}),
    ...(ageMonths >= 6 && ageMonths < 24
      ? {
          compFoodGroups: dice.chance(0.68)
            ? ['staple', 'animalProtein', 'vegetableFruit']
            : ['staple', 'vegetableFruit'],
        }
      : {}),
    ...(ageMonths >= 6 && dice.chance(0.03) ? { diarrhoea: true, ors: true, zinc: dice.chance(0.8) } : {}),
  };
}

/** What is asked of somebody of 6-18 years. */
export function askTeen(dice: Dice, person: MadePerson, years: number): MadeAnswers {
  return {
    ...tbAnswers(dice),
    ...senses(dice, 0.02),
    ...(years >= 10 ? { smoking: dice.chance(person.sex === 'm' ? 0.08 : 0.005) ? 'aktif' : 'tidak' } : {}),
    ...(person.sex === 'f' && years >= 12 ? { ironWeekly: dice.chance(0.6) } : {}),
    ...(years >= 10 ? { confidentialLevel: dice.chance(0.02) ? 'routine' : 'none' } : {}),
  };
}

/** What is asked of an adult. */
export function askAdult(dice: Dice, person: MadePerson, years: number): MadeAnswers {
  const isMan = person.sex === 'm';
  return {
    ...tbAnswers(dice),
    ...senses(dice, 0.03),
    smoking: dice.chance(isMan ? 0.52 : 0.03) ? 'aktif' : 'tidak',
    ...(years >= 15 && years <= 49 && !isMan
      ? dice.chance(0.63)
        ? { contraception: dice.pick(['suntik', 'suntik', 'suntik', 'pil', 'implan', 'IUD', 'MOW']) }
        : { contraception: 'tidak', wantsChild: dice.chance(0.6) }
      : {}),
    ...(isMan && years >= 40 ? puma(dice) : {}),
    confidentialLevel: dice.chance(0.025) ? 'routine' : 'none',
  };
}

/** What is asked of an elderly person: also AKS and SKILAS. */
export function askElderly(dice: Dice, years: number): MadeAnswers {
  return {
    ...tbAnswers(dice),
    ...senses(dice, 0.12),
    ...activities(dice, years),
    ...skilas(dice, years),
    confidentialLevel: dice.chance(0.03) ? 'routine' : 'none',
  };
}

function senses(dice: Dice, impaired: number): MadeAnswers {
  const side = () => (dice.chance(impaired / 2) ? 'gangguan' : 'normal');
  return { eyeR: side(), eyeL: side(), earR: side(), earL: side() };
}

function puma(dice: Dice): MadeAnswers {
  const point = (share: number) => (dice.chance(share) ? 1 : 0);
  return { pDyspnoea: point(0.1), pPhlegm: point(0.1), pCough: point(0.12), pSpirometry: point(0.03) };
}

/** Items of the AKS: most can do everything, a few of the oldest very little. */
function activities(dice: Dice, years: number): MadeAnswers {
  const isFrail = dice.chance(years >= 75 ? 0.2 : 0.04);
  const lost = isFrail ? dice.between(0.3, 1) : dice.chance(0.1) ? 0.1 : 0;
  return Object.fromEntries(
    Object.entries(AKS_ITEMS).map(([item, most]) => [item, lost > 0 && dice.chance(lost) ? most - 1 : most]),
  );
}

function skilas(dice: Dice, years: number): MadeAnswers {
  const item = () => (dice.chance(years >= 75 ? 0.07 : 0.03) ? 'impaired' : 'ok');
  const codes = ['orient', 'recall', 'chairStand', 'weightLoss', 'appetite', 'eyeProblem', 'visionTest', 'whisper'];
  return Object.fromEntries([...codes, 'depSad', 'depInterest'].map((code) => [code, item()]));
}
