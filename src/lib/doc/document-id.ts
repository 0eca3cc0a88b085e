import { DOCUMENT_KINDS, type DocumentKind } from '#lib/events/catalogue.ts';

/** The parsed name of a document, which is also its room name on the wire. */
export interface DocumentRef {
  readonly kind: DocumentKind;
  readonly posyanduId: string;
  /** `YYYY-MM-DD` for a session, `YYYY-MM` for visits, care and confidential, absent for a register. */
  readonly period?: string;
}

const PERIOD: { readonly [kind in DocumentKind]: RegExp | undefined } = {
  register: undefined,
  session: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  visits: /^\d{4}-(0[1-9]|1[0-2])$/,
  care: /^\d{4}-(0[1-9]|1[0-2])$/,
  confidential: /^\d{4}-(0[1-9]|1[0-2])$/,
};
const POSYANDU_ID = /^[A-Za-z0-9_-]{1,32}$/;

/** Reads a document name such as `session:PM1:2026-08-07`; undefined when it names no document. */
export function parseDocumentId(name: string): DocumentRef | undefined {
  const [kindName, posyanduId, period, ...rest] = name.split(':');
  const kind = DOCUMENT_KINDS.find((known) => known === kindName);
  if (!kind || posyanduId === undefined || !POSYANDU_ID.test(posyanduId) || rest.length > 0) return undefined;
  const pattern = PERIOD[kind];
  if (!pattern) return period === undefined ? { kind, posyanduId } : undefined;
  return period !== undefined && pattern.test(period) ? { kind, posyanduId, period } : undefined;
}

/** Writes the name of a document; the inverse of `parseDocumentId`. */
export function formatDocumentId(ref: DocumentRef): string {
  return ref.period === undefined ? `${ref.kind}:${ref.posyanduId}` : `${ref.kind}:${ref.posyanduId}:${ref.period}`;
}

/** The register of a Posyandu. */
export function registerId(posyanduId: string): string {
  return formatDocumentId({ kind: 'register', posyanduId });
}

/** The session of a Posyandu on a day (`YYYY-MM-DD`). */
export function sessionId(posyanduId: string, date: string): string {
  return formatDocumentId({ kind: 'session', posyanduId, period: date });
}

/** A document of a Posyandu kept by month (`YYYY-MM`). */
export function monthlyId(kind: 'visits' | 'care' | 'confidential', posyanduId: string, month: string): string {
  return formatDocumentId({ kind, posyanduId, period: month });
}
