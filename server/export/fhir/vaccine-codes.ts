import type { Coding } from './resources.ts';

/** A product of the KFA, and how it is given. */
export interface Vaccine {
  /** Code of the KFA, 93xxxxxx: an actual product. */
  readonly kfa: string;
  readonly display: string;
}

/** A product that holds from a day on. */
export interface DatedVaccine extends Vaccine {
  readonly antigen: string;
  /** `YYYY-MM-DD` */
  readonly fromDate: string;
  /** Seen in one hospital's mapping: a Puskesmas confirms it. */
  readonly uncertain: true;
}

/**
 * Products known without asking. Every other antigen waits until the Puskesmas has entered the product that it is supplied with.
 * @source interop.md 3.1
 */
export const VACCINES_2026_11: readonly DatedVaccine[] = [
  { antigen: 'BCG', kfa: '93005208', display: 'Vaksin BCG', fromDate: '2000-01-01', uncertain: true },
];

const ROUTE = 'http://www.whocc.no/atc';
const oral: Coding = { system: ROUTE, code: 'O', display: 'Oral' };
const injected: Coding = { system: ROUTE, code: 'P', display: 'Parenteral' };
const ORAL: ReadonlySet<string> = new Set(['OPV', 'RV']);

/** How a vaccine is given. @source immunisation.md 1 (OPV and RV by mouth); codes as in the playbook's ATC list (K) */
export function routeOf(antigen: string): Coding {
  return ORAL.has(antigen) ? oral : injected;
}
