import { expect, test } from 'vitest';
import { FaultWorld } from '../support/fault-world.ts';

/** Named, so that a failure can be played again. */
const WORLDS = [
  [20261122, 'server'],
  [7, 'server'],
  [1945, 'server'],
  [90, 'eachOther'],
  [314159, 'eachOther'],
] as const;
const OPERATIONS = 2_000;

test.each(WORLDS)(
  'seed %i, settled through the %s: five tablets that part, meet by every way, are killed and go by wrong clocks end equal; nothing saved is lost',
  async (seed, through) => {
    const world = await FaultWorld.make(seed);
    await world.run(OPERATIONS);
    const outcome = await world.settle(through);
    expect(outcome).toMatchObject({ operations: OPERATIONS, lost: 0, hidden: 0, different: 0 });
    expect(outcome.saved).toBeGreaterThan(OPERATIONS / 3);
  },
  600_000,
);
