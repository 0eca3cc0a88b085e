import type { PosyanduEvent } from '#lib/events/envelope.ts';

/** An invented event: a measurement of person `p1` by a cadre on tablet `T1`, with what is given in its place. */
export function makeEvent(overrides: Partial<PosyanduEvent> = {}): PosyanduEvent {
  return {
    id: 'e1',
    type: 'measurement',
    v: 1,
    subject: 'p1',
    data: { weightKg: 8.4 },
    by: 'K1',
    role: 'cadre',
    device: 'T1',
    at: Date.UTC(2026, 7, 7, 1),
    ...overrides,
  };
}
