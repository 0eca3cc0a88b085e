import type { Role } from '#lib/events/envelope.ts';
import type { Result } from '#lib/domain/result.ts';
import type { ApiProblem } from './problems.ts';

/** Someone who can use this device. */
export interface CadreAccount {
  readonly accountId: string;
  readonly displayName: string;
  readonly role: Role;
  /** False until a PIN was set the first time. */
  readonly hasPin: boolean;
}

/** Who is using the device now. */
export type SignedIn = Pick<CadreAccount, 'accountId' | 'displayName' | 'role'>;

export type SignInProblem =
  | { readonly code: 'pin.wrong'; readonly triesLeft: number }
  /** Too many wrong tries; `untilAt` in ms since epoch. */
  | { readonly code: 'pin.wait'; readonly untilAt: number }
  /** Not six digits. */
  | { readonly code: 'pin.malformed' }
  | { readonly code: 'pin.notSet' }
  | { readonly code: 'account.unknown' };

/** Names and PINs; works offline, with the verifiers that the profile brought. */
export interface SignIn {
  /** The cadres of the Posyandu, by name. */
  readonly accounts: readonly CadreAccount[];
  readonly current: SignedIn | undefined;
  /** Signs in with the PIN of six digits. */
  enter(accountId: string, pin: string): Promise<Result<SignedIn, SignInProblem>>;
  /** Sets the PIN of an account that has none, and signs in; needs the server once. */
  setPin(accountId: string, pin: string): Promise<Result<SignedIn, SignInProblem | ApiProblem>>;
  /** Leaves the device to the next person. Drafts stay. */
  switchUser(): Promise<void>;
}
