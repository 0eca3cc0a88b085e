/** States of a session day, in the order in which they follow each other; `none` before anybody has planned or opened it. @source session.md 6 */
export const SESSION_STATES = [
  'none',
  'planned',
  'cancelled',
  'open',
  'closed',
  'validated',
  'reported',
  'locked',
] as const;
export type SessionState = (typeof SESSION_STATES)[number];

/** Who can move a session, as event envelopes and accounts name the roles. */
export type Mover = 'cadre' | 'cadre_lead' | 'village_nurse' | 'health_officer' | 'phc_head';

/** One step from state to state. */
export interface Move {
  readonly from: SessionState;
  readonly to: SessionState;
  readonly by: readonly Mover[];
  readonly needsReason: boolean;
}

const NAKES = ['village_nurse', 'health_officer'] as const;
/** A session must run with whoever is there: a plain cadre may open and close it too. @source kader.md 3 */
const ANYBODY_THERE = ['cadre', 'cadre_lead', ...NAKES] as const;
const LEADERS = ['cadre_lead', ...NAKES] as const;

const move = (from: SessionState, to: SessionState, by: readonly Mover[], needsReason = false): Move => ({
  from,
  to,
  by,
  needsReason,
});

/** Every step that a person can make. Back from `validated` to `closed` leads no person's word: what comes late does that by itself. @source session.md 6 */
export const MOVES: readonly Move[] = [
  move('none', 'planned', LEADERS),
  move('none', 'open', ANYBODY_THERE),
  move('planned', 'open', ANYBODY_THERE),
  move('planned', 'cancelled', LEADERS, true),
  move('cancelled', 'planned', LEADERS, true),
  move('open', 'closed', ANYBODY_THERE),
  move('closed', 'open', ANYBODY_THERE, true),
  move('closed', 'validated', NAKES),
  move('validated', 'open', NAKES, true),
  move('validated', 'reported', ['village_nurse', 'health_officer', 'phc_head']),
  move('reported', 'locked', ['phc_head']),
];

/** The step from one state to another, where this role may make it. */
export function findMove(from: SessionState, to: SessionState, role: string): Move | undefined {
  return MOVES.find((one) => one.from === from && one.to === to && one.by.some((mover) => mover === role));
}

/** What it takes to change a value of a session in a state. */
export interface ChangeRule {
  /** False where somebody else has to do it. */
  readonly allowed: boolean;
  readonly needsReason: boolean;
  /** The frozen month keeps the old value; the new one is listed as a correction of the next period. */
  readonly correctsNextPeriod: boolean;
}

/**
 * Whether somebody in a role may change what a session holds. Nothing is ever refused that a device has written: this says what a page offers.
 * @source session.md 6: after VALIDATED reason and nakes; after LOCKED corrections of the next period
 */
export function changeRule(state: SessionState, role: string): ChangeRule {
  const isNakes = NAKES.some((one) => one === role);
  const isThere = ANYBODY_THERE.some((one) => one === role);
  switch (state) {
    case 'none':
    case 'planned':
    case 'cancelled':
      return { allowed: false, needsReason: false, correctsNextPeriod: false };
    case 'open':
      return { allowed: isThere, needsReason: false, correctsNextPeriod: false };
    case 'closed':
      return { allowed: isThere, needsReason: true, correctsNextPeriod: false };
    case 'validated':
    case 'reported':
      return { allowed: isNakes, needsReason: true, correctsNextPeriod: false };
    case 'locked':
      return { allowed: isNakes, needsReason: true, correctsNextPeriod: true };
    default:
      return state satisfies never;
  }
}
