import { err, ok, type Result } from '#lib/domain/result.ts';
import { staffActorOf, type Account } from './account-rows.ts';
import type { AccountsStore } from './accounts-store.ts';
import type { AuditPort } from './audit.ts';
import { userNameKey } from './new-account.ts';
import type { PasswordCheck } from './passwords.ts';
import type { OpenedSession, SessionsStore } from './sessions-store.ts';
import { Throttle } from './throttle.ts';

/** What somebody typed, and from where. */
export interface SignInAttempt {
  readonly userName: string;
  readonly password: string;
  readonly address: string;
}

/** `signIn.wrong` never says which of the two was wrong, nor whether the account exists. */
export type SignInProblem =
  { readonly code: 'signIn.wrong' } | { readonly code: 'signIn.wait'; readonly waitMs: number };

/** An account's wait stays short, so that nobody can lock its owner out by guessing. */
const PER_ACCOUNT = { free: 5, firstWaitMs: 1_000, longestWaitMs: 60_000, forgetMs: 60 * 60_000 };
/** A whole Puskesmas may share one address. */
const PER_ADDRESS = { free: 20, firstWaitMs: 1_000, longestWaitMs: 15 * 60_000, forgetMs: 60 * 60_000 };

/** Signs staff in by user name and password; wrong ones cost growing waits per account and per address. */
export class SignIn {
  readonly #accounts: AccountsStore;
  readonly #sessions: SessionsStore;
  readonly #passwords: PasswordCheck;
  readonly #audit: AuditPort;
  readonly #perAccount: Throttle;
  readonly #perAddress: Throttle;

  constructor(parts: {
    accounts: AccountsStore;
    sessions: SessionsStore;
    passwords: PasswordCheck;
    audit: AuditPort;
    now: () => number;
  }) {
    this.#accounts = parts.accounts;
    this.#sessions = parts.sessions;
    this.#passwords = parts.passwords;
    this.#audit = parts.audit;
    this.#perAccount = new Throttle(PER_ACCOUNT, parts.now);
    this.#perAddress = new Throttle(PER_ADDRESS, parts.now);
  }

  async signIn(attempt: SignInAttempt): Promise<Result<OpenedSession & { account: Account }, SignInProblem>> {
    const nameKey = userNameKey(attempt.userName);
    const waitMs = this.#perAddress.attempt(attempt.address) || this.#perAccount.attempt(nameKey);
    if (waitMs > 0) return err({ code: 'signIn.wait', waitMs });
    const known = await this.#accounts.findSignIn(nameKey);
    const actor = known && staffActorOf(known.account);
    const right = await this.#passwords.matches(attempt.password, known?.passwordHash ?? null);
    if (!known || !actor || !right) {
      if (known) await this.#record(known.account, 'signInFailed');
      return err({ code: 'signIn.wrong' });
    }
    this.#perAddress.forgive(attempt.address);
    this.#perAccount.clear(nameKey);
    const opened = await this.#sessions.open(known.account);
    await this.#record(known.account, 'signIn');
    return ok({ ...opened, account: known.account });
  }

  #record({ accountId, puskesmasId }: Account, action: 'signIn' | 'signInFailed'): Promise<void> {
    return this.#audit.record({ actor: { kind: 'visitor' }, action, subject: `account:${accountId}`, puskesmasId });
  }
}
