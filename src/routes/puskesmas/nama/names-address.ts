import { isLocalMonth, type LocalMonth } from '#lib/domain/dates.ts';
import { findIndicator } from '#lib/domain/indicators/indicator-list.ts';
import type { Indicator } from '#lib/domain/indicators/indicator.ts';
import type { NamedSubject } from '#lib/app/staff/pws/pws-answer.ts';
import { listsOf, type Behind } from '#lib/app/staff/pws/subjects-behind.ts';
import { addressOf } from '../dasbor/board-address.ts';

/** Which list of names: of a unit and month, behind one figure. Ids of units and codes only. */
export interface NamesAddress {
  readonly unit: string;
  readonly month: LocalMonth;
  readonly indicator: Indicator;
  readonly list: Behind;
}

const PATH = '/puskesmas/nama';

/** The address of a list of names. */
export function namesHref({ unit, month, indicator, list }: NamesAddress): string {
  return `${addressOf(PATH, { unit, month, indicator: indicator.code })}&daftar=${list}`;
}

/** Reads the part of an address behind the question mark. @returns undefined where it names no figure or month */
export function readNamesAddress(params: URLSearchParams): NamesAddress | undefined {
  const indicator = findIndicator(params.get('indikator') ?? '');
  const month = params.get('bulan') ?? '';
  if (!indicator || !isLocalMonth(month)) return undefined;
  const [first = 'part', ...others] = listsOf(indicator);
  const list = others.find((one) => one === params.get('daftar')) ?? first;
  return { unit: params.get('unit') ?? '', month, indicator, list };
}

/** The family of somebody or of a house in a list; undefined for what belongs to none. */
export function familyHref({ kind, subjectId, personId }: NamedSubject): string | undefined {
  const id = personId ?? (kind === 'family' ? subjectId : undefined);
  return id === undefined ? undefined : `/puskesmas/keluarga/${id}`;
}
