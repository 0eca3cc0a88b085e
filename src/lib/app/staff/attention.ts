import type { LocalMonth } from '#lib/domain/dates.ts';
import { TARGETS_2026 } from './targets.ts';
import type { Figure, UnitRow } from './skdn-report.ts';

/** Why a Posyandu needs somebody's eyes. */
export type Concern =
  /** No session day has been recorded in the month. */
  | { readonly kind: 'noSession' }
  /** Children to look at, by the fact that names them. */
  | { readonly kind: 'children'; readonly fact: Figure; readonly count: number };

/** A Posyandu that needs help, with its reasons, the gravest first. */
export interface Attention {
  readonly row: UnitRow;
  readonly concerns: readonly Concern[];
}

/** What to look for, the gravest first. @source pws.md 5 (gizi buruk/2T/BGM come before attendance) */
const GRAVEST_FIRST = ['severeWasted', 'BGM', 'twoT', 'absent'] as const satisfies readonly Figure[];

/**
 * Finds the Posyandu that need help, the neediest first: by children with signs of severe wasting and below the red line, then those
 * that held no session in a month that is over, then by children twice without gain, and absent where attendance misses its target.
 * @param thisMonth a session that is missing in it may still come, so it weighs least there
 */
export function findAttention(rows: readonly UnitRow[], month: LocalMonth, thisMonth: LocalMonth): Attention[] {
  return rows
    .filter((row) => row.level === 'posyandu')
    .map((row) => ({ row, concerns: concernsOf(row) }))
    .filter(({ concerns }) => concerns.length > 0)
    .sort((one, other) => compare(rankOf(other, month < thisMonth), rankOf(one, month < thisMonth)));
}

function concernsOf({ figures, sessions }: UnitRow): Concern[] {
  if (figures.S === 0 && figures.D === 0) return [];
  if (sessions === 0 && figures.D === 0) return [{ kind: 'noSession' }];
  return GRAVEST_FIRST.map((fact) => ({ kind: 'children' as const, fact, count: figures[fact] })).filter(
    ({ fact, count }) => count > 0 && (fact !== 'absent' || missesAttendance(figures)),
  );
}

function missesAttendance(figures: UnitRow['figures']): boolean {
  return (figures['D/S'] ?? 0) < TARGETS_2026['D/S'].percent;
}

/** Numbers that are compared one after the other: a session that never came is graver than all but children in danger. */
function rankOf({ concerns }: Attention, monthIsOver: boolean): readonly number[] {
  const countOf = (fact: Figure): number =>
    concerns.reduce(
      (sum, concern) => sum + (concern.kind === 'children' && concern.fact === fact ? concern.count : 0),
      0,
    );
  const noSession = concerns.some((concern) => concern.kind === 'noSession');
  const missed = noSession && monthIsOver ? 1 : 0;
  return [countOf('severeWasted'), countOf('BGM'), missed, countOf('twoT'), countOf('absent')];
}

function compare(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at === -1 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}
