import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { FaultWorld } from '../support/fault-world.ts';
import { Killed } from '../support/make-device.ts';
import type { Figure } from './figure.ts';

/** Things that happen in one world; a longer life only makes its documents slower. */
const LIFE = 10_000;
/** Where nobody asks for more: two short lives. `--operations 1000000` is a night. */
const OPERATIONS = 4_000;

const counts = v.record(v.string(), v.number());
/** What one life came to. */
const life = v.object({ seed: v.number(), outcome: counts, happened: counts });
type Life = v.InferOutput<typeof life>;

/** What is asked of the lives together. */
interface FaultOptions {
  readonly operations?: number | undefined;
  /** First seed. */
  readonly from?: number | undefined;
  /** File of lives that were lived before, a line each: theirs count too, are not lived again, and new ones are added. */
  readonly lives?: string | undefined;
}

/**
 * Lives of five tablets and a server, each of a seed of its own. Each is told as it ends, so that a run that was broken off goes on, and a failure is
 * played again with its seed alone.
 */
export async function measure({ operations = OPERATIONS, from = 1, lives: path }: FaultOptions): Promise<Figure[]> {
  // What a killed tab still had in hand fails with it, and nobody is left to hear of it.
  process.on('unhandledRejection', (error) => {
    if (!(error instanceof Killed)) throw error;
  });
  const length = Math.min(LIFE, Math.ceil(operations / 2));
  const lives = path && existsSync(path) ? readLives(path) : [];
  const lived = new Set(lives.map(({ seed }) => seed));
  for (let seed = from; operationsOf(lives) < operations; seed++) {
    if (lived.has(seed)) continue;
    const one = await live(seed, length);
    lives.push(one);
    console.error(`${JSON.stringify(one)}; ${operationsOf(lives)} in all`);
    if (path) appendFileSync(path, `${JSON.stringify(one)}\n`);
  }
  return figuresOf(lives);
}

async function live(seed: number, length: number): Promise<Life> {
  await using world = await FaultWorld.make(seed);
  await world.run(length);
  const outcome = { ...(await world.settle(seed % 2 === 0 ? 'server' : 'eachOther')) };
  return { seed, outcome, happened: Object.fromEntries([...world.happened, ...world.server.fates]) };
}

/** Lines of a file, one a life; the last one may be of a process that died. */
function readLives(path: string): Life[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => line.endsWith('}')).map((line) => v.parse(life, JSON.parse(line)));
}

function operationsOf(lives: readonly Life[]): number {
  return sumOf(lives.map(({ outcome }) => outcome))['operations'] ?? 0;
}

function figuresOf(lives: readonly Life[]): Figure[] {
  const total = sumOf(lives.map(({ outcome }) => outcome));
  const happened = sumOf(lives.map((one) => one.happened));
  const none = (what: string, name: string): Figure => {
    const figure = total[name] ?? 0;
    return { what, budget: '0', figure: String(figure), met: figure === 0 };
  };
  return [
    counted('lives', lives.length),
    counted('operations', total['operations']),
    ...Object.entries(happened).map(([what, times]) => counted(`  ${what}`, times)),
    counted('events told to be saved', total['saved']),
    none('of them lost', 'lost'),
    none('events that nobody wrote', 'invented'),
    none('events that lie otherwise than written', 'altered'),
    none('values hidden', 'hidden'),
    none('devices that differ', 'different'),
  ];
}

function sumOf(all: readonly { readonly [name: string]: number }[]): { [name: string]: number } {
  const sum: { [name: string]: number } = {};
  for (const one of all) for (const [name, count] of Object.entries(one)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}

function counted(what: string, figure = 0): Figure {
  return { what, budget: '', figure: String(figure), met: true };
}
