import type { Card } from '#lib/domain/interpretation/card.ts';
import { missingOnCard } from '#lib/domain/validation/complete-card.ts';
import type { Row } from '#lib/events/fold.ts';
import { isVisitApproved } from '#lib/events/validation-view.ts';
import type { VisitRecord } from '#lib/events/visit-view.ts';
import { isUnanswered, type Answers } from '#lib/forms/engine/answers.ts';
import { checkAnswers } from '#lib/forms/engine/check.ts';
import type { FormContext } from '#lib/forms/engine/context.ts';
import { viewForm, type Form } from '#lib/forms/engine/form.ts';
import type { FormProblem } from '#lib/forms/engine/problem.ts';
import { answersOfVisit } from '../visit-answers.ts';
import type { VisitForms } from '../visit-forms.ts';

/** A value that the rules doubt, with the words of the form that asks for it. */
export interface Doubt {
  readonly field: string;
  /** Key of the field's name. */
  readonly label: string;
  readonly unit: string;
  readonly problem: FormProblem;
}

/** What is to be looked at in one visit. */
export interface VisitCheck {
  /** Measurements that make the card complete and were not taken. */
  readonly missing: readonly { readonly field: string; readonly label: string }[];
  readonly doubts: readonly Doubt[];
}

/** Why a visit is to be looked at; `nothing` where all is there and plain. In the order in which a pass goes through them. */
export const VISIT_MARKS = ['conflict', 'doubt', 'late', 'missing', 'nothing', 'approved'] as const;
export type VisitMark = (typeof VISIT_MARKS)[number];

/**
 * Goes through what a visit holds with the rules that the cadres' forms use: what must be there and is not, and what is doubted or beyond a
 * limit (an import, an older app). A value that its author has confirmed is doubted here again: the second pair of eyes is the point.
 */
export function checkVisit(visit: VisitRecord, card: Card, forms: VisitForms, context: FormContext): VisitCheck {
  const all = [...forms.measurement, ...forms.questions];
  const known = Object.fromEntries(all.flatMap((form) => Object.entries(answersOfVisit(visit, form))));
  const withVisit = { ...context, visit: known };
  const missing = isMeasured(visit) ? missingIn(forms, card, known, withVisit) : [];
  return { missing, doubts: all.flatMap((form) => doubtsIn(form, known, withVisit)) };
}

/** The first of the marks that fits. */
export function markOf(
  visit: { readonly row: Row; readonly conflicts: number; readonly isLate: boolean },
  check: VisitCheck | undefined,
  approval: Row | undefined,
): VisitMark {
  if (visit.conflicts > 0) return 'conflict';
  if (isVisitApproved(visit.row, approval)) return 'approved';
  if (check && check.doubts.length > 0) return 'doubt';
  if (visit.isLate) return 'late';
  return check && check.missing.length > 0 ? 'missing' : 'nothing';
}

/** Who skipped or refused measuring, or went home, has nothing missing. */
function isMeasured({ steps, left }: VisitRecord): boolean {
  return left === undefined && steps.measurement?.state === 'done';
}

function missingIn(forms: VisitForms, card: Card, known: Answers, context: FormContext): VisitCheck['missing'] {
  const asked = forms.measurement.flatMap((form) => viewForm(form, known, context).fields);
  const answered = new Set(Object.keys(known).filter((code) => !isUnanswered(known[code])));
  const missing = missingOnCard(
    card,
    asked.map(({ code }) => code),
    answered,
  );
  return asked.filter(({ code }) => missing.includes(code)).map(({ code, label }) => ({ field: code, label }));
}

function doubtsIn(form: Form, known: Answers, context: FormContext): Doubt[] {
  const { fields, outcomes } = checkAnswers(form, known, context);
  return fields.flatMap((field) => {
    const outcome = outcomes[field.code];
    const problems: readonly FormProblem[] =
      outcome?.kind === 'question' ? outcome.questions : outcome?.kind === 'refused' ? [outcome.problem] : [];
    return problems
      .filter(({ code }) => code !== 'form.required')
      .map((problem) => ({
        field: field.code,
        label: field.label,
        unit: field.kind === 'number' ? field.unit : '',
        problem,
      }));
  });
}
