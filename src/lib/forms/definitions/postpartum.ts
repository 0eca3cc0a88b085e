import { choiceField, scoreField, yesNoField } from '../engine/field.ts';
import { defineForm } from '../engine/form.ts';
import type { CardForms } from './card-forms.ts';
import { bloodField } from './parts/blood-values.ts';
import { bloodPressureFields } from './parts/blood-pressure.ts';
import { armField, bmiField, heightField, weightField } from './parts/body.ts';
import { dangerSignFields } from './parts/danger-signs.ts';
import { motherMentalField } from './parts/mental.ts';
import { options, points } from './parts/options.ts';
import { sicknessFields } from './parts/sickness.ts';
import { tbFields } from './parts/tb-screen.ts';
import { motherTemperatureField } from './parts/vital-signs.ts';

const CARD = 'Kartu ILP ibu nifas dan menyusui; limits: design default of lifecycle.md 1';

const measurement = defineForm({
  code: 'postpartum',
  version: 1,
  fields: [
    weightField({ source: CARD, hard: { min: 25, max: 200 }, soft: { min: 35, max: 120 } }),
    heightField({ source: CARD, hard: { min: 100, max: 200 }, soft: { min: 135, max: 180 } }),
    bmiField('lifecycle.md 2'),
    armField({ source: CARD, hard: { min: 12, max: 60 }, soft: { min: 18, max: 45 } }),
    ...bloodPressureFields({ arterialMean: true }),
  ],
});

const care = defineForm({
  code: 'postpartumCare',
  version: 1,
  openParts: true,
  fields: [
    scoreField({
      code: 'vitAMother',
      label: 'postpartum.vitAMother',
      help: 'postpartum.vitAMother.help',
      source: 'Kartu ILP ibu nifas; lifecycle.md 2',
      options: points('postpartum.vitAMother', 2),
    }),
    yesNoField({ code: 'breastfeeding', label: 'postpartum.breastfeeding', source: 'Kartu ILP ibu nifas' }),
    choiceField({
      code: 'ppContraception',
      label: 'postpartum.ppContraception',
      help: 'postpartum.ppContraception.help',
      source: 'Kartu ILP ibu nifas; lifecycle.md 2',
      options: options('contraception', ['pil', 'suntik', 'kondom', 'implan', 'IUD', 'MOW', 'MAL', 'lainnya', 'belum']),
    }),
    yesNoField({
      code: 'ironDaily',
      label: 'mother.ironDaily',
      help: 'mother.ironDaily.help',
      source: 'lifecycle.md 2 (K)',
    }),
    ...tbFields(),
  ],
});

const danger = defineForm({
  code: 'postpartumDanger',
  version: 1,
  fields: [...dangerSignFields([{ list: 'dangerPostpartum' }]), motherTemperatureField, ...sicknessFields],
});

const confidential = defineForm({
  code: 'postpartumConfidential',
  version: 1,
  blanks: ['refused', 'notAsked'],
  fields: [motherMentalField],
});

const lab = defineForm({
  code: 'postpartumLab',
  version: 1,
  fields: [
    bloodField({ code: 'hb', source: 'lifecycle.md 1 (K)', hard: { min: 3, max: 22 }, soft: { min: 6, max: 17 } }),
  ],
});

/** The card of a mother after birth. @source Kartu ILP ibu nifas dan menyusui; lifecycle.md 2 */
export const forms: CardForms = {
  measurement: [measurement],
  service: [care, danger],
  confidential: [confidential],
  lab: [lab],
};
