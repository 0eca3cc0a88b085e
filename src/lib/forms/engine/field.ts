import type { EmptyReason } from '#lib/events/empty.ts';
import type { Answers, AnswerValue } from './answers.ts';
import type { FormContext } from './context.ts';
import type { FormQuestion, FormRefusal } from './problem.ts';
import type { Unit } from './unit.ts';

/** A rule that says yes or no. */
export type Predicate = (answers: Answers, context: FormContext) => boolean;

/** Limits, both ends allowed. */
export interface Limits {
  readonly min: number;
  readonly max: number;
}

/** What every field says of itself. */
interface FieldBase<Value extends AnswerValue> {
  /** Slot of the event; for ever, retired and never reused. */
  readonly code: string;
  /** Key of its name in the message catalogue. */
  readonly label: string;
  /** Key of one sentence on how to measure or ask it. */
  readonly help?: string;
  /** Key of the part of the form it stands in; the fields before any part are asked first, the parts can be left for later. */
  readonly section?: string;
  /** Where the field and its limits come from. */
  readonly source: string;
  /** Whether it is asked at all; always, where left out. */
  readonly relevant?: Predicate;
  /** Whether it must be answered; a blank with a reason is an answer. Never, where left out. */
  readonly required?: Predicate;
  /** Whether it is only shown. */
  readonly readOnly?: Predicate;
  /** Its value, where it follows from other answers; such a field is never typed. */
  readonly computed?: (answers: Answers, context: FormContext) => Value | undefined;
  /** Refusals beyond those of its kind. */
  readonly refuse?: (value: Value, answers: Answers, context: FormContext) => FormRefusal | undefined;
  /** Doubts beyond its soft limits. */
  readonly ask?: (value: Value, answers: Answers, context: FormContext) => readonly FormQuestion[];
  /** Shown and never saved: what follows from what is saved (FO12). */
  readonly shownOnly?: true;
  /** Saved and never shown: which version of a questionnaire was used. */
  readonly hidden?: true;
  /** Reasons for which it may be left blank; those of its form, where left out. An empty list: it may not. */
  readonly blanks?: readonly EmptyReason[];
}

/** A number typed with the keypad. */
export interface NumberField extends FieldBase<number> {
  readonly kind: 'number';
  readonly unit: Unit;
  /** Digits behind the comma that its instrument shows. */
  readonly decimals: 0 | 1 | 2;
  /** Outside: refused. */
  readonly hard: Limits;
  /** Outside: asked. */
  readonly soft?: Limits;
}

/** Free text of one line. */
export interface TextField extends FieldBase<string> {
  readonly kind: 'text';
  readonly maxLength: number;
  /** What keyboard helps: names with capitals, digits only, telephone. */
  readonly input: 'name' | 'digits' | 'phone' | 'plain';
}

/** A day, `YYYY-MM-DD`. */
export interface DateField extends FieldBase<string> {
  readonly kind: 'date';
  /** Whether a day after `today` can be meant. */
  readonly future: boolean;
}

export interface YesNoField extends FieldBase<boolean> {
  readonly kind: 'yesNo';
  /** One of a list of signs, of which mostly none is there: one tap may answer with no what is still open (FO13). */
  readonly sign?: true;
}

/** One of a choice. */
export interface Option {
  readonly code: string;
  readonly label: string;
}

/** One of a choice whose answer is a number that counts in a sum. */
export interface ScoredOption {
  readonly score: number;
  readonly label: string;
}

/** One of several numbers, each with its words. */
export interface ScoreField extends FieldBase<number> {
  readonly kind: 'score';
  readonly options: readonly ScoredOption[];
}

/** One code of several. */
export interface ChoiceField extends FieldBase<string> {
  readonly kind: 'choice';
  readonly options: readonly Option[];
}

/** Any number of codes; the codes of `exclusive` (none, unknown) stand alone. */
export interface ChoicesField extends FieldBase<readonly string[]> {
  readonly kind: 'choices';
  readonly options: readonly Option[];
  readonly exclusive?: readonly string[];
}

/** One question of a form, as data. */
export type Field = NumberField | TextField | DateField | YesNoField | ScoreField | ChoiceField | ChoicesField;
export type FieldKind = Field['kind'];

type Without<F extends Field> = Omit<F, 'kind'>;

export const numberField = (field: Without<NumberField>): NumberField => ({ kind: 'number', ...field });
export const textField = (field: Without<TextField>): TextField => ({ kind: 'text', ...field });
export const dateField = (field: Without<DateField>): DateField => ({ kind: 'date', ...field });
export const yesNoField = (field: Without<YesNoField>): YesNoField => ({ kind: 'yesNo', ...field });
export const scoreField = (field: Without<ScoreField>): ScoreField => ({ kind: 'score', ...field });
export const choiceField = (field: Without<ChoiceField>): ChoiceField => ({ kind: 'choice', ...field });
export const choicesField = (field: Without<ChoicesField>): ChoicesField => ({ kind: 'choices', ...field });

/** For fields that are always asked or always needed. */
export const always: Predicate = () => true;
