import { isLocalDate } from '#lib/domain/dates.ts';
import type { ReferralProblem } from '#lib/domain/referral/referral-state.ts';
import type { Result } from '#lib/domain/result.ts';
import type { ReferralRecord } from '#lib/events/referral-view.ts';
import { textIn, type Answers } from '#lib/forms/engine/answers.ts';
import { startEntry, type FormEntry } from '#lib/forms/engine/entry.ts';
import type { Form } from '#lib/forms/engine/form.ts';
import type { RecordProblem } from '../problems.ts';
import type { Saved } from '../records/records.svelte.ts';
import type { Words } from './home-visit-form.ts';
import type { OutreachPorts } from './outreach-ports.ts';
import { giveFeedback } from './refer.ts';
import { makeFeedbackForm } from './referral-form.ts';

/** A feedback being filled in. */
export interface FeedbackFilling {
  readonly form: Form;
  readonly entry: FormEntry;
  save(referral: ReferralRecord, answers: Answers): Promise<Result<Saved, RecordProblem | ReferralProblem>>;
}

/** Begins the form of a feedback: mostly the person was seen today. */
export function startFeedback(ports: OutreachPorts, words: Words): FeedbackFilling {
  const form = makeFeedbackForm(words);
  return {
    form,
    entry: startEntry(form, { seenDate: ports.today() }),
    save: async (referral, answers) => {
      const text = (code: string) => textIn(answers, code);
      const date = (code: string) => {
        const day = text(code);
        return day !== undefined && isLocalDate(day) ? day : undefined;
      };
      return giveFeedback(ports, referral, {
        seenDate: date('seenDate'),
        seenBy: text('seenBy'),
        resultClass: text('resultClass'),
        advice: text('advice'),
        nextControlDate: date('nextControlDate'),
        medicine: text('medicine'),
        diagnosis: text('diagnosis'),
      });
    },
  };
}
