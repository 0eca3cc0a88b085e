import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { formatAge, formatDay, formatNumber, formatTime, formatWait } from './formats.ts';
import { translated, useTranslation } from './language.ts';
import { speak } from './load-language.ts';
import { careTextOf } from './care-text.ts';
import { to } from './outreach-text.ts';
import { issueText, ts } from './staff-text.ts';
import { problemText, t, textOf } from './text.ts';
import { all } from './messages/en/all.ts';

const MESSAGES = join('src', 'lib', 'i18n', 'messages');
/** Joins of tables and words that are no texts of keys. */
const JOINS = new Set(['all.ts', 'cadre.ts', 'office.ts', 'dates.ts']);

type Text = string | readonly string[] | { readonly [part: string]: string };
type Table = { readonly [key: string]: Text };

function filesOf(folder: string): readonly string[] {
  return readdirSync(join(MESSAGES, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.startsWith('en/') && !JOINS.has(file))
    .sort();
}

async function tableOf(file: string): Promise<Table> {
  const loaded = (await import(/* @vite-ignore */ pathToFileURL(join(MESSAGES, file)).href)) as {
    readonly [name: string]: unknown;
  };
  const tables = Object.values(loaded).filter((value) => typeof value === 'object' && value !== null);
  return Object.assign({}, ...tables) as Table;
}

const FILES = filesOf('');

/** Every text in English, whichever file it lies in: cards repeat the words of their parts. */
async function allEnglish(): Promise<Table> {
  const tables = await Promise.all(filesOf('en').map((file) => tableOf(`en/${file}`)));
  return Object.assign({}, ...tables) as Table;
}

const placesOf = (text: Text): string =>
  [...JSON.stringify(text).matchAll(/\{(\w+)\}/g)]
    .map(([, name]) => name)
    .sort()
    .join();

const partsOf = (text: Text): number => (typeof text === 'string' ? 1 : Object.keys(text).length);

afterEach(() => useTranslation(undefined));

test('there are texts to compare, and each file of English has its file in Bahasa Indonesia', () => {
  expect(FILES.length).toBeGreaterThan(50);
  expect(filesOf('en').filter((file) => !FILES.includes(file))).toEqual([]);
});

test.each(FILES)('%s: every text is there in English, with the same places and parts', async (file) => {
  const [original, twin, english] = await Promise.all([
    tableOf(file),
    filesOf('en').includes(file) ? tableOf(`en/${file}`) : {},
    allEnglish(),
  ]);
  const told: Table = { ...english, ...twin };
  expect(
    Object.keys(original).filter((key) => told[key] === undefined || (told[key] === '') !== (original[key] === '')),
  ).toEqual([]);
  const differing = Object.entries(original).filter(
    ([key, text]) => placesOf(text) !== placesOf(told[key] ?? '') || partsOf(text) !== partsOf(told[key] ?? ''),
  );
  expect(differing.map(([key]) => key)).toEqual([]);
  expect(Object.keys(twin).filter((key) => original[key] === undefined)).toEqual([]);
});

test('every file of English is among those that are loaded', async () => {
  const loaded = new Set(
    Object.keys({ ...all.messages, ...all.problems, ...all.issues }).map((key) => key.replace(/^\w+:/, '')),
  );
  expect(Object.keys(await allEnglish()).filter((key) => !loaded.has(key))).toEqual([]);
});

test('in English texts, problems, issues, numbers and dates are told in English', async () => {
  expect(await speak('en')).toBe(true);
  expect(t('sync.unsent', { count: 3 })).toBe('3 not yet sent');
  expect(textOf('nav.visits')).toBe('Visits');
  expect(ts('role.cadre')).toBe('Cadre');
  expect(careTextOf('care.title')).toBe('Services');
  expect(problemText('later.invention').next).toContain('later.invention');
  expect(issueText('later.invention').what).toContain('later.invention');
  expect(formatNumber(1234.5)).toBe('1,234.5');
  expect(formatDay('2026-08-07')).toBe('Friday, 7 August 2026');
  expect(formatAge(28)).toBe('2 y 4 mo');
  expect(formatWait(65 * 60_000)).toBe('1 h 5 min');
  expect(formatTime(new Date(2026, 7, 7, 8, 7).getTime())).toBe('08:07');
});

/** Files whose catalogue looks in an area of its own first. */
const AREAS: { readonly [file: string]: string } = {
  'care.ts': 'care',
  'outreach.ts': 'outreach',
  'staff/import.ts': 'staff',
  'staff/management.ts': 'management',
  'staff/nav.ts': 'staff',
  'staff/pws.ts': 'pws',
};

test('where two catalogues mean different things by one key, each is told its own', async () => {
  await speak('en');
  const tables = await Promise.all(FILES.map(async (file) => [file, await tableOf(file)] as const));
  const meanings = new Map<string, Set<Text>>();
  for (const [, table] of tables)
    for (const [key, text] of Object.entries(table))
      if (typeof text === 'string') meanings.set(key, (meanings.get(key) ?? new Set()).add(text));
  const shared = tables.flatMap(([file, table]) =>
    Object.entries(table).flatMap(([key, text]) =>
      typeof text === 'string' && (meanings.get(key)?.size ?? 0) > 1 ? [{ file, key, text }] : [],
    ),
  );
  expect(shared.map(({ key }) => key)).toContain('nav.targets');
  for (const { file, key, text } of shared) {
    // Cards repeat the words of their parts, which tell them.
    const english = filesOf('en').includes(file) ? (await tableOf(`en/${file}`))[key] : undefined;
    if (english !== undefined) expect([file, key, translated(key, text, AREAS[file])]).toEqual([file, key, english]);
  }
  expect(to('visit.saved')).toBe('Visit saved on this device');
  expect(t('visit.saved')).toBe('Saved');
});

test('a language that lacks a text, as one does that has just begun, tells it in Bahasa Indonesia', () => {
  useTranslation({ messages: { 'app.close': 'Tutup lawang' }, problems: {}, issues: {} });
  expect(t('app.close')).toBe('Tutup lawang');
  expect(t('app.back')).toBe('Kembali');
  expect(problemText('form.required').happened).toBe(problemTextInIndonesian('form.required'));
  expect(formatDay('2026-08-07')).toBe('Jumat, 7 Agustus 2026');
});

function problemTextInIndonesian(code: string): string {
  useTranslation(undefined);
  return problemText(code).happened;
}
