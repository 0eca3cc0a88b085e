import type { PwsStatus, TargetColour } from '#lib/domain/indicators/indicator-figure.ts';

/** Which way a figure went since the month before. */
export type Arrow = 'up' | 'down' | 'same';

/** One bar of the PWS graph. */
export interface Bar {
  readonly id: string;
  readonly name: string;
  readonly percent: number;
  /** `44 dari 56` */
  readonly counts: string;
  readonly colour: TargetColour;
  readonly status: PwsStatus | undefined;
  readonly arrow: Arrow | undefined;
}

/** Which way from one share to another; undefined where one is not known. */
export function arrowOf(gain: number | undefined, before: number | undefined): Arrow | undefined {
  if (gain === undefined || before === undefined) return undefined;
  if (gain === before) return 'same';
  return gain > before ? 'up' : 'down';
}
