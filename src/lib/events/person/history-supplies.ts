import type {
  HistoryContact,
  HistorySupply,
  HistoryVisit,
  HistoryHomeVisit,
} from '#lib/domain/indicators/person-history.ts';
import type { Weighing } from '#lib/domain/growth/weighing.ts';
import { answersTo, findingsOf } from '#lib/domain/indicators/person-history.ts';
import { readContacts } from '../care-view.ts';
import type { Row } from '../fold.ts';
import { readSupplies, type SupplyItem } from '../supply-view.ts';

const CODES: { readonly [item in SupplyItem]: string } = {
  VIT_A_BIRU: 'vitA',
  VIT_A_MERAH: 'vitA',
  VIT_A_NIFAS: 'vitA',
  TTD: 'iron',
  ALBENDAZOLE: 'deworm',
  ORALIT: 'ors',
  ZINC: 'zinc',
  MT_PEMULIHAN: 'food',
  MT_BUMIL_KEK: 'food',
};
const CHILD_CAPSULES: ReadonlySet<string> = new Set(['VIT_A_BIRU', 'VIT_A_MERAH']);

/** What was handed out; what was taken back is left out. */
export function historySupplies(rows: readonly Row[]): HistorySupply[] {
  return readSupplies(rows)
    .filter(({ voidReason }) => voidReason === undefined)
    .map(({ item, date, amount }) => ({ code: CODES[item], date, amount }));
}

/** Capsules handed out at the table of care, as the growth rules take them: a row without weight. */
export function capsulesGiven(rows: readonly Row[]): Weighing[] {
  return readSupplies(rows)
    .filter(({ item, amount, voidReason }) => CHILD_CAPSULES.has(item) && amount > 0 && voidReason === undefined)
    .map(({ date }) => ({ date, vitaminA: true }));
}

const CHRONIC_MEASURES = ['bp', 'glucoseRandom'];
const CHRONIC_QUESTIONS = ['htMedTaken', 'dmMedTaken'];

/**
 * Contacts with nakes; for somebody with a known illness also each day on which it was watched: blood pressure or glucose measured at a
 * session, or the medicine asked for at home.
 * @source pws.md A03, A04: monthly care
 */
export function historyContacts(
  rows: readonly Row[],
  visits: readonly HistoryVisit[],
  homeVisits: readonly HistoryHomeVisit[],
): HistoryContact[] {
  const told = readContacts(rows).map(({ kind, date }): HistoryContact => ({
    kind: kind === 'neo' ? 'neonatal' : kind,
    date,
  }));
  const watched = [
    ...visits.filter((visit) => CHRONIC_MEASURES.some((field) => findingsOf([visit], field).length > 0)),
    ...homeVisits.filter((visit) => CHRONIC_QUESTIONS.some((code) => answersTo([visit], code).length > 0)),
  ];
  return [...told, ...watched.map(({ date }): HistoryContact => ({ kind: 'chronic', date }))];
}
