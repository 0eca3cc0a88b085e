import * as v from 'valibot';
import { FaultWorld } from '../../support/fault-world.ts';
import { Killed } from '../../support/make-device.ts';

const counts = v.record(v.string(), v.number());
/** What one life came to. */
export const life = v.object({ seed: v.number(), outcome: counts, happened: counts });
export type Life = v.InferOutput<typeof life>;

/** Lives one life of five tablets and a server: `length` things that happen, and then everybody meets. */
export async function live(seed: number, length: number): Promise<Life> {
  // What a killed tab still had in hand fails with it, and nobody is left to hear of it.
  process.on('unhandledRejection', (error) => {
    if (!(error instanceof Killed)) throw error;
  });
  await using world = await FaultWorld.make(seed);
  await world.run(length);
  const outcome = { ...(await world.settle(seed % 2 === 0 ? 'server' : 'eachOther')) };
  return { seed, outcome, happened: Object.fromEntries([...world.happened, ...world.server.fates]) };
}
