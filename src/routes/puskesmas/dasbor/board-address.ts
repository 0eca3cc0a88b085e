import { isLocalMonth, type LocalMonth } from '#lib/domain/dates.ts';
import { findIndicator } from '#lib/domain/indicators/indicator-list.ts';
import { INDICATOR_SETS, type IndicatorSet } from '#lib/app/staff/pws/read-cells.ts';

/** What the address bar of a dashboard says. Ids of units and codes only, never of people. */
export interface BoardAddress {
  /** Empty for the top of what the reader answers for. */
  readonly unit: string;
  /** Undefined for the newest month with a session. */
  readonly month: LocalMonth | undefined;
  readonly set: IndicatorSet | undefined;
  readonly indicator: string | undefined;
}

/** Reads the part of an address behind the question mark; what makes no sense is left out. */
export function readAddress(params: URLSearchParams): BoardAddress {
  const [month, indicator] = [params.get('bulan') ?? '', params.get('indikator') ?? ''];
  return {
    unit: params.get('unit') ?? '',
    month: isLocalMonth(month) ? month : undefined,
    set: INDICATOR_SETS.find((one) => one === params.get('klaster')),
    indicator: findIndicator(indicator)?.code,
  };
}

/** The address of a dashboard. */
export function addressOf(path: string, { unit, month, set, indicator }: Partial<BoardAddress>): string {
  const params = new URLSearchParams({
    ...(unit && { unit }),
    ...(month && { bulan: month }),
    ...(set && { klaster: set }),
    ...(indicator && { indikator: indicator }),
  });
  return params.size === 0 ? path : `${path}?${params}`;
}
