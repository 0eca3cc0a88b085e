import type { ReferralLevel } from '../interpretation.ts';
import { err, ok, type Result } from '../result.ts';

/** How far a referral has come. @source homevisit-referral.md 3 */
export const REFERRAL_STATES = [
  'DIUSULKAN',
  'DIKONFIRMASI',
  'BERANGKAT',
  'DITERIMA',
  'SELESAI',
  'TIDAK_DATANG',
  'MENOLAK',
  'DIBATALKAN',
] as const;
export type ReferralState = (typeof REFERRAL_STATES)[number];

/** What moves a referral on. */
export const REFERRAL_ACTIONS = ['confirm', 'depart', 'receive', 'finish', 'noShow', 'refuse', 'cancel'] as const;
export type ReferralAction = (typeof REFERRAL_ACTIONS)[number];

/** Who acts, as far as it matters here. */
export type ReferralActor = 'cadre' | 'nakes';

/** A step someone wants to take. */
export interface ReferralStep {
  readonly action: ReferralAction;
  readonly actor: ReferralActor;
  /** Of the referral: in an emergency a cadre need not wait for a nakes. */
  readonly level: ReferralLevel;
  /** Needed to cancel. */
  readonly reason?: string;
}

/** Why a step cannot be taken. */
export type ReferralProblem =
  | { readonly code: 'referral.notFromHere'; readonly state: ReferralState; readonly action: ReferralAction }
  | { readonly code: 'referral.onlyNakes'; readonly action: ReferralAction }
  | { readonly code: 'referral.reasonMissing' };

/** From where each action may be taken, where it leads, and whether a cadre may take it. */
const MOVES: {
  readonly [action in ReferralAction]: {
    readonly from: readonly ReferralState[];
    readonly to: ReferralState;
    readonly cadre: boolean;
  };
} = {
  confirm: { from: ['DIUSULKAN'], to: 'DIKONFIRMASI', cadre: false },
  depart: { from: ['DIKONFIRMASI'], to: 'BERANGKAT', cadre: true },
  // Some go by themselves before anyone writes down that they left.
  receive: { from: ['DIKONFIRMASI', 'BERANGKAT'], to: 'DITERIMA', cadre: false },
  finish: { from: ['DITERIMA'], to: 'SELESAI', cadre: false },
  noShow: { from: ['DIKONFIRMASI', 'BERANGKAT'], to: 'TIDAK_DATANG', cadre: false },
  refuse: { from: ['DIUSULKAN', 'DIKONFIRMASI', 'BERANGKAT'], to: 'MENOLAK', cadre: true },
  cancel: { from: ['DIUSULKAN', 'DIKONFIRMASI', 'BERANGKAT'], to: 'DIBATALKAN', cadre: false },
};

/** The state a new referral begins in: an emergency is on its way at once. @source homevisit-referral.md 3 */
export function startReferralState(level: ReferralLevel, actor: ReferralActor): ReferralState {
  if (level === 'emergency') return 'BERANGKAT';
  return actor === 'nakes' ? 'DIKONFIRMASI' : 'DIUSULKAN';
}

/**
 * The state after a step. Only nakes confirm, but in an emergency a cadre may leave at once; a cadre may take back a
 * proposal that nobody has confirmed.
 * @returns the next state; `referral.notFromHere`, `referral.onlyNakes`, or `referral.reasonMissing` to cancel without one
 * @source homevisit-referral.md 3
 */
export function nextReferralState(state: ReferralState, step: ReferralStep): Result<ReferralState, ReferralProblem> {
  const { action, actor, level, reason } = step;
  const move = MOVES[action];
  const leavesUnconfirmed = action === 'depart' && state === 'DIUSULKAN' && level === 'emergency';
  if (!move.from.includes(state) && !leavesUnconfirmed) return err({ code: 'referral.notFromHere', state, action });
  const takesBack = action === 'cancel' && state === 'DIUSULKAN';
  if (actor === 'cadre' && !move.cadre && !takesBack) return err({ code: 'referral.onlyNakes', action });
  if (action === 'cancel' && !reason?.trim()) return err({ code: 'referral.reasonMissing' });
  return ok(move.to);
}

/** True while something is still to happen. */
export function isOpen(state: ReferralState): boolean {
  return state === 'DIUSULKAN' || state === 'DIKONFIRMASI' || state === 'BERANGKAT' || state === 'DITERIMA';
}
