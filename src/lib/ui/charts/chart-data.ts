import type { Range } from './chart-frame.ts';

/** A place on a chart. */
export interface PlotPoint {
  readonly x: number;
  readonly y: number;
}

/** How a zone or line is toned: from good to worst; `plain` says nothing of either. */
export type Tone = 'good' | 'watch' | 'bad' | 'plain';

/** A zone between two lines over the same x values. Told apart in black and white by its pattern and the words beside it. */
export interface ChartBand {
  /** Its words are in the catalogue under `band.<code>`. */
  readonly code: string;
  readonly tone: Tone;
  readonly lower: readonly PlotPoint[];
  readonly upper: readonly PlotPoint[];
}

/** A line of reference: a standard deviation, a cut-off. */
export interface ChartLine {
  /** Written at its right end as it is, where there is room: `+2`, `140`. */
  readonly label: string;
  readonly tone: Tone;
  readonly points: readonly PlotPoint[];
}

/** One measurement. */
export interface ChartPoint extends PlotPoint {
  /** `YYYY-MM-DD` */
  readonly date: string;
}

/** The measurements of one kind, oldest first. */
export interface ChartSeries {
  /** Its words are in the catalogue under `series.<code>`. */
  readonly code: string;
  readonly points: readonly ChartPoint[];
}

/** What the horizontal axis runs over: months or years of age, weeks of pregnancy, or days (`x` is then days since 1970). */
export type ChartAxis = 'ageMonths' | 'ageYears' | 'weeks' | 'day';

/** All that one chart shows, as data. */
export interface ChartData {
  /** Its words are in the catalogue under `chart.<code>`. */
  readonly code: string;
  readonly unit: string;
  readonly axis: ChartAxis;
  readonly x: Range;
  readonly y: Range;
  readonly bands: readonly ChartBand[];
  readonly lines: readonly ChartLine[];
  /** At least one, with at least one point in all. */
  readonly series: readonly ChartSeries[];
}
