import { createHmac, timingSafeEqual } from 'node:crypto';

/** How long a ticket opens sockets; those it has opened live on. */
export const TICKET_LIFE_MS = 60_000;

/** For whom a ticket speaks. */
export interface TicketHolder {
  readonly kind: 'device' | 'staff';
  readonly puskesmasId: string;
  /** Device id or account id. */
  readonly id: string;
}

/** A ticket as it is handed out; `expiresAt` in ms since epoch. */
export interface Ticket {
  readonly ticket: string;
  readonly expiresAt: number;
}

/**
 * Signs a ticket. Nothing is stored: any process that has the secret can check it, and any number of sockets may show it.
 * @param now ms since epoch
 */
export function signTicket(secret: string, holder: TicketHolder, now: number): Ticket {
  const expiresAt = now + TICKET_LIFE_MS;
  const content = [holder.kind, holder.puskesmasId, holder.id, expiresAt.toString(36)].join('.');
  return { ticket: `${content}.${signatureOf(secret, content)}`, expiresAt };
}

/** Reads a ticket; undefined when it is not ours or no longer good. */
export function readTicket(secret: string, ticket: string, now: number): TicketHolder | undefined {
  const end = ticket.lastIndexOf('.');
  const content = ticket.slice(0, Math.max(end, 0));
  if (!sameText(ticket.slice(end + 1), signatureOf(secret, content))) return undefined;
  const [kind, puskesmasId, id, expiry] = content.split('.');
  if ((kind !== 'device' && kind !== 'staff') || !puskesmasId || !id || !expiry) return undefined;
  return now < Number.parseInt(expiry, 36) ? { kind, puskesmasId, id } : undefined;
}

function signatureOf(secret: string, content: string): string {
  return createHmac('sha256', secret).update(content).digest('base64url');
}

function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
