/** What a process is stopped by, and with what. */
export interface StopParts {
  /** Ends in order: nothing new is taken, what was taken comes to the disk and is receipted, sockets are sent elsewhere. */
  stop(): Promise<void>;
  /** Longest that `stop` may take, ms; after it the process ends as it is. */
  readonly limitMs: number;
  /** Where signals come from: the process. */
  readonly signals: { on(signal: 'SIGTERM' | 'SIGINT', heard: () => void): unknown };
  /** ms since any moment; never set back. */
  readonly now: () => number;
  /** Ends the process at once. */
  exit(code: number): void;
  /** Tells an operator what became of it. */
  say(line: string): void;
  /** `stop` has failed. */
  onFailure(error: unknown): void;
}

/** One press of Ctrl-C comes from the terminal and once more from `npm start`: signals so close together are one. */
const SAME_MS = 1_000;

/**
 * Stops on the first signal, in order and within a time; a second signal ends at once. Ending at once loses nothing that was receipted, since
 * a receipt follows the disk: devices send the rest again.
 */
export function stopOnSignals({ stop, limitMs, signals, now, exit, say, onFailure }: StopParts): void {
  let stoppingSince: number | undefined;
  const heard = (): void => {
    if (stoppingSince !== undefined) {
      if (now() - stoppingSince < SAME_MS) return;
      say('Ended at once by a second signal.');
      return exit(1);
    }
    stoppingSince = now();
    const limit = setTimeout(() => {
      say(`Not stopped in order within ${limitMs} ms; ended as it is.`);
      exit(1);
    }, limitMs);
    stop()
      .catch(onFailure)
      .finally(() => clearTimeout(limit));
  };
  signals.on('SIGTERM', heard);
  signals.on('SIGINT', heard);
}
