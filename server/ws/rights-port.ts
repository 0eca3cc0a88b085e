/** What the bearer of a ticket may do in one document. */
export interface Grant {
  readonly kind: 'ok';
  /** Puskesmas of the document's Posyandu; first part of its key in the store. */
  readonly puskesmasId: string;
  /** Enrolled device behind the ticket; null for a staff session. */
  readonly deviceId: string | null;
  /** Staff account behind the ticket, or whose own device it is; null for a device of a Posyandu. */
  readonly accountId: string | null;
  readonly mayRead: boolean;
  readonly mayWrite: boolean;
  /**
   * True for a device whose events the document takes: enrolled for its Posyandu, now or in the past (a revoked device's earlier
   * events still arrive by way of others), or the browser of a member of staff who may write there. Asked for each update, so it must be quick.
   */
  readonly enrolledDevices: (deviceId: string) => boolean;
}

/** No entry; the socket is closed with this code of `close-codes.ts`. */
export interface Refused {
  readonly kind: 'refused';
  readonly closeCode: number;
}

/** What the hub asks of accounts and devices (SPEC SY7): once for each socket and each document of a batch, before the first byte. */
export interface RightsPort {
  /**
   * @param ticket as it stands in the address of the socket; empty where there was none
   * @param documentId a well-formed document name
   */
  authorise(ticket: string, documentId: string): Promise<Grant | Refused>;
}
