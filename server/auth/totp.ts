import { createHmac, timingSafeEqual } from 'node:crypto';

/** Time-based one-time codes, as every authenticator app makes them. @source RFC 6238 (SHA-1, 30 s, 6 digits) over RFC 4226 */
const STEP_MS = 30_000;
const DIGITS = 6;
/** Steps before and after this one that count: phones' clocks differ. @source RFC 6238, 5.2 */
const DRIFT_STEPS = 1;
const SECRET_BYTES = 20;
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A new secret in base32, 160 bits. @source RFC 4226, 4 R6 */
export function newTotpSecret(random: (count: number) => Uint8Array): string {
  // 32 letters fit into a byte eight times: each is equally likely.
  return [...random((SECRET_BYTES * 8) / 5)].map((byte) => BASE32[byte % BASE32.length]).join('');
}

/** The code of a time step, 6 digits. */
export function totpOf(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac('sha1', decodeBase32(secret)).update(counter).digest();
  const offset = (hash.at(-1) ?? 0) & 15;
  const number = hash.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0');
}

/** The step of an instant (ms since epoch). */
export function stepAt(now: number): number {
  return Math.floor(now / STEP_MS);
}

/** The step around `now` whose code this is; undefined for a wrong one. */
export function findStep(secret: string, code: string, now: number): number | undefined {
  const present = stepAt(now);
  for (let step = present - DRIFT_STEPS; step <= present + DRIFT_STEPS; step++) {
    if (isSame(totpOf(secret, step), code)) return step;
  }
  return undefined;
}

/** What the QR says to an authenticator app. @source Key URI format of Google Authenticator */
export function totpUri(secret: string, userName: string): string {
  const issuer = 'Posyandu Prima';
  const question = new URLSearchParams({ secret, issuer, algorithm: 'SHA1', digits: String(DIGITS), period: '30' });
  return `otpauth://totp/${encodeURIComponent(`${issuer}:${userName}`)}?${question.toString().replaceAll('+', '%20')}`;
}

function decodeBase32(text: string): Buffer {
  const bytes: number[] = [];
  let [bits, value] = [0, 0];
  for (const letter of text) {
    value = ((value << 5) | BASE32.indexOf(letter)) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((value >> bits) & 0xff);
  }
  return Buffer.from(bytes);
}

function isSame(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
