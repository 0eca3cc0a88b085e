/**
 * Why the server closes a socket (SPEC SY6). 4400 to 4499 stop the stock client from coming back by itself;
 * 4500 and above let it return.
 */
export const CLOSE = {
  badProtocol: 4400,
  noTicket: 4401,
  noRight: 4403,
  unknownDocument: 4404,
  revoked: 4410,
  ended: 4411,
  tooMuch: 4429,
  /** The reader did not read: it comes back and syncs anew. */
  tooSlow: 4508,
  /** The server is stopping: come back, elsewhere if there is an elsewhere. */
  goingAway: 4509,
} as const;

export type CloseCode = (typeof CLOSE)[keyof typeof CLOSE];

/** The dotted word that the catalogue of messages explains a close code with. */
export const CLOSE_REASON: { readonly [code: number]: string } = {
  [CLOSE.badProtocol]: 'sync.badProtocol',
  [CLOSE.noTicket]: 'sync.noTicket',
  [CLOSE.noRight]: 'sync.noRight',
  [CLOSE.unknownDocument]: 'sync.unknownDocument',
  [CLOSE.revoked]: 'sync.revoked',
  [CLOSE.ended]: 'sync.ended',
  [CLOSE.tooMuch]: 'sync.tooMuch',
  [CLOSE.tooSlow]: 'sync.tooSlow',
  [CLOSE.goingAway]: 'sync.goingAway',
};

/** True when a closed socket must stay closed until a person has acted. */
export function isFinal(code: number): boolean {
  return code >= 4400 && code < 4500;
}
