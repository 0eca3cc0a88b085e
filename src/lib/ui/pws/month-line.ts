/** One line over months. */
export interface MonthLine {
  readonly name: string;
  /** Percent of each month; undefined where there is nothing to draw. */
  readonly values: readonly (number | undefined)[];
}
