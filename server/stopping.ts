/** What a process is stopped by, and with what. */
export interface StopParts {
  /** Ends in order: nothing new is taken, what was taken comes to the disk and is receipted, sockets are sent elsewhere. */
  stop(): Promise<void>;
  /** Longest that `stop` may take, ms; after it the process ends as it is. */
  readonly limitMs: number;
  /** Where signals come from: the process. */
  readonly signals: { on(signal: 'SIGTERM' | 'SIGINT', heard: () => void): unknown };
  /** Ends the process at once. */
  exit(code: number): void;
  /** Tells an operator what became of it. */
  say(line: string): void;
  /** `stop` has failed. */
  onFailure(error: unknown): void;
}

/**
 * Stops on the first signal, in order and within a time; a second signal ends at once. Ending at once loses nothing that was receipted, since
 * a receipt follows the disk: devices send the rest again.
 */
export function stopOnSignals({ stop, limitMs, signals, exit, say, onFailure }: StopParts): void {
  let isStopping = false;
  const heard = (): void => {
    if (isStopping) {
      say('Ended at once by a second signal.');
      return exit(1);
    }
    isStopping = true;
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
