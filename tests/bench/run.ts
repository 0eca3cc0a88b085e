import { printFigures, type Figure } from './figure.ts';

/** Each suite is loaded only when it is asked for. */
const SUITES: {
  readonly [name: string]: { title: string; load: () => Promise<{ measure: () => Promise<Figure[]> }> };
} = {
  size: { title: 'Sizes of the built app', load: () => import('./sizes-figures.ts') },
  domain: { title: 'Rules and fold', load: () => import('./domain.ts') },
  server: { title: 'Sync server beside its peers', load: () => import('./server.ts') },
  phone: { title: 'Modest phone: 6x CPU, 400 kbit/s, 400 ms, 360 x 640', load: () => import('./phone.ts') },
};

const asked = process.argv.slice(2).filter((one) => !one.startsWith('-'));
const unknown = asked.find((name) => !Object.hasOwn(SUITES, name));
if (unknown) {
  console.error(`No bench "${unknown}". There are: ${Object.keys(SUITES).join(', ')}`);
  process.exit(2);
}
for (const [name, suite] of Object.entries(SUITES)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  printFigures(suite.title, await (await suite.load()).measure());
}
process.exit(0);
