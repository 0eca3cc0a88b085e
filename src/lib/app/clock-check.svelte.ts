import type { Settings } from '#lib/db/settings.ts';

const KEY = 'clockOff';
const PEER_KEY = 'clockOffPeer';
/** Slow networks and hand-set clocks differ by minutes; the session day and ages go by days. */
const TOLERATED_MS = 15 * 60_000;

/** What is wrong with this device's clock; texts are in the catalogue. */
export interface ClockProblem {
  readonly code: 'clock.ahead' | 'clock.behind' | 'clock.differs';
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
  /** Against another device: which of the two is right is not known. */
  #peerOffMs = $state.raw(0);

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** Reads what was noticed last: it holds also without a network. */
  async load(): Promise<void> {
    const [stored, peer] = [await this.#settings.load(KEY), await this.#settings.load(PEER_KEY)];
    this.#offMs = typeof stored === 'number' ? stored : 0;
    this.#peerOffMs = typeof peer === 'number' ? peer : 0;
  }

  /** Notes what the server's clock shows at this moment. @param theirs ms since epoch @param ours the same by this device */
  async note(theirs: number, ours: number): Promise<void> {
    this.#offMs = ours - theirs;
    await this.#settings.save(KEY, this.#offMs);
    // The server has said which clock is right.
    await this.#notePeerOff(0);
  }

  /** Notes what the clock of another device shows at this moment; which of the two is right only the server or a person knows. */
  async notePeer(theirs: number, ours: number): Promise<void> {
    await this.#notePeerOff(ours - theirs);
  }

  /** Undefined while the clock is near enough, and before it was ever compared. */
  get problem(): ClockProblem | undefined {
    const byPeer = describeOffset(this.#peerOffMs);
    return describeOffset(this.#offMs) ?? (byPeer && { ...byPeer, code: 'clock.differs' });
  }

  async #notePeerOff(offMs: number): Promise<void> {
    this.#peerOffMs = offMs;
    await this.#settings.save(PEER_KEY, offMs);
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
