import { isLocalDate } from '#lib/domain/dates.ts';
import { err, type Result } from '#lib/domain/result.ts';
import { alertsAtOnce, COMMUNITY_EVENTS } from '#lib/domain/surveillance/community-report.ts';
import { REPORT_AGE_GROUPS } from '#lib/events/report-view.ts';
import { choicesIn, numberIn, textIn, type Answers } from '#lib/forms/engine/answers.ts';
import { startEntry, type FormEntry } from '#lib/forms/engine/entry.ts';
import { always, choiceField, choicesField, dateField, numberField, textField } from '#lib/forms/engine/field.ts';
import { defineForm, type Form } from '#lib/forms/engine/form.ts';
import type { NakesOnly } from '../care/care-ports.ts';
import type { RecordProblem } from '../problems.ts';
import type { Saved } from '../records/records.svelte.ts';
import type { Words } from './home-visit-form.ts';
import type { OutreachPorts } from './outreach-ports.ts';
import { reportEvent } from './report.ts';

const SOURCE = 'homevisit-referral.md 4';

/** A report being filled in. */
export interface ReportFilling {
  readonly form: Form;
  readonly entry: FormEntry;
  /** True where what has been answered must be told the same day, by telephone too. */
  isUrgent(answers: Answers): boolean;
  save(answers: Answers): Promise<Result<Saved, RecordProblem | NakesOnly | { readonly code: 'report.incomplete' }>>;
}

/** What is asked about an event in the hamlet: numbers, no names. */
export function makeReportForm(words: Words): Form {
  const count = (code: string, max: number) =>
    numberField({
      code,
      label: words(`reportForm.${code}`),
      source: SOURCE,
      required: always,
      unit: '',
      decimals: 0,
      hard: { min: 0, max },
      soft: { min: 0, max: 50 },
    });
  const text = (code: string, maxLength: number) =>
    textField({ code, label: words(`reportForm.${code}`), source: SOURCE, maxLength, input: 'plain' });
  return defineForm({
    code: 'communityReport',
    version: 1,
    blanks: [],
    fields: [
      choiceField({
        code: 'eventType',
        label: words('reportForm.eventType'),
        source: SOURCE,
        required: always,
        options: COMMUNITY_EVENTS.map((code) => ({ code, label: words(`event.${code}`) })),
      }),
      dateField({ code: 'date', label: words('reportForm.date'), source: SOURCE, required: always, future: false }),
      textField({
        code: 'hamlet',
        label: words('reportForm.hamlet'),
        source: SOURCE,
        required: always,
        maxLength: 60,
        input: 'name',
      }),
      count('cases', 5000),
      count('deaths', 500),
      choicesField({
        code: 'ageGroups',
        label: words('reportForm.ageGroups'),
        source: SOURCE,
        options: REPORT_AGE_GROUPS.map((code) => ({ code, label: words(`ages.${code}`) })),
      }),
      text('contact', 100),
      text('note', 300),
    ],
  });
}

/** Begins a report of today, in the hamlet of the Posyandu. */
export function startReport(ports: OutreachPorts, hamlet: string | undefined, words: Words): ReportFilling {
  const form = makeReportForm(words);
  const known = hamlet === undefined ? {} : { hamlet };
  return {
    form,
    entry: startEntry(form, { date: ports.today(), ...known, cases: 1, deaths: 0 }),
    isUrgent: (answers) => {
      const draft = readDraft(answers);
      return draft !== undefined && alertsAtOnce({ ...draft, id: '' });
    },
    save: async (answers) => {
      const draft = readDraft(answers);
      return draft ? reportEvent(ports, draft) : err({ code: 'report.incomplete' });
    },
  };
}

function readDraft(answers: Answers) {
  const eventType = COMMUNITY_EVENTS.find((known) => known === textIn(answers, 'eventType'));
  const date = textIn(answers, 'date');
  if (!eventType || date === undefined || !isLocalDate(date)) return undefined;
  return {
    eventType,
    date,
    hamlet: (textIn(answers, 'hamlet') ?? '').trim(),
    cases: numberIn(answers, 'cases') ?? 0,
    deaths: numberIn(answers, 'deaths') ?? 0,
    ageGroups: choicesIn(answers, 'ageGroups'),
    contact: textIn(answers, 'contact'),
    note: textIn(answers, 'note'),
  };
}
