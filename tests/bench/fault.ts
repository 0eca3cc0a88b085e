import { FaultWorld } from '../support/fault-world.ts';
import type { Figure } from './figure.ts';

/** Things that happen in one world; a longer life only makes its documents slower. */
const OPERATIONS = 2_000;
/** Worlds of a run that nobody has narrowed; `--runs 500` is a night of a million operations. */
const WORLDS = 5;

/** Lives of five tablets and a server, each of another seed, printed so that a failure can be played again. */
export async function measure({ runs = WORLDS }: { readonly runs?: number | undefined }): Promise<Figure[]> {
  let [operations, saved, lost, hidden, different] = [0, 0, 0, 0, 0];
  for (let seed = 1; seed <= runs; seed++) {
    const world = await FaultWorld.make(seed);
    await world.run(OPERATIONS);
    const outcome = await world.settle(seed % 2 === 0 ? 'server' : 'eachOther');
    operations += outcome.operations;
    saved += outcome.saved;
    lost += outcome.lost;
    hidden += outcome.hidden;
    different += outcome.different;
    if (outcome.lost + outcome.hidden + outcome.different > 0) console.error(`seed ${seed}:`, outcome);
  }
  const none = (what: string, figure: number): Figure => ({
    what,
    budget: '0',
    figure: String(figure),
    met: figure === 0,
  });
  return [
    { what: 'operations', budget: '', figure: String(operations), met: true },
    { what: 'events told to be saved', budget: '', figure: String(saved), met: true },
    none('of them lost', lost),
    none('values hidden', hidden),
    none('devices that differ', different),
  ];
}
