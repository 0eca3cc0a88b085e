import type { SkdnRow } from '#lib/domain/indicators/skdn.ts';
import { readShare, type ShareFigure } from '#lib/app/staff/share.ts';
import { formatNumber, formatPercent } from '#lib/i18n/formats.ts';
import { ts } from '#lib/i18n/staff-text.ts';
import type { Column } from './columns.ts';

/** What stands in a cell of the table. */
export interface FigureText {
  /** The number itself: `44`, `78,6 %`, `3 dari 7`, or a dash where there is nothing to divide by. */
  readonly main: string;
  /** What it is a part of, in small: `44 dari 56`. */
  readonly detail?: string;
  /** How many children stand behind it. */
  readonly count: number;
  /** Missing without target, and where too few are counted to judge. */
  readonly colour?: 'HIJAU' | 'KUNING' | 'MERAH';
}

/** Reads a cell off a row. */
export function figureText(figures: SkdnRow, { figure, share }: Column): FigureText {
  if (!share) return { main: formatNumber(figures[figure]), count: figures[figure] };
  const { colour, ...told } = readShare(figures, share);
  return { ...shareText(told), count: told.part, ...(colour && colour !== 'ABU' && { colour }) };
}

function shareText({ part, whole, percent, small }: ShareFigure): { main: string; detail?: string } {
  if (whole === 0) return { main: '–' };
  const counts = ts('table.small', { part: formatNumber(part), whole: formatNumber(whole) });
  return percent === null || small ? { main: counts } : { main: formatPercent(percent), detail: counts };
}
