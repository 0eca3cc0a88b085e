/** Writing to this device failed; what was typed is still on the screen and in memory. */
export type StorageProblem =
  /** The disk, or the browser's share of it, is full. */
  | { readonly code: 'storage.full' }
  /** The browser allows no storage here (private window, blocked site data). */
  | { readonly code: 'storage.blocked' }
  /** The browser closed the database, another tab is replacing it, or has destroyed its key: reload. */
  | { readonly code: 'storage.closed' }
  /** What lies here is sealed, and its key is gone: `startAnew`. */
  | { readonly code: 'storage.keyLost' }
  /** Bytes on the disk have changed: a start sets them aside (`openMended`), and so does "Periksa catatan". */
  | { readonly code: 'storage.damaged' };

const FULL = 'QuotaExceededError';
const KEY_LOST = 'KeyLost';
const SEAL_BROKEN = 'SealBroken';
const BLOCKED = new Set([
  'SecurityError',
  'InvalidAccessError',
  'MissingAPIError',
  'OpenFailedError',
  'NotAllowedError',
]);
const CLOSED = new Set([
  'DatabaseClosedError',
  'InvalidStateError',
  'VersionError',
  'VersionChangeError',
  'UnknownError',
  'NoKey',
]);

/**
 * Names what a failed transaction means to a person. Dexie wraps the browser's error, sometimes twice: the innermost known name counts.
 * @returns undefined for anything else, which is a bug and should be thrown on
 */
export function findStorageProblem(error: unknown): StorageProblem | undefined {
  for (const name of namesOf(error).toReversed()) {
    if (name === FULL) return { code: 'storage.full' };
    if (name === KEY_LOST) return { code: 'storage.keyLost' };
    if (name === SEAL_BROKEN) return { code: 'storage.damaged' };
    if (BLOCKED.has(name)) return { code: 'storage.blocked' };
    if (CLOSED.has(name)) return { code: 'storage.closed' };
  }
  return undefined;
}

/** Names of an error and of those inside it, outermost first. */
function namesOf(error: unknown): string[] {
  const names: string[] = [];
  for (let inner: unknown = error, depth = 0; isError(inner) && depth < 4; depth++) {
    names.push(inner.name);
    inner = inner.inner;
  }
  return names;
}

function isError(error: unknown): error is { readonly name: string; readonly inner?: unknown } {
  return typeof error === 'object' && error !== null && 'name' in error && typeof error.name === 'string';
}
