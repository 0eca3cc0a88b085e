import { pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import type { RandomBytes } from './random.ts';

/**
 * With what a device checks a cadre's PIN without a network: PBKDF2-SHA256 over the PIN's digits (UTF-8), 32 bytes; salt and hash in base64.
 * A PIN has few digits, so whoever steals a device's storage can find it by trying; it says who writes, it does not guard the data.
 */
export interface PinVerifier {
  readonly salt: string;
  readonly iterations: number;
  readonly hash: string;
}

/** @source OWASP Password Storage Cheat Sheet, PBKDF2-HMAC-SHA256 asks for more; this is what a modest phone does in a second */
export const PIN_ITERATIONS = 210_000;
export const MIN_PIN_ITERATIONS = 200_000;
const PIN = /^\d{6}$/;
const derive = promisify(pbkdf2);

/** True for six digits. */
export function isPin(text: string): boolean {
  return PIN.test(text);
}

/** The verifier of a PIN, as WebCrypto on the device makes it too. */
export async function makePinVerifier(pin: string, random: RandomBytes): Promise<PinVerifier> {
  const salt = Buffer.from(random(16));
  const hash = await derive(pin, salt, PIN_ITERATIONS, 32, 'sha256');
  return { salt: salt.toString('base64'), iterations: PIN_ITERATIONS, hash: hash.toString('base64') };
}
