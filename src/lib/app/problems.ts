import type { StorageProblem } from '#lib/db/storage-problem.ts';

export type { StorageProblem };

/** Why something could not be recorded. */
export type RecordProblem =
  | StorageProblem
  /** Nobody has said who is using the device. */
  | { readonly code: 'signIn.needed' }
  /** The session has been closed; open it again or correct with a reason. */
  | { readonly code: 'session.notOpen' }
  /** The ten seconds are over: correct instead. */
  | { readonly code: 'undo.tooLate' }
  /** Another device has answered on top of it meanwhile. */
  | { readonly code: 'undo.superseded' };

/** Why an answer did not come from the server. Codes of the server itself pass through as they are. */
export type ApiProblem =
  | { readonly code: 'api.noNetwork' }
  /** The answer was not what this version understands: a newer server, or a login page of a hotspot. */
  | { readonly code: 'api.unreadable' }
  | { readonly code: string };

/**
 * What became of an entry: on its way to the disk of this device, on it (one tick), on another device's too, on the server's (two ticks), or named and
 * refused by the server.
 */
export type Tick = 'saving' | 'saved' | 'shared' | 'received' | 'refused';
