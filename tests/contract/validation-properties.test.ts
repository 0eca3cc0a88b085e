import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PosyanduEvent } from '#lib/events/envelope.ts';
import { foldDocument, type Row } from '#lib/events/fold.ts';
import { eventsToReplace } from '#lib/events/slots.ts';
import { readSessionStanding, type SessionView } from '#lib/events/validation-view.ts';
import { digestVisit, digestVisits } from '#lib/events/visit-digest.ts';
import { makeEvent } from '../support/make-event.ts';

const SESSION = 'session:pos1:2026-08-07';
const CARE = 'care:pos1:2026-08';
const DEVICES = ['tablet1', 'tablet2', 'laptop'] as const;
type Device = (typeof DEVICES)[number];

/** What can happen to a day, on whichever device, with or without a line between them. */
type Step =
  | { readonly kind: 'weigh'; readonly device: Device; readonly person: string; readonly weightKg: number }
  | { readonly kind: 'close' | 'reopen'; readonly device: Device }
  | { readonly kind: 'approve' | 'sendBack' }
  | { readonly kind: 'meet'; readonly a: Device; readonly b: Device };

const device = fc.constantFrom(...DEVICES);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('weigh' as const),
      device,
      person: fc.constantFrom('A', 'B', 'C'),
      weightKg: fc.integer({ min: 3, max: 20 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('close' as const, 'reopen' as const), device }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('approve' as const, 'sendBack' as const) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('meet' as const), a: device, b: device }) },
);

/** Documents of one device: a session and a care document as sets of events. */
interface Copy {
  readonly session: Map<string, PosyanduEvent>;
  readonly care: Map<string, PosyanduEvent>;
}

/** Plays steps over three devices; each sees only what it has met. */
class Village {
  readonly copies = new Map<Device, Copy>(DEVICES.map((name) => [name, { session: new Map(), care: new Map() }]));
  /** Every entry that anybody ever made, by id, with its value. */
  readonly written = new Map<string, { readonly person: string; readonly weightKg: number }>();
  /** Marks of visits that the nakes really had before her when she approved. */
  readonly approvedStates = new Set<string>();
  #ids = 0;

  play(one: Step): void {
    switch (one.kind) {
      case 'weigh': {
        const row = this.visit(one.device, one.person);
        const { person, weightKg } = one;
        const id = this.#state(
          one.device,
          'session',
          { subject: person, data: { weightKg } },
          eventsToReplace(row, ['weightKg']),
        );
        this.written.set(id, { person, weightKg });
        return;
      }
      case 'close':
        return this.#stateSession(one.device, { state: 'closed', closedOver: digestVisits(this.visits(one.device)) });
      case 'reopen':
        return this.#stateSession(one.device, { state: 'open' });
      case 'approve': {
        const over = digestVisits(this.visits('laptop'));
        for (const mark of over) this.approvedStates.add(mark);
        return this.#decide({ decision: 'approved', over, closing: this.view('laptop').closedBy?.eventId ?? '' });
      }
      case 'sendBack':
        return this.#decide({
          decision: 'sentBack',
          closing: this.view('laptop').closedBy?.eventId ?? '',
          note: 'periksa',
        });
      case 'meet':
        return this.meet(one.a, one.b);
      default:
        return one satisfies never;
    }
  }

  meet(a: Device, b: Device): void {
    const [one, two] = [this.copies.get(a)!, this.copies.get(b)!];
    for (const kind of ['session', 'care'] as const) {
      for (const [id, event] of one[kind]) two[kind].set(id, event);
      for (const [id, event] of two[kind]) one[kind].set(id, event);
    }
  }

  rows(name: Device): { session: Row | undefined; visits: Row[]; validation: Row | undefined } {
    const copy = this.copies.get(name)!;
    const rows = foldDocument(SESSION, 'session', [...copy.session.values()]).rows;
    const care = foldDocument(CARE, 'care', [...copy.care.values()]).rows;
    return {
      session: rows.find(({ table }) => table === 'session'),
      visits: rows.filter(({ table }) => table === 'visit'),
      validation: care.find(({ subject }) => subject === SESSION),
    };
  }
  visits(name: Device): Row[] {
    return this.rows(name).visits;
  }
  visit(name: Device, person: string): Row | undefined {
    return this.visits(name).find(({ subject }) => subject === person);
  }
  view(name: Device): SessionView {
    const { session, visits, validation } = this.rows(name);
    return readSessionStanding(session, visits, validation);
  }

  #stateSession(name: Device, data: PosyanduEvent['data']): void {
    const { session } = this.rows(name);
    this.#state(
      name,
      'session',
      { type: 'session', subject: 'session', data },
      eventsToReplace(session, Object.keys(data)),
    );
  }
  #decide(data: PosyanduEvent['data']): void {
    const { validation } = this.rows('laptop');
    const replaces = eventsToReplace(validation, Object.keys(data));
    this.#state('laptop', 'care', { type: 'validation', subject: SESSION, data, role: 'village_nurse' }, replaces);
  }
  #state(name: Device, kind: 'session' | 'care', event: Partial<PosyanduEvent>, replaces: readonly string[]): string {
    this.#ids += 1;
    const id = `e${String(this.#ids).padStart(4, '0')}`;
    // Clocks go as they like: nothing may rest on them.
    const at = (this.#ids * 7919) % 1000;
    const role = name === 'laptop' ? 'village_nurse' : 'cadre';
    this.copies.get(name)![kind].set(id, makeEvent({ id, device: name, role, at, replaces, ...event }));
    return id;
  }
}

test('[E12] whatever is opened, closed, approved, sent back and delivered late, in any order: no entry is lost, and none is approved unseen', () => {
  let validated = 0;
  let late = 0;
  const property = fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
    const village = new Village();
    for (const one of steps) {
      village.play(one);
      for (const name of DEVICES) {
        const view = village.view(name);
        if (view.state === 'validated') {
          validated += 1;
          const marks = village.visits(name).map(digestVisit);
          expect(marks.filter((mark) => !village.approvedStates.has(mark))).toEqual([]);
        }
        late += view.late.length + view.changed.length;
      }
    }
    for (const [a, b] of [
      ['tablet1', 'tablet2'],
      ['tablet2', 'laptop'],
      ['laptop', 'tablet1'],
    ] as const)
      village.meet(a, b);
    const [first, second, third] = DEVICES.map((name) => village.view(name));
    expect(second).toEqual(first);
    expect(third).toEqual(first);
    // Every entry is either what stands, or was replaced by one that its author saw.
    const events = [...village.copies.get('laptop')!.session.values()];
    const replaced = new Set(events.flatMap(({ replaces = [] }) => replaces));
    for (const [id, { person, weightKg }] of village.written) {
      const standing = village.visit('laptop', person)?.slots['weightKg'] ?? [];
      const stands = standing.some((reading) => reading.eventId === id && reading.value === weightKg);
      expect(stands || replaced.has(id)).toBe(true);
    }
  });
  fc.assert(property, { numRuns: 150 });
  expect(validated).toBeGreaterThan(0);
  expect(late).toBeGreaterThan(0);
});
