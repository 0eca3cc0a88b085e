import { createHmac, timingSafeEqual } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { encodeTuple, parseTuple, type PosyanduEvent } from '#lib/events/envelope.ts';
import { canonical } from '#lib/events/fold.ts';
import type { DocumentKey } from '../log/port.ts';

/** Where the seal stands in a tuple: behind the members that every version knows (SPEC E6 keeps it). */
const PLACE = 9;
/** 128 bits are what a forger would have to guess. */
const SEAL_BYTES = 16;

/**
 * Proves of an event that the server itself has once appended it, so that any device may bring it back to a store that was restored from an
 * older copy, and nobody can make one up (ADR 0008). A seal speaks of one event in one document of one Puskesmas.
 */
export class Seals {
  readonly #key: string;

  /** @param key secret that lies in the store and in its backups */
  constructor(key: string) {
    this.#key = key;
  }

  /** The event as the tuple to append, with its seal as the last member. */
  seal(document: DocumentKey, event: PosyanduEvent): unknown[] {
    // As plain JSON, which is what the check reads.
    const tuple: unknown[] = JSON.parse(JSON.stringify(encodeTuple(event)));
    while (tuple.length < PLACE) tuple.push(null);
    return [...tuple, this.#sealOf(document, event).toString('base64url')];
  }

  /** True for a tuple of `device` that bears the seal of exactly what it says. */
  isSealed(document: DocumentKey, device: string, raw: unknown): boolean {
    if (!Array.isArray(raw) || raw.length !== PLACE + 1 || !isPlainJson(raw)) return false;
    const parsed = parseTuple(raw, device);
    const seal: unknown = raw[PLACE];
    if (!parsed.ok || typeof seal !== 'string') return false;
    const shown = Buffer.from(seal, 'base64url');
    return shown.length === SEAL_BYTES && timingSafeEqual(shown, this.#sealOf(document, parsed.value));
  }

  #sealOf({ puskesmasId, documentId }: DocumentKey, event: PosyanduEvent): Buffer {
    const { id, type, v, subject, data, by, role, device, at, replaces = [] } = event;
    const said = [puskesmasId, documentId, device, id, type, v, subject, data, by, role, at, [...replaces]];
    return createHmac('sha256', this.#key).update(canonical(said)).digest().subarray(0, SEAL_BYTES);
  }
}

/** False for what Yjs carries and JSON does not (bytes, NaN, undefined, big integers), and for what nests too deeply to be read. */
function isPlainJson(raw: unknown): boolean {
  try {
    return isDeepStrictEqual(JSON.parse(JSON.stringify(raw)), raw);
  } catch {
    return false;
  }
}
