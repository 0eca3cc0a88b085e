const FIRST_WAIT_MS = 50;
const LONGEST_WAIT_MS = 2_000;

/** A wait that a stopping hub can cut short. */
export type Pause = (ms: number) => Promise<void>;

/** Waits in real time, or until the signal ends all waiting. */
export function createPause(signal: AbortSignal): Pause {
  return (ms) =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const done = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal.addEventListener('abort', done);
    });
}

/**
 * Tries again, with growing waits, until it succeeds: for the store, without which nothing can go on and which comes back
 * (another process's lock, a full disk, PostgreSQL restarted).
 * @throws the last error once the signal has ended the trying
 */
export async function untilDone<T>(
  attempt: () => Promise<T>,
  { signal, onFailure }: { readonly signal: AbortSignal; readonly onFailure: (error: unknown) => void },
): Promise<T> {
  const pause = createPause(signal);
  for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)) {
    try {
      return await attempt();
    } catch (error) {
      onFailure(error);
      if (signal.aborted) throw error;
      await pause(waitMs);
    }
  }
}
