import type { Card } from '#lib/domain/interpretation/card.ts';
import { REFERRAL_LEVELS, type ReferralLevel } from '#lib/domain/interpretation.ts';
import { DESTINATIONS } from '#lib/domain/referral/destination.ts';
import { listReasons, reasonLabelKey } from '#lib/domain/referral/reasons.ts';
import { always, choiceField, choicesField, dateField, textField, yesNoField } from '#lib/forms/engine/field.ts';
import { defineForm, type Form } from '#lib/forms/engine/form.ts';
import { RESULT_CLASSES } from '#lib/events/referral-view.ts';
import type { Words } from './home-visit-form.ts';

const SOURCE = 'homevisit-referral.md 3';
/** How people go. @source bawaan rancangan */
const TRANSPORTS = ['own', 'neighbour', 'village', 'ambulance', 'walk'] as const;

/** Beginnings of the reasons that a cadre may add by hand for a card; danger signs come from their own lists. */
const BY_CARD: { readonly [card in Card]: readonly string[] } = {
  child: ['BB_', 'BGM', 'AGO', 'STUNT', 'WAST_', 'OW', 'LK_', 'MUAC_', 'EDEMA', 'DEV_', 'KPSP_', 'IMM_', 'AEFI', 'TB_'],
  pregnant: ['PREG_', 'TB_', 'MENTAL', 'SUICIDAL'],
  postpartum: ['PP_', 'TB_', 'MENTAL', 'SUICIDAL'],
  school_teen: ['ANEMIA', 'BMI_', 'KEK', 'EYE', 'EAR', 'IMM_', 'TB_', 'MENTAL', 'SUICIDAL', 'BP_', 'GLU_'],
  adult: [
    'BMI_',
    'WAIST',
    'BP_',
    'GLU_',
    'CHOL',
    'URIC',
    'EYE',
    'EAR',
    'TB_',
    'MENTAL',
    'SUICIDAL',
    'PUMA',
    'KB',
    'IVA_',
  ],
  elderly: ['BP_', 'GLU_', 'CHOL', 'URIC', 'EYE', 'EAR', 'TB_', 'MENTAL', 'SUICIDAL', 'ADL_', 'SKILAS_', 'PUMA'],
};
const FOR_ALL: readonly string[] = ['NO_ACCESS', 'NONADHERENT'];

/** Reasons that can be added by hand for somebody of a card, those already given left out. */
export function addableReasons(card: Card, given: readonly string[]): string[] {
  const wanted = [...BY_CARD[card], ...FOR_ALL];
  return listReasons().filter(
    (code) =>
      !given.includes(code) &&
      wanted.some((start) => code === start || (start.endsWith('_') && code.startsWith(start))),
  );
}

/** What is asked about a referral besides the reasons that the result gives. */
export function makeReferralForm(words: Words, addable: readonly string[]): Form {
  const more = { section: words('referralForm.more'), source: SOURCE };
  return defineForm({
    code: 'referral',
    version: 1,
    blanks: [],
    fields: [
      choiceField({
        code: 'level',
        label: words('referralForm.level'),
        source: SOURCE,
        required: always,
        options: REFERRAL_LEVELS.filter(isPressing)
          .toReversed()
          .map((code) => ({ code, label: words(`level.${code}`) })),
      }),
      choiceField({
        code: 'to',
        label: words('referralForm.to'),
        source: SOURCE,
        required: always,
        options: DESTINATIONS.filter((code) => code !== 'tidak').map((code) => ({ code, label: words(`to.${code}`) })),
      }),
      textField({ code: 'escort', label: words('referralForm.escort'), source: SOURCE, maxLength: 100, input: 'name' }),
      choiceField({
        code: 'transport',
        label: words('referralForm.transport'),
        source: SOURCE,
        options: TRANSPORTS.map((code) => ({ code, label: words(`transport.${code}`) })),
      }),
      yesNoField({ code: 'insured', label: words('referralForm.insured'), source: SOURCE }),
      textField({ code: 'notes', label: words('referralForm.notes'), source: SOURCE, maxLength: 300, input: 'plain' }),
      choicesField({
        code: 'reasons',
        label: words('referralForm.reasons'),
        section: words('referralForm.moreReasons'),
        source: SOURCE,
        options: addable.map((code) => ({ code, label: words(reasonLabelKey(code)) })),
      }),
      textField({ code: 'toName', label: words('referralForm.toName'), ...more, maxLength: 100, input: 'name' }),
      textField({ code: 'action', label: words('referralForm.action'), ...more, maxLength: 300, input: 'plain' }),
    ],
  });
}

/** What nakes write after seeing the person. */
export function makeFeedbackForm(words: Words): Form {
  const text = (code: string, maxLength: number) =>
    textField({ code, label: words(`feedback.${code}`), source: SOURCE, maxLength, input: 'plain' });
  return defineForm({
    code: 'referralFeedback',
    version: 1,
    blanks: [],
    fields: [
      dateField({
        code: 'seenDate',
        label: words('feedback.seenDate'),
        source: SOURCE,
        required: always,
        future: false,
      }),
      text('seenBy', 100),
      choiceField({
        code: 'resultClass',
        label: words('feedback.resultClass'),
        source: SOURCE,
        required: always,
        options: RESULT_CLASSES.map((code) => ({ code, label: words(`resultClass.${code}`) })),
      }),
      text('advice', 300),
      dateField({ code: 'nextControlDate', label: words('feedback.nextControlDate'), source: SOURCE, future: true }),
      text('medicine', 200),
      text('diagnosis', 300),
    ],
  });
}

function isPressing(level: ReferralLevel): level is Exclude<ReferralLevel, 'none'> {
  return level !== 'none';
}
