import { createHash } from 'node:crypto';
import type { Reference, Resource, ResourceType } from './resources.ts';

/**
 * Names a resource by the row it is made of: `Observation/session:pm_1:2026-08-07/P1/weightKg`. The same row gives the same key for
 * ever; what is sent under it is kept with the id that SATUSEHAT gave, so that sending again updates and never doubles.
 */
export type LocalKey = `${ResourceType}/${string}`;

/** A resource with its key and the person it speaks of. References to other keys stand as their `urn:uuid:`. */
export interface LocalResource {
  readonly key: LocalKey;
  /** Null for places. */
  readonly personId: string | null;
  readonly resource: Resource;
}

/** The UUID of a key: what a Bundle and the identifier of the resource call it. Tells nothing of the row. */
export function uuidOf(key: LocalKey): string {
  const hex = createHash('sha256').update(`posyandu-prima ${key}`).digest('hex');
  // Version 8 (made by an own rule) and the variant of RFC 9562.
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** A reference to something that goes along, or has gone before. */
export function refTo(key: LocalKey): Reference {
  return { reference: `urn:uuid:${uuidOf(key)}` };
}
