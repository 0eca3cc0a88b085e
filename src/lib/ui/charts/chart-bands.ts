import type { GrowthChartName } from './chart-frame.ts';

/** A coloured zone between two lines of standard deviations. */
export interface Band {
  readonly from: number;
  readonly to: number;
  readonly tone: 'yellow' | 'lightGreen' | 'green' | 'paleYellow';
}

/** A line that is drawn out. */
export interface Line {
  readonly sd: number;
  readonly tone: 'red' | 'orange' | 'green' | 'black';
}

/**
 * Zones of each chart. On the KMS green lies between -2 and +1, yellow between -3 and -2, the red line at -3 and the orange one at +1.
 * @source Buku KIA rev. 2024, growth pages 67-79; growth.md 4
 */
export const BANDS: { readonly [chart in GrowthChartName]: readonly Band[] } = {
  wfa: [
    { from: -3, to: -2, tone: 'yellow' },
    { from: -2, to: -1, tone: 'lightGreen' },
    { from: -1, to: 1, tone: 'green' },
    { from: 1, to: 3, tone: 'paleYellow' },
  ],
  lhfa: [
    { from: -3, to: -2, tone: 'yellow' },
    { from: -2, to: 3, tone: 'lightGreen' },
  ],
  wflh: [
    { from: -3, to: -2, tone: 'yellow' },
    { from: -2, to: 1, tone: 'lightGreen' },
    { from: 1, to: 3, tone: 'paleYellow' },
  ],
  hcfa: [{ from: -2, to: 2, tone: 'lightGreen' }],
};

/** Lines of each chart. @source as above */
export const LINES: { readonly [chart in GrowthChartName]: readonly Line[] } = {
  wfa: [
    { sd: -3, tone: 'red' },
    { sd: 0, tone: 'green' },
    { sd: 1, tone: 'orange' },
  ],
  lhfa: [
    { sd: -3, tone: 'red' },
    { sd: -2, tone: 'black' },
    { sd: 0, tone: 'green' },
    { sd: 3, tone: 'black' },
  ],
  wflh: [
    { sd: -3, tone: 'red' },
    { sd: -2, tone: 'black' },
    { sd: 0, tone: 'green' },
    { sd: 1, tone: 'orange' },
    { sd: 3, tone: 'black' },
  ],
  hcfa: [
    { sd: -2, tone: 'red' },
    { sd: 0, tone: 'green' },
    { sd: 2, tone: 'red' },
  ],
};

/** Standard deviations whose lines a chart needs. */
export function neededSds(chart: GrowthChartName): number[] {
  const sds = new Set([...BANDS[chart].flatMap(({ from, to }) => [from, to]), ...LINES[chart].map(({ sd }) => sd)]);
  return [...sds].sort((a, b) => a - b);
}
