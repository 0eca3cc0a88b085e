import { FaultWorld } from '../support/fault-world.ts';
import { Killed } from '../support/make-device.ts';
import type { FaultOutcome } from '../support/fault-outcome.ts';
import type { Figure } from './figure.ts';

/** Things that happen in one world; a longer life only makes its documents slower. */
const LIFE = 10_000;
/** Where nobody asks for more: two short lives. `--operations 1000000` is a night. */
const OPERATIONS = 4_000;

/**
 * Lives of five tablets and a server, each of a seed of its own. Each is told as it ends, so that a run that was broken off goes on with `--from`, and a failure is
 * played again with its seed alone.
 */
export async function measure({
  operations = OPERATIONS,
  from = 1,
}: {
  readonly operations?: number | undefined;
  readonly from?: number | undefined;
}): Promise<Figure[]> {
  const total = { operations: 0, saved: 0, lost: 0, invented: 0, hidden: 0, different: 0 };
  const happened = new Map<string, number>();
  // What a killed tab still had in hand fails with it, and nobody is left to hear of it.
  process.on('unhandledRejection', (error) => {
    if (!(error instanceof Killed)) throw error;
  });
  const length = Math.min(LIFE, Math.ceil(operations / 2));
  for (let seed = from; total.operations < operations; seed++) {
    await using world = await FaultWorld.make(seed);
    await world.run(length);
    const outcome = await world.settle(seed % 2 === 0 ? 'server' : 'eachOther');
    addTo(total, outcome);
    for (const [what, times] of [...world.happened, ...world.server.fates]) {
      happened.set(what, (happened.get(what) ?? 0) + times);
    }
    console.error(`seed ${seed}: ${JSON.stringify(outcome)}; in all ${JSON.stringify(total)}`);
  }
  return [
    counted('operations', total.operations),
    ...[...happened].map(([what, times]) => counted(`  ${what}`, times)),
    counted('events told to be saved', total.saved),
    none('of them lost', total.lost),
    none('events that nobody wrote', total.invented),
    none('values hidden', total.hidden),
    none('devices that differ', total.different),
  ];
}

function addTo(total: { -readonly [name in keyof FaultOutcome]: number }, outcome: FaultOutcome): void {
  total.operations += outcome.operations;
  total.saved += outcome.saved;
  total.lost += outcome.lost;
  total.invented += outcome.invented;
  total.hidden += outcome.hidden;
  total.different += outcome.different;
}

function counted(what: string, figure: number): Figure {
  return { what, budget: '', figure: String(figure), met: true };
}

function none(what: string, figure: number): Figure {
  return { what, budget: '0', figure: String(figure), met: figure === 0 };
}
