import type { IndicatorFigure } from '#lib/domain/indicators/indicator-figure.ts';
import { formatNumber, formatPercent } from '#lib/i18n/formats.ts';
import { tw } from '#lib/i18n/pws-text.ts';

/** A figure in words. */
export interface FigureWords {
  /** What stands in large: `78,6 %`, `3 dari 7`, `belum ada data`, a dash where nothing is counted. */
  readonly main: string;
  /** What it is a part of: `44 dari 56`. */
  readonly detail: string | undefined;
  /** All of it as one says it, its colour in words. */
  readonly spoken: string;
}

/** Tells a figure in words; `hidden` is one that the reader may not see. */
export function figureWords(figure: IndicatorFigure | 'hidden'): FigureWords {
  if (figure === 'hidden') return { main: tw('pws.hidden'), detail: undefined, spoken: tw('pws.hidden.long') };
  if (figure.standing !== 'data') {
    const main = tw(figure.standing === 'noData' ? 'pws.noData' : 'pws.notIlp');
    return { main, detail: undefined, spoken: main };
  }
  const { part, whole, percent, colour } = figure;
  if (whole === 0) return { main: tw('cell.none'), detail: undefined, spoken: tw('cell.none.long') };
  const counts = tw('cell.of', { part: formatNumber(part), whole: formatNumber(whole) });
  if (percent === null) return { main: counts, detail: undefined, spoken: counts };
  const main = formatPercent(percent);
  return {
    main,
    detail: counts,
    spoken: [main, counts, ...(colour === 'ABU' ? [] : [tw(`colour.${colour}`)])].join(', '),
  };
}
