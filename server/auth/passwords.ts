import { hash, verify } from '@node-rs/argon2';

/** Shortest password that is accepted, in characters; length is what counts, so there is no rule on kinds of characters. */
export const MIN_PASSWORD_LENGTH = 10;
export const MAX_PASSWORD_LENGTH = 200;

/** argon2id, the package's default algorithm. @source OWASP Password Storage Cheat Sheet: 19 MiB, 2 passes, 1 lane */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hash of a password as a PHC string with its salt and cost. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), COST);
}

/** Checks passwords with the same work whether or not there is a hash to check against, so that time tells nobody who exists. */
export class PasswordCheck {
  readonly #decoy: Promise<string>;

  constructor(decoyPassword: string) {
    this.#decoy = hashPassword(decoyPassword);
  }

  /** @param storedHash null for an unknown user, or one without a password: then never true */
  async matches(password: string, storedHash: string | null): Promise<boolean> {
    const matched = await verify(storedHash ?? (await this.#decoy), password.normalize('NFKC'));
    return matched && storedHash !== null;
  }
}
