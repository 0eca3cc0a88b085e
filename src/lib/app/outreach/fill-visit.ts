import type { ChecklistGroup } from '#lib/domain/homevisit/checklist.ts';
import type { VisitReason } from '#lib/domain/homevisit/visit-reasons.ts';
import type { Result } from '#lib/domain/result.ts';
import type { PersonRecord } from '#lib/events/person-view.ts';
import type { FormContext } from '#lib/forms/engine/context.ts';
import { choicesIn, flagIn, isUnanswered, type Answers } from '#lib/forms/engine/answers.ts';
import { checkEntry, parseDraft, startEntry, type FormEntry } from '#lib/forms/engine/entry.ts';
import type { Form } from '#lib/forms/engine/form.ts';
import type { RecordProblem } from '../problems.ts';
import type { Saved } from '../records/records.svelte.ts';
import { makeChecklistForm, resultForm, type Words } from './home-visit-form.ts';
import type { OutreachPorts } from './outreach-ports.ts';
import { findInHomeVisit, saveHomeVisit, type HomeVisitDraft, type VisitFindings } from './save-home-visit.ts';

/** Who is visited, by which checklist and why. */
export interface VisitOccasion {
  readonly person: PersonRecord;
  readonly group: ChecklistGroup;
  readonly openGroup: HomeVisitDraft['openGroup'];
  readonly reasons: readonly VisitReason[];
}

/** A home visit being filled in: first the checklist, then its result. */
export interface VisitFilling {
  readonly checklist: Form;
  readonly result: Form;
  /** The checklist as a draft left it, or untouched. */
  readEntry(draft: unknown): FormEntry;
  /** Answers that can be saved as they stand; for an emergency, which waits for no form. */
  goodAnswers(entry: FormEntry, context: FormContext): Answers;
  /** What the answers come to so far. */
  findIn(answers: Answers): VisitFindings;
  /** The result as the answers suggest it. */
  startResult(answers: Answers): FormEntry;
  save(answers: Answers, result: Answers): Promise<Result<Saved, RecordProblem>>;
  /** Nobody was at home. */
  saveNotMet(): Promise<Result<Saved, RecordProblem>>;
}

/** Begins a visit. Its id is made once, so that saving again corrects the same visit. */
export function startVisit(ports: OutreachPorts, occasion: VisitOccasion, words: Words): VisitFilling {
  const { person, group, openGroup, reasons } = occasion;
  const checklist = makeChecklistForm(group, words);
  const result = resultForm(words);
  const frame = {
    homeVisitId: ports.records.newId(),
    personId: person.personId,
    ...(person.householdId === undefined ? {} : { householdId: person.householdId }),
    date: ports.today(),
    group,
    openGroup,
    reasons,
  };
  return {
    checklist,
    result,
    readEntry: (draft) => parseDraft(checklist, draft) ?? startEntry(checklist),
    goodAnswers: (entry, context) => {
      const check = checkEntry(checklist, entry, context);
      return Object.fromEntries(Object.entries(check.answers).filter(([code]) => check.outcomes[code]?.kind === 'ok'));
    },
    findIn: (answers) => findInHomeVisit(group, answers),
    startResult: (answers) => {
      const kind = reasons.some((reason) => reason !== 'familyNotSeen') ? 'risk' : 'routine';
      return startEntry(result, { outcomes: findInHomeVisit(group, answers).outcomes, kind });
    },
    save: (answers, outcome) => saveHomeVisit(ports, { ...frame, answers: withSigns(answers), result: outcome }),
    saveNotMet: () => saveHomeVisit(ports, { ...frame, answers: {}, result: { notMet: true, kind: 'routine' } }),
  };
}

/** Asked and none found is another answer than not asked: an empty list. */
function withSigns(answers: Answers): Answers {
  const asked = flagIn(answers, 'dangerSignsAsked') === true;
  return asked && isUnanswered(answers['dangerSigns'])
    ? { ...answers, dangerSigns: choicesIn(answers, 'dangerSigns') }
    : answers;
}
