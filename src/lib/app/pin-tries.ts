/** Wrong tries of one account, and until when it has to wait. */
export interface PinTries {
  readonly wrong: number;
  /** ms since epoch; 0 where nothing has to be waited for. */
  readonly untilAt: number;
}

/** Tries that are free; each further wrong one waits, longer each time. @source design default */
export const FREE_TRIES = 5;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 15 * 60_000;

export const NO_TRIES: PinTries = { wrong: 0, untilAt: 0 };

/** One more wrong try at `now` (ms since epoch). */
export function addWrongTry({ wrong }: PinTries, now: number): PinTries {
  const tries = wrong + 1;
  if (tries < FREE_TRIES) return { wrong: tries, untilAt: 0 };
  return { wrong: tries, untilAt: now + Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (tries - FREE_TRIES)) };
}
