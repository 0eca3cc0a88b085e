/** What a figure is counted in. */
export type Unit =
  | 'kg'
  | 'g'
  | 'cm'
  | 'kg/m2'
  | 'kg/week'
  | 'mmHg'
  | 'mg/dL'
  | 'g/dL'
  | 'mg'
  | 'IU'
  | 'capsules'
  | 'tablets'
  | 'degC'
  | 'perMinute'
  | 'percent'
  | 'points'
  | 'items'
  | 'answers'
  | 'packYears'
  | 'contacts'
  | 'children'
  | 'cases'
  | 'sessions'
  | 'days'
  | 'weeks'
  | 'months'
  | 'years'
  | 'grade'
  | 'z'
  | 'code';

export type FigureValue = number | string | readonly number[] | readonly string[];

/** One cut-off, limit or choice of a rule. */
export interface Figure<Value extends FigureValue = FigureValue> {
  /** What the figure says, in Bahasa Indonesia. */
  readonly label: string;
  readonly value: Value;
  readonly unit: Unit;
  /** Where it differs from that of its rule. */
  readonly source?: string;
  /** Sources disagree or are silent: a Puskesmas confirms it before clinical use. */
  readonly uncertain: boolean;
  /** The values that a choice may take. */
  readonly options?: readonly string[];
}

/** The figures of a rule by name. */
export type Figures = Readonly<Record<string, Figure>>;

/**
 * One rule: its figures, and what the page of rules says of it. The words are part of the data, since a set of rules
 * comes from the Puskesmas as data and must explain itself.
 */
export interface Rule<Of extends Figures = Figures> {
  /** What is judged, in Bahasa Indonesia. */
  readonly what: string;
  readonly source: string;
  readonly figures: Of;
}

/** What may be said of a figure besides its value. */
interface Remark {
  readonly source?: string;
  readonly uncertain?: boolean;
}

/** A rule with its figures. */
export function rule<Of extends Figures>(what: string, source: string, figures: Of): Rule<Of> {
  return { what, source, figures };
}

/** A number with its unit. */
export function figure(label: string, value: number, unit: Unit, remark: Remark = {}): Figure<number> {
  return { label, value, unit, uncertain: false, ...remark };
}

/** Several numbers of one unit, in order. */
export function figures(
  label: string,
  value: readonly number[],
  unit: Unit,
  remark: Remark = {},
): Figure<readonly number[]> {
  return { label, value, unit, uncertain: false, ...remark };
}

/** A list of codes. */
export function codes(label: string, value: readonly string[], remark: Remark = {}): Figure<readonly string[]> {
  return { label, value, unit: 'code', uncertain: false, ...remark };
}

/** One of several named ways. */
export function choice<const Option extends string>(
  label: string,
  options: readonly Option[],
  value: NoInfer<Option>,
  remark: Remark = {},
): Figure<Option> {
  return { label, value, unit: 'code', uncertain: false, options, ...remark };
}
