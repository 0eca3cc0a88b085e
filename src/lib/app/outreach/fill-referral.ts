import { REFERRAL_LEVELS } from '#lib/domain/interpretation.ts';
import type { ReferralProblem } from '#lib/domain/referral/referral-state.ts';
import { err, type Result } from '#lib/domain/result.ts';
import type { PersonRecord } from '#lib/events/person-view.ts';
import { choicesIn, flagIn, textIn, type Answers } from '#lib/forms/engine/answers.ts';
import { startEntry, type FormEntry } from '#lib/forms/engine/entry.ts';
import type { Form } from '#lib/forms/engine/form.ts';
import type { RecordProblem } from '../problems.ts';
import type { Saved } from '../records/records.svelte.ts';
import type { Words } from './home-visit-form.ts';
import type { OutreachPorts } from './outreach-ports.ts';
import { proposeReferral } from './refer.ts';
import { addableReasons, makeReferralForm } from './referral-form.ts';
import { startAnswers, type ReferralStart } from './referral-start.ts';

/** Why a referral cannot be saved. */
export type NewReferralProblem = RecordProblem | ReferralProblem | { readonly code: 'referral.noReason' };

/** A referral being filled in. */
export interface ReferralFilling {
  readonly form: Form;
  readonly entry: FormEntry;
  save(answers: Answers): Promise<Result<Saved, NewReferralProblem>>;
}

/** Begins the form of a referral with what is known. @param start reasons of a result or a visit, which stand whatever is added */
export function startReferral(
  ports: OutreachPorts,
  person: PersonRecord,
  start: ReferralStart,
  words: Words,
): ReferralFilling {
  const given = start.reasons.map(({ code }) => code);
  const form = makeReferralForm(words, addableReasons(start.card, given));
  return {
    form,
    entry: startEntry(form, startAnswers(start, person.insured)),
    save: async (answers) => {
      const level = REFERRAL_LEVELS.find((known) => known === textIn(answers, 'level'));
      const reasons = [...start.reasons, ...choicesIn(answers, 'reasons').map((code) => ({ code }))];
      const notes = textIn(answers, 'notes');
      if (level === undefined || level === 'none' || (reasons.length === 0 && notes === undefined)) {
        return err({ code: 'referral.noReason' });
      }
      const text = (code: string) => textIn(answers, code);
      return proposeReferral(ports, {
        personId: person.personId,
        level,
        reasons,
        to: text('to'),
        toName: text('toName'),
        escort: text('escort'),
        transport: text('transport'),
        insured: flagIn(answers, 'insured'),
        action: text('action'),
        notes,
        fromVisit: start.fromVisit,
      });
    },
  };
}
