import { execFile } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { life, type Life } from './fault/life.ts';
import type { Figure } from './figure.ts';

/** Things that happen in one world; a longer life only makes its documents slower. */
const LIFE = 10_000;
/** Where nobody asks for more: two short lives. `--operations 1000000` is a night. */
const OPERATIONS = 4_000;
const PROCESS = join(import.meta.dirname, 'fault', 'process.ts');

const run = promisify(execFile);

/** What is asked of the lives together. */
interface FaultOptions {
  readonly operations?: number | undefined;
  /** First seed. */
  readonly from?: number | undefined;
  /** File of lives that were lived before, a line each: theirs count too, are not lived again, and new ones are added. */
  readonly lives?: string | undefined;
}

/**
 * Lives of five tablets and a server, each of a seed and in a process of its own, as many at once as there are cores. Each is told as it ends, so that a
 * run that was broken off goes on, and a failure is played again with its seed alone.
 */
export async function measure({ operations = OPERATIONS, from = 1, lives: path }: FaultOptions): Promise<Figure[]> {
  const length = Math.min(LIFE, Math.ceil(operations / 2));
  const lives = path && existsSync(path) ? readLives(path) : [];
  const lived = new Set(lives.map(({ seed }) => seed));
  const missing = Math.max(0, Math.ceil((operations - operationsOf(lives)) / length));
  const seeds: number[] = [];
  for (let seed = from; seeds.length < missing; seed++) if (!lived.has(seed)) seeds.push(seed);
  const workThrough = async (): Promise<void> => {
    for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
      const one = await liveApart(seed, length);
      lives.push(one);
      console.error(`${JSON.stringify(one)}; ${operationsOf(lives)} in all`);
      if (path) appendFileSync(path, `${JSON.stringify(one)}\n`);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, workThrough));
  return figuresOf(lives);
}

async function liveApart(seed: number, length: number): Promise<Life> {
  const { stdout } = await run(process.execPath, [PROCESS, String(seed), String(length)]);
  return v.parse(life, JSON.parse(stdout));
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
