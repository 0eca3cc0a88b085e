/** Pauses between tries to connect, ms. @source design default */
export const BACKOFF = { firstMs: 500, longestMs: 30_000 } as const;

/**
 * The pause before a try: doubled each time, and somewhere between half and all of that, so that the tablets of a
 * hundred Posyandu do not come back in one instant.
 * @param failures tries that failed in a row, from 1
 * @param random in [0, 1)
 * @returns ms
 */
export function computePauseMs(failures: number, random: number): number {
  const whole = Math.min(BACKOFF.longestMs, BACKOFF.firstMs * 2 ** (failures - 1));
  return whole / 2 + (whole / 2) * random;
}
