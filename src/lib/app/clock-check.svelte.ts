import type { Settings } from '#lib/db/settings.ts';

const KEY = 'clockOff';
/** Slow networks and hand-set clocks differ by minutes; the session day and ages go by days. */
const TOLERATED_MS = 15 * 60_000;

/** What is wrong with this device's clock; texts are in the catalogue. */
export interface ClockProblem {
  readonly code: 'clock.ahead' | 'clock.behind';
  /** Whole days, hours or minutes, as people say them. */
  readonly amount: number;
  readonly unit: 'days' | 'hours' | 'minutes';
}

/**
 * Notices that this device's clock is off, by the server's time or that of another device. Nothing is decided by a clock; but a day opened on a wrong
 * date is a session of that date, so the person is told before.
 */
export class ClockCheck {
  readonly #settings: Settings;
  #offMs = $state.raw(0);

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** Reads what was noticed last: it holds also without a network. */
  async load(): Promise<void> {
    const stored = await this.#settings.load(KEY);
    this.#offMs = typeof stored === 'number' ? stored : 0;
  }

  /** Notes what another clock shows at this moment. @param theirs ms since epoch @param ours the same by this device */
  async note(theirs: number, ours: number): Promise<void> {
    this.#offMs = ours - theirs;
    await this.#settings.save(KEY, this.#offMs);
  }

  /** Undefined while the clock is near enough, and before it was ever compared. */
  get problem(): ClockProblem | undefined {
    return describeOffset(this.#offMs);
  }
}

/** Says an offset as people do. @param offMs how far the clock is ahead, negative behind */
export function describeOffset(offMs: number): ClockProblem | undefined {
  const off = Math.abs(offMs);
  if (off < TOLERATED_MS) return undefined;
  const code = offMs > 0 ? 'clock.ahead' : 'clock.behind';
  const minutes = Math.round(off / 60_000);
  if (minutes < 120) return { code, amount: minutes, unit: 'minutes' };
  const hours = Math.round(minutes / 60);
  return hours < 48 ? { code, amount: hours, unit: 'hours' } : { code, amount: Math.round(hours / 24), unit: 'days' };
}
