import type { Grant } from '../ws/rights-port.ts';

/** Closes the open sockets of this process whose grant fits, at once and for good: a revoked device, an account out of use. */
export type CloseSockets = (fits: (grant: Pick<Grant, 'deviceId' | 'accountId'>) => boolean) => void;
