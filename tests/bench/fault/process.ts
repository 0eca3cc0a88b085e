import { live } from './life.ts';

// A life in a process of its own: `node process.ts SEED LENGTH` writes it as a line of JSON. Killed tabs keep their memory as long as the process.
const [seed, length] = process.argv.slice(2).map(Number);
const lived = await live(seed!, length!);
process.stdout.write(`${JSON.stringify(lived)}\n`, () => process.exit());
