import { parseArgs } from 'node:util';
import { ensureBrowser } from '../../.ci/prepare.mjs';
import { LANGUAGES, type Language } from '#lib/i18n/language.ts';
import { printFigures, type Figure } from './figure.ts';

/** What the command line narrows: rows of a suite, and how often what is repeated. */
interface Narrowed {
  readonly rows?: readonly string[] | undefined;
  readonly runs?: number | undefined;
  readonly operations?: number | undefined;
  /** First seed of a suite that plays seeds one after the other. */
  readonly from?: number | undefined;
  /** File of a suite's lives that were lived before. */
  readonly lives?: string | undefined;
  readonly times?: number | undefined;
  /** Names of screens, the folder of their pictures, and what they show. */
  readonly only?: readonly string[] | undefined;
  readonly out?: string | undefined;
  readonly filling?: 'year' | 'example' | undefined;
  readonly languages?: readonly Language[] | undefined;
  readonly window?: { readonly width: number; readonly height: number } | undefined;
}

/** Each suite is loaded only when it is asked for. */
const SUITES: {
  readonly [name: string]: {
    readonly title: string;
    readonly load: () => Promise<{ measure: (by: Narrowed) => Promise<Figure[]> }>;
    /** Needs a browser. */
    readonly inBrowser?: boolean;
    /** Left out where no suite is named. */
    readonly onlyAsked?: boolean;
  };
} = {
  size: { title: 'Sizes of the built app', load: () => import('./sizes-figures.ts') },
  fault: { title: 'Five tablets and a server in trouble', load: () => import('./fault.ts') },
  loss: { title: 'Browser killed after "tersimpan"', load: () => import('./loss.ts'), inBrowser: true },
  domain: { title: 'Rules and fold', load: () => import('./domain.ts') },
  doubles: { title: 'Doubles while registering', load: () => import('./doubles.ts') },
  server: { title: 'Sync server beside its peers', load: () => import('./server.ts') },
  pws: { title: 'Dashboards of a Puskesmas', load: () => import('./pws.ts'), inBrowser: true },
  phone: {
    title: 'Modest phone: 6x CPU, 400 kbit/s, 400 ms, 360 x 640',
    load: () => import('./phone.ts'),
    inBrowser: true,
  },
  lighthouse: {
    title: 'Lighthouse, mobile',
    load: () => import('./lighthouse.ts'),
    inBrowser: true,
    onlyAsked: true,
  },
  pictures: {
    title: 'Pictures of every page',
    load: () => import('./pictures.ts'),
    inBrowser: true,
    onlyAsked: true,
  },
};

// `npm run bench -- server --rows load,kill --runs 10`, `npm run bench -- fault --operations 1000000 --from 1 --lives FILE`, `npm run bench -- loss --times 200`,
// `npm run bench -- pictures --only situasi,masalah --out pictures --filling example --languages id,en`
const { positionals: asked, values } = parseArgs({
  allowPositionals: true,
  options: {
    rows: { type: 'string' },
    runs: { type: 'string' },
    operations: { type: 'string' },
    from: { type: 'string' },
    lives: { type: 'string' },
    times: { type: 'string' },
    only: { type: 'string' },
    out: { type: 'string' },
    filling: { type: 'string' },
    languages: { type: 'string' },
    window: { type: 'string' },
  },
});
const unknown = asked.find((name) => !Object.hasOwn(SUITES, name));
if (unknown) {
  console.error(`No bench "${unknown}". There are: ${Object.keys(SUITES).join(', ')}`);
  process.exit(2);
}
/** The one that the tests take; read where a suite loads Playwright's configuration. */
const useBrowser = (): void => {
  const path = ensureBrowser();
  if (path !== undefined) process.env['CHROMIUM_PATH'] = path;
};
const parseLanguage = (text: string): Language => {
  const language = LANGUAGES.find((one) => one === text);
  if (!language) throw new RangeError(`no language: ${text}`);
  return language;
};
const parseSize = (text: string | undefined) => {
  const [width, height] = (text ?? '').split('x').map(Number);
  return width && height ? { width, height } : undefined;
};
const count = (text: string | undefined) => (text === undefined ? undefined : Number(text));
const narrowed: Narrowed = {
  rows: values.rows?.split(','),
  runs: count(values.runs),
  operations: count(values.operations),
  from: count(values.from),
  lives: values.lives,
  times: count(values.times),
  only: values.only?.split(','),
  out: values.out,
  filling: values.filling === 'example' ? 'example' : 'year',
  languages: values.languages?.split(',').map(parseLanguage),
  window: parseSize(values.window),
};
for (const [name, suite] of Object.entries(SUITES)) {
  if (asked.length > 0 ? !asked.includes(name) : suite.onlyAsked) continue;
  if (suite.inBrowser) useBrowser();
  printFigures(suite.title, await (await suite.load()).measure(narrowed));
}
process.exit(0);
