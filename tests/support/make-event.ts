import type { PosyanduEvent } from '#lib/events/envelope.ts';

/** Makes one event of an invented cadre's tablet. */
export function makeEvent(overrides: Partial<PosyanduEvent> & Pick<PosyanduEvent, 'id'>): PosyanduEvent {
  return {
    type: 'measurement',
    v: 1,
    subject: 'anak1',
    data: {},
    by: 'kader1',
    role: 'cadre',
    device: 'tablet1',
    at: Date.UTC(2026, 7, 7, 2),
    ...overrides,
  };
}
