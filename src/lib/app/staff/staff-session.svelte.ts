import { err, type Result } from '#lib/domain/result.ts';
import { me as meSchema, type Me } from './account-api.ts';
import { nothing, type Ask, type StaffProblem } from './ask.ts';
import type { KeptAnswers } from './kept-answers.ts';

/** Who this browser is signed in as. */
export type Standing =
  /** The server has not answered yet. */
  | { readonly kind: 'asking' }
  /** `ended` where somebody was signed in on this page and the server has ended it. */
  | { readonly kind: 'signedOut'; readonly ended: boolean }
  | { readonly kind: 'signedIn'; readonly me: Me }
  /** Nothing is known of anybody, and the server could not be asked. */
  | { readonly kind: 'unreachable'; readonly problem: StaffProblem };

/** What an account may ask for beyond its password. */
export interface ProofAskedFor {
  /** Of an authenticator app, or a recovery code. */
  readonly code?: string;
  /** In the place of a one-time password. */
  readonly newPassword?: string;
}

/** What the first admin account is made of. */
export interface FirstAdmin {
  readonly code: string;
  readonly userName: string;
  readonly displayName: string;
  readonly password: string;
}

/**
 * The signing in of a member of staff on this browser. The session itself is a cookie that no script can read; this knows whose it is.
 *
 * 1. Questions go through `ask`; an answer that the session has ended turns the standing to signed out.
 * 2. Without a network, who was signed in last still is: the server decides again as soon as it is reached.
 *    Until it has answered too, so that a page asks for its figures at once; each of them is given by the server alone.
 * 3. Signing out needs the server, which alone can end the session: without it the person is told, and stays signed in.
 */
export class StaffSession {
  readonly #ask: Ask;
  readonly #kept: KeptAnswers;
  #standing = $state.raw<Standing>({ kind: 'asking' });

  constructor(ask: Ask, kept: KeptAnswers) {
    this.#ask = ask;
    this.#kept = kept;
  }

  get standing(): Standing {
    return this.#standing;
  }

  /** Who is signed in; undefined in every other standing. */
  get me(): Me | undefined {
    return this.#standing.kind === 'signedIn' ? this.#standing.me : undefined;
  }

  /** Asks the server who is signed in. */
  async refresh(): Promise<void> {
    const known = this.#standing.kind === 'asking' ? this.#kept.load('me', meSchema)?.value : undefined;
    if (known) this.#standing = { kind: 'signedIn', me: known };
    const answer = await this.#ask({ path: '/api/me', answer: meSchema });
    if (answer.ok) this.#enter(answer.value);
    else if (answer.problem.code === 'http.signInFirst' || answer.problem.code === 'account.unknown')
      this.#leave({ ended: this.me !== undefined });
    else this.#standing = this.#standingWithoutServer(answer.problem);
  }

  /**
   * `signIn.wrong`, or `signIn.wait` with how long; `signIn.codeNeeded` and `signIn.newPasswordNeeded` ask for more.
   * @param more what was asked for: sent with the same name and password once more
   */
  signIn(userName: string, password: string, more: ProofAskedFor = {}): Promise<Result<Me, StaffProblem>> {
    return this.#prove('/api/sign-in', { userName, password, ...more });
  }

  /** Makes the first admin account with the code of the server's first start, and signs in. */
  makeFirstAdmin(admin: FirstAdmin): Promise<Result<Me, StaffProblem>> {
    return this.#prove('/api/first-admin', admin);
  }

  /** Ends the session and forgets what was kept of it. */
  async signOut(): Promise<Result<undefined, StaffProblem>> {
    const answer = await this.#ask({ method: 'POST', path: '/api/sign-out', answer: nothing });
    if (answer.ok) this.#leave({ ended: false });
    return answer;
  }

  /** Asks as the person signed in. */
  readonly ask: Ask = async (question) => {
    const answer = await this.#ask(question);
    if (!answer.ok && answer.problem.code === 'http.signInFirst') this.#leave({ ended: true });
    return answer;
  };

  async #prove(path: string, body: object): Promise<Result<Me, StaffProblem>> {
    const answer = await this.#ask({ method: 'POST', path, body, answer: meSchema });
    if (!answer.ok) return err(answer.problem);
    this.#kept.clear();
    this.#enter(answer.value);
    return answer;
  }

  #enter(me: Me): void {
    this.#kept.save('me', me);
    // The same person again is nothing new to whoever looks.
    if (JSON.stringify(this.me) !== JSON.stringify(me)) this.#standing = { kind: 'signedIn', me };
  }

  #leave({ ended }: { readonly ended: boolean }): void {
    this.#kept.clear();
    this.#standing = { kind: 'signedOut', ended };
  }

  #standingWithoutServer(problem: StaffProblem): Standing {
    const kept = this.#kept.load('me', meSchema);
    return kept ? { kind: 'signedIn', me: kept.value } : { kind: 'unreachable', problem };
  }
}
