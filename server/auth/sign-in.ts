import { err, ok, type Result } from '#lib/domain/result.ts';
import { staffActorOf, type Account } from './account-rows.ts';
import type { AccountsStore } from './accounts-store.ts';
import type { AuditAction, AuditPort } from './audit.ts';
import { userNameKey } from './new-account.ts';
import { checkNewPassword, type NewPasswordProblem, type PasswordsStore } from './passwords-store.ts';
import type { PasswordCheck } from './passwords.ts';
import type { SecondFactor } from './second-factor.ts';
import type { OpenedSession, SessionsStore } from './sessions-store.ts';
import { Throttle, type ThrottleParts } from './throttle-store.ts';

/** What somebody typed, and from where. */
export interface SignInAttempt {
  readonly userName: string;
  readonly password: string;
  /** Of the authenticator app or a recovery code, where the account asks for one. */
  readonly code?: string | undefined;
  /** In the place of a one-time password. */
  readonly newPassword?: string | undefined;
  readonly address: string;
}

/**
 * `signIn.wrong` never says which of the two was wrong, nor whether the account exists. The others come only after the right password:
 * ask for the code or the new password, and send all of it again.
 */
export type SignInProblem =
  | { readonly code: 'signIn.wrong' | 'signIn.codeNeeded' | 'signIn.codeWrong' }
  | { readonly code: 'signIn.newPasswordNeeded' | 'signIn.passwordExpired' }
  | { readonly code: 'signIn.wait'; readonly waitMs: number }
  | NewPasswordProblem;

/** An account's wait stays short, so that nobody can lock its owner out by guessing. */
const PER_ACCOUNT = { free: 5, firstWaitMs: 1_000, longestWaitMs: 60_000, forgetMs: 60 * 60_000 };
/** A whole Puskesmas may share one address. */
const PER_ADDRESS = { free: 20, firstWaitMs: 1_000, longestWaitMs: 15 * 60_000, forgetMs: 60 * 60_000 };
/** Whoever guesses codes has the password already, and six digits are few. */
const PER_CODE = { free: 5, firstWaitMs: 5_000, longestWaitMs: 15 * 60_000, forgetMs: 24 * 60 * 60_000 };

/** What signing in stands on. */
export interface SignInParts extends ThrottleParts {
  readonly accounts: AccountsStore;
  readonly sessions: SessionsStore;
  readonly passwords: PasswordCheck;
  readonly passwordsStore: PasswordsStore;
  readonly secondFactor: SecondFactor;
  readonly audit: AuditPort;
}

/** Signs staff in by user name and password, and a code where the account asks for one; wrong ones cost growing waits. */
export class SignIn {
  readonly #parts: SignInParts;
  readonly #perAccount: Throttle;
  readonly #perAddress: Throttle;
  readonly #perCode: Throttle;

  constructor(parts: SignInParts) {
    this.#parts = parts;
    this.#perAccount = new Throttle('sign-in account', PER_ACCOUNT, parts);
    this.#perAddress = new Throttle('sign-in address', PER_ADDRESS, parts);
    this.#perCode = new Throttle('sign-in code', PER_CODE, parts);
  }

  async signIn(attempt: SignInAttempt): Promise<Result<OpenedSession & { account: Account }, SignInProblem>> {
    const { accounts, passwords, sessions } = this.#parts;
    const nameKey = userNameKey(attempt.userName);
    const waitMs = (await this.#perAddress.attempt(attempt.address)) || (await this.#perAccount.attempt(nameKey));
    if (waitMs > 0) return err({ code: 'signIn.wait', waitMs });
    const known = await accounts.findSignIn(nameKey);
    const actor = known && staffActorOf(known.account);
    const right = await passwords.matches(attempt.password, known?.passwordHash ?? null);
    if (!known || !actor || !right) {
      if (known) await this.#record(known.account, 'signInFailed');
      return err({ code: 'signIn.wrong' });
    }
    await this.#perAddress.forgive(attempt.address);
    await this.#perAccount.clear(nameKey);
    const { account } = known;
    const proved = await this.#proveFurther(account, attempt);
    if (!proved.ok) return proved;
    const opened = await sessions.open(account);
    await this.#record(account, 'signIn');
    return ok({ ...opened, account });
  }

  /** What is asked beyond the password. A code is used up last of all, when nothing else can stand in the way. */
  async #proveFurther(account: Account, attempt: SignInAttempt): Promise<Result<undefined, SignInProblem>> {
    const { password, newPassword, code } = attempt;
    const { passwordExpiresAt } = account;
    const isOneTime = passwordExpiresAt !== null;
    if (isOneTime && this.#parts.now() >= passwordExpiresAt) return err({ code: 'signIn.passwordExpired' });
    if (isOneTime && newPassword === undefined) return err({ code: 'signIn.newPasswordNeeded' });
    const fitting = isOneTime ? checkNewPassword(password, newPassword ?? '') : ok(undefined);
    if (!fitting.ok) return fitting;
    const checked = account.hasSecondFactor ? await this.#checkCode(account, code) : ok(undefined);
    if (!checked.ok || !isOneTime) return checked;
    await this.#parts.passwordsStore.change(account, newPassword ?? '');
    await this.#parts.sessions.closeAll(account);
    await this.#record(account, 'passwordChange');
    return ok(undefined);
  }

  async #checkCode(account: Account, code: string | undefined): Promise<Result<undefined, SignInProblem>> {
    if (code === undefined || code.trim() === '') return err({ code: 'signIn.codeNeeded' });
    const waitMs = await this.#perCode.attempt(account.accountId);
    if (waitMs > 0) return err({ code: 'signIn.wait', waitMs });
    if (!(await this.#parts.secondFactor.use(account, code))) {
      await this.#record(account, 'signInFailed');
      return err({ code: 'signIn.codeWrong' });
    }
    await this.#perCode.clear(account.accountId);
    return ok(undefined);
  }

  #record({ accountId, puskesmasId }: Account, action: AuditAction): Promise<void> {
    const subject = `account:${accountId}`;
    return this.#parts.audit.record({ actor: { kind: 'visitor' }, action, subject, puskesmasId });
  }
}
