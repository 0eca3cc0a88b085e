import type { PinVerifier } from './api/profile.ts';

/** The part of WebCrypto that is used. */
export type SubtlePort = Pick<SubtleCrypto, 'importKey' | 'deriveBits'>;

/** Rounds for a PIN set on this device; the server asks for 200,000 at least. */
const ITERATIONS = 210_000;
const HASH_BITS = 256;
const SALT_BYTES = 16;
const SHAPE = /^\d{6}$/;

/** True for six digits. */
export function isPin(text: string): boolean {
  return SHAPE.test(text);
}

/** Makes the verifier of a new PIN. */
export async function makePinVerifier(
  pin: string,
  subtle: SubtlePort,
  randomBytes: (length: number) => Uint8Array<ArrayBuffer>,
): Promise<PinVerifier> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(pin, salt, ITERATIONS, subtle);
  return { salt: toBase64(salt), iterations: ITERATIONS, hash: toBase64(hash) };
}

/** True when this is the PIN the verifier was made of. */
export async function verifyPin(pin: string, verifier: PinVerifier, subtle: SubtlePort): Promise<boolean> {
  const hash = await derive(pin, fromBase64(verifier.salt), verifier.iterations, subtle);
  return toBase64(hash) === verifier.hash;
}

async function derive(
  pin: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
  subtle: SubtlePort,
): Promise<Uint8Array> {
  const key = await subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveBits']);
  const bits = await subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, key, HASH_BITS);
  return new Uint8Array(bits);
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
