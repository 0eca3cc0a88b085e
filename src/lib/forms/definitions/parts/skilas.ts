import { numberIn, type Answers } from '../../engine/answers.ts';
import type { FormContext } from '../../engine/context.ts';
import { choiceField, type Field } from '../../engine/field.ts';
import { defineForm } from '../../engine/form.ts';
import { options } from './options.ts';
import { rulesIn, seen } from './who.ts';

const SOURCE = 'Kartu ILP dewasa-lansia; lifecycle.md 6.2; settled.md 16';

/** An item is saved as what it says of the person, never as "ya" or "tidak", which mean different things in different rows. */
const STATES = ['ok', 'impaired'] as const;

/** As everywhere, "ya" stands left of "tidak". */
const YES_FIRST = ['impaired', 'ok'] as const;

function item(code: string, more: Partial<Parameters<typeof choiceField>[0]> = {}): Field {
  return choiceField({
    code,
    label: `skilas.${code}`,
    help: `skilas.${code}.help`,
    source: SOURCE,
    options: options(`skilas.${code}`, STATES),
    ...more,
  });
}

/** SKILAS: six domains, each item in its own words; the test of sight is done where no trouble with the eyes is told. @source lifecycle.md 6.2 */
export const skilasForm = defineForm({
  code: 'skilas',
  version: 1,
  blanks: ['notPossible', 'refused', 'notAsked'],
  fields: [
    item('orient'),
    item('recall'),
    item('chairStand', { options: options('skilas.chairStand', [...STATES, 'notDone']) }),
    item('weightLoss', { options: options('skilas.weightLoss', YES_FIRST) }),
    item('appetite', { options: options('skilas.appetite', YES_FIRST) }),
    choiceField({
      code: 'muacLow',
      label: 'skilas.muacLow',
      source: SOURCE,
      options: options('skilas.muacLow', STATES),
      relevant: (answers, context) => armIn(answers, context) !== undefined,
      computed: (answers, context) => {
        const muacCm = armIn(answers, context);
        if (muacCm === undefined) return undefined;
        return muacCm < rulesIn(context).rules.skilas.figures.muacBelow.value ? 'impaired' : 'ok';
      },
      shownOnly: true,
    }),
    item('eyeProblem', { options: options('skilas.eyeProblem', YES_FIRST) }),
    item('visionTest', { options: options('skilas.visionTest', [...STATES, 'notDone']) }),
    item('whisper', { options: options('skilas.whisper', [...STATES, 'notDone']) }),
    item('depSad', { options: options('skilas.depSad', YES_FIRST) }),
    item('depInterest', { options: options('skilas.depInterest', YES_FIRST) }),
    choiceField({
      code: 'covidVaccine',
      label: 'skilas.covidVaccine',
      source: SOURCE,
      options: options('skilas.covidVaccine', ['sudah', 'belum', 'tidakTahu']),
    }),
  ],
});

function armIn(answers: Answers, context: FormContext): number | undefined {
  return numberIn(seen(answers, context), 'muacCm');
}
