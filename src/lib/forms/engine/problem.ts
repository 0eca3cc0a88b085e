import type { NikWarning } from '#lib/domain/people/nik.ts';
import type { PreviousValue } from './context.ts';
import type { Unit } from './unit.ts';

/** Why an answer cannot be saved as it stands. `suggestion` is the number the slip was probably meant to be. */
export type FormRefusal =
  | { readonly code: 'form.required'; readonly field: string }
  | { readonly code: 'form.notANumber'; readonly field: string; readonly typed: string }
  | { readonly code: 'form.tooManyDecimals'; readonly field: string; readonly decimals: number }
  | (OutOfRange & { readonly code: 'form.tooLow' | 'form.tooHigh' })
  | { readonly code: 'form.notAChoice'; readonly field: string }
  | { readonly code: 'form.blankNotAllowed'; readonly field: string }
  | { readonly code: 'form.dateImpossible'; readonly field: string }
  | { readonly code: 'form.dateInFuture'; readonly field: string }
  | { readonly code: 'form.lmpTooEarly'; readonly field: string }
  | { readonly code: 'form.textTooLong'; readonly field: string; readonly max: number }
  | { readonly code: 'form.nikNotSixteenDigits'; readonly field: string; readonly digits: number }
  | { readonly code: 'form.phoneImpossible'; readonly field: string }
  | { readonly code: 'form.systolicNotAboveDiastolic'; readonly field: string };

/** Why an answer is doubted; it is kept when the person confirms it. */
export type FormQuestion =
  | (OutOfRange & { readonly code: 'form.unusual' })
  | { readonly code: 'form.zUnusual'; readonly field: string; readonly value: number; readonly z: number }
  | (Change & {
      readonly code:
        'form.heightFell' | 'form.heightJumped' | 'form.headFell' | 'form.weightChanged' | 'form.sameAsBefore';
    })
  | (Change & { readonly code: 'form.changedBy'; readonly by: number })
  | { readonly code: 'form.bmiUnusual'; readonly field: string; readonly bmi: number }
  | { readonly code: 'form.positionUnusual'; readonly field: string; readonly ageMonths: number }
  | { readonly code: 'form.veryOld'; readonly field: string; readonly years: number }
  | { readonly code: NikWarning; readonly field: string };

export type FormProblem = FormRefusal | FormQuestion;

interface OutOfRange {
  readonly field: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly unit: Unit;
  readonly suggestion?: number;
}

/** A value beside the one before it, where that is known. */
interface Change {
  readonly field: string;
  readonly value: number;
  readonly previous?: PreviousValue;
}
