import { expect, test } from 'vitest';
import { FaultWorld } from '../support/fault-world.ts';

/** Named, so that a failure can be played again. */
const WORLDS = [
  [20261122, 'server'],
  [7, 'server'],
  [90, 'eachOther'],
  [314159, 'eachOther'],
] as const;
const OPERATIONS = 2_500;

test.each(WORLDS)(
  'seed %i, settled through the %s: five tablets that part, meet by every way, are killed and go by wrong clocks, beside a server that is killed and put back, end equal; nothing saved is lost',
  async (seed, through) => {
    await using world = await FaultWorld.make(seed);
    await world.run(OPERATIONS);
    const outcome = await world.settle(through);
    expect(outcome).toMatchObject({
      operations: OPERATIONS,
      lost: 0,
      invented: 0,
      altered: 0,
      hidden: 0,
      different: 0,
    });
    // It was no quiet life.
    expect(outcome.saved).toBeGreaterThan(OPERATIONS / 2);
    const ways = ['meetServer', 'meetDirectly', 'sendFile', 'receiveFile', 'watchFilm', 'cutOff'] as const;
    for (const what of [...ways, 'clockGoesWrong', 'tabDied'] as const) {
      expect(world.happened.get(what), what).toBeGreaterThan(3);
    }
    for (const fate of ['killed beforeCommit', 'killed afterCommit', 'backup restored', 'answer lost']) {
      expect(world.server.fates.get(fate), fate).toBeGreaterThan(0);
    }
  },
  600_000,
);
