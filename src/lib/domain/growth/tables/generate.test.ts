import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { GENERATED_MODULES, generateModule, parseTable } from './generate.ts';
import type { LmsTable } from './lms-table.ts';
import { REFERENCE_2007, STANDARDS_2006 } from './references.ts';

const csvFolder = new URL('../../../../../tests/support/data/who-growth/', import.meta.url);
const readCsv = (file: string) => readFileSync(new URL(file, csvFolder), 'utf8');
const readGenerated = (module: string) => readFileSync(new URL(module, import.meta.url), 'utf8');

describe('every printed row of the WHO is reached to the last digit', () => {
  const tables: { readonly [module: string]: { readonly [name: string]: LmsTable } } = {
    'standards-0-5y.generated.ts': STANDARDS_2006,
    'reference-5-19y.generated.ts': REFERENCE_2007,
  };
  const all = Object.entries(GENERATED_MODULES).flatMap(([module, sources]) =>
    sources.map((source) => ({ ...source, table: tables[module]![source.name]! })),
  );

  test.each(all)('$file', ({ file, keysPerUnit, table }) => {
    const rows = parseTable(readCsv(file), keysPerUnit);
    for (const { sex, key, ...printed } of rows) {
      const { l, m, s } = table.columnsOf(sex);
      const at = key - table.first;
      expect({ l: l[at], m: m[at], s: s[at] }).toEqual(printed);
    }
    expect(rows).toHaveLength(2 * (table.last - table.first + 1));
  });
});

test.each(Object.entries(GENERATED_MODULES))('%s is what the generator writes', (module, sources) => {
  expect(readGenerated(module)).toBe(generateModule(sources, readCsv));
});

test('all tables together take less than 12 kB after gzip', () => {
  const text = Object.keys(GENERATED_MODULES).map(readGenerated).join('');
  expect(gzipSync(text).length).toBeLessThan(12_000);
});

describe('a table that cannot be kept is refused', () => {
  const generate = (rows: string) =>
    generateModule([{ name: 'x', file: 'x.csv', keysPerUnit: 1 }], () => `sex,age_days,l,m,s\n${rows}`);

  test.each([
    ['a missing key', 'm,0,1,2,3\nm,2,1,2,3\nf,0,1,2,3\nf,2,1,2,3'],
    ['a sex with fewer rows', 'm,0,1,2,3\nm,1,1,2,3\nf,0,1,2,3'],
    ['a figure with more digits than are kept', 'm,0,1,2.00001,3\nf,0,1,2,3'],
    ['a row of neither sex', 'x,0,1,2,3'],
  ])('%s', (_fault, rows) => {
    expect(() => generate(rows)).toThrow();
  });
});
