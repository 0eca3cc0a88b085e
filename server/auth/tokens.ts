import { createHash, timingSafeEqual } from 'node:crypto';
import { newSecret, type RandomBytes } from './random.ts';

/**
 * What a device or a browser shows to prove itself: where its row lies, and a secret of which only the hash is stored.
 * The row is found by its key, so that a lookup stays inside its Puskesmas and compares in constant time.
 */
export interface Token {
  readonly puskesmasId: string;
  readonly id: string;
  readonly secret: string;
}

const SHAPE = /^([A-Za-z0-9_-]{1,64})\.([A-Za-z0-9_-]{1,64})\.([A-Za-z0-9_-]{43})$/;

/** A new token for a row. */
export function makeToken(puskesmasId: string, id: string, random: RandomBytes): Token {
  return { puskesmasId, id, secret: newSecret(random) };
}

/** A token as it travels. */
export function formatToken(token: Token): string {
  return `${token.puskesmasId}.${token.id}.${token.secret}`;
}

/** Reads what came; undefined for anything that no token looks like. */
export function parseToken(text: string): Token | undefined {
  const [, puskesmasId, id, secret] = SHAPE.exec(text) ?? [];
  return puskesmasId !== undefined && id !== undefined && secret !== undefined
    ? { puskesmasId, id, secret }
    : undefined;
}

/** SHA-256 in base64url: enough for secrets of 256 random bits. Passwords go through argon2id. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** Compares a secret with a stored hash in constant time. */
export function matchesHash(secret: string, storedHash: string): boolean {
  const given = Buffer.from(hashSecret(secret));
  const stored = Buffer.from(storedHash);
  return given.length === stored.length && timingSafeEqual(given, stored);
}
