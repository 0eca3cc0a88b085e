import type { LogPort } from '#server/log/port.ts';
import { overrideLog } from './override-log.ts';

/** A gate before the commits of a log. */
export interface HeldAppends {
  /** Puts the gate before a log. */
  readonly wrap: (log: LogPort) => LogPort;
  /** Resolves when a commit stands before the gate. */
  readonly reached: Promise<void>;
  /** Opens the gate for good. */
  release(): void;
}

/** Holds all commits back until they are released; the first `failures` of them then fail, as on a full disk. */
export function holdAppends({ failures = 0 }: { readonly failures?: number } = {}): HeldAppends {
  const reached = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  let left = failures;
  const wrap = (log: LogPort): LogPort => {
    const append: LogPort['append'] = async (batch) => {
      reached.resolve();
      await released.promise;
      if (left > 0) {
        left -= 1;
        throw new Error('disk full (injected)');
      }
      return log.append(batch);
    };
    return overrideLog(log, { append });
  };
  return { wrap, reached: reached.promise, release: released.resolve };
}
