import {
  clearPin,
  removeSecondFactor,
  resetPassword,
  setActive,
  type AccountLine,
  type OneTimePassword,
} from '#lib/app/staff/account-api.ts';
import type { Ask, StaffProblem } from '#lib/app/staff/ask.ts';
import type { Result } from '#lib/domain/result.ts';

/** What an admin can do with an account that stands; keys of its texts begin with it. */
export type AccountAct = 'pin.clear' | 'reset' | 'factor.remove' | 'disable' | 'enable';

/** What can be done with an account as it is now. @param selfId the admin's own account, which others look after */
export function actsOf(account: AccountLine, selfId: string): readonly AccountAct[] {
  if (account.accountId === selfId) return [];
  if (!account.active) return ['enable'];
  return [
    ...(account.hasPin ? (['pin.clear'] as const) : []),
    ...(account.userName === null ? [] : (['reset'] as const)),
    ...(account.hasSecondFactor ? (['factor.remove'] as const) : []),
    'disable',
  ];
}

/** Does it. @returns a one-time password where that is what came of it */
export function act(
  ask: Ask,
  { accountId }: AccountLine,
  what: AccountAct,
): Promise<Result<OneTimePassword | undefined, StaffProblem>> {
  switch (what) {
    case 'pin.clear':
      return clearPin(ask, accountId);
    case 'reset':
      return resetPassword(ask, accountId);
    case 'factor.remove':
      return removeSecondFactor(ask, accountId);
    case 'disable':
      return setActive(ask, accountId, false);
    case 'enable':
      return setActive(ask, accountId, true);
    default:
      return what satisfies never;
  }
}
