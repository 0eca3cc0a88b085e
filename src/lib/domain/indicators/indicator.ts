import type { PersonFact } from './person-month-facts.ts';
import type { UnitFact } from './unit-facts.ts';

/** A klaster of the service. @source README.md of the domain */
export type IndicatorKlaster = 'k1' | 'k2' | 'k3' | 'k4' | 'k5';

/** Which way is good; `none` where a figure informs and is not judged. */
export type Direction = 'up' | 'down' | 'none';

/** Whether each month stands alone, or months add up from January. */
export type Cadence = 'month' | 'year';

/** What its denominator counts: who should be served, who came or was examined, or things other than people. */
export type DenominatorKind = 'target' | 'examined' | 'unit';

/** Where its bounds lie: a share to reach, or shares not to pass. Percent. */
export interface Target {
  /** Good from here (`up`), or good below (`down`). */
  readonly good: number;
  /** Only for `down`: bad above. */
  readonly bad?: number;
  /** The figure is not settled by a regulation: a Puskesmas confirms it. */
  readonly uncertain?: boolean;
}

export type FactCode = PersonFact | UnitFact;

/**
 * One indicator of the area: two facts, and what to make of them. A figure is how many have the numerator's fact, its list is who; `less` are
 * taken off the denominator (D' = D - O - B).
 */
export interface Indicator {
  readonly code: string;
  readonly klaster: IndicatorKlaster;
  /** As printed; Bahasa Indonesia. */
  readonly label: string;
  readonly numerator: FactCode;
  /** Missing for a bare count. */
  readonly denominator?: FactCode;
  /** Facts taken off the numerator, for drop-out. */
  readonly numeratorLess?: readonly FactCode[];
  readonly denominatorLess?: readonly FactCode[];
  readonly denominatorKind: DenominatorKind;
  readonly direction: Direction;
  readonly cadence: Cadence;
  /** Missing where none is set. */
  readonly target?: Target;
}
