import type { Sex } from '../../person.ts';
import { encodeColumn } from './column-codec.ts';
import { LMS_SCALES } from './lms-table.ts';

/** A table of the WHO as it is printed, and what it is called here. */
interface Source {
  /** Name of the export in the generated module. */
  readonly name: string;
  readonly file: string;
  /** Keys of one unit of the printed key: 10 where it goes in steps of 0.1 cm. */
  readonly keysPerUnit: 1 | 10;
}

/** The generated modules and the WHO tables in each; apart, because a child needs one or the other. */
export const GENERATED_MODULES: { readonly [module: string]: readonly Source[] } = {
  'standards-0-5y.generated.ts': [
    { name: 'weightForAge', file: 'wfa-0-5y.csv', keysPerUnit: 1 },
    { name: 'lengthHeightForAge', file: 'lhfa-0-5y.csv', keysPerUnit: 1 },
    { name: 'weightForLength', file: 'wfl-0-5y.csv', keysPerUnit: 10 },
    { name: 'weightForHeight', file: 'wfh-0-5y.csv', keysPerUnit: 10 },
    { name: 'bmiForAge', file: 'bfa-0-5y.csv', keysPerUnit: 1 },
    { name: 'headForAge', file: 'hcfa-0-5y.csv', keysPerUnit: 1 },
    { name: 'armForAge', file: 'acfa-0-5y.csv', keysPerUnit: 1 },
  ],
  'reference-5-19y.generated.ts': [
    { name: 'weightForAge', file: 'wfa-5-10y.csv', keysPerUnit: 1 },
    { name: 'heightForAge', file: 'hfa-5-19y.csv', keysPerUnit: 1 },
    { name: 'bmiForAge', file: 'bfa-5-19y.csv', keysPerUnit: 1 },
  ],
};

const HEADER = `// Written by tables/generate.ts from the LMS tables of the World Health Organization (Child Growth Standards 2006 and
// 2007, Growth Reference 2007); not to be edited. WHO does not endorse this program.
import type { EncodedTable } from './encoded-table.ts';
`;

/** One printed row. */
interface PrintedRow {
  readonly sex: Sex;
  /** Whole key: day, month, or tenth of a centimetre. */
  readonly key: number;
  readonly l: number;
  readonly m: number;
  readonly s: number;
}

/**
 * Writes the text of a generated module.
 * @param sources entry of `GENERATED_MODULES`
 * @param readCsv gives the text of a WHO table by its file name
 * @returns TypeScript; throws where a table has a gap, or a figure more digits than its scale keeps
 */
export function generateModule(sources: readonly Source[], readCsv: (file: string) => string): string {
  return HEADER + sources.map((source) => `\n${generateTable(source, readCsv(source.file))}`).join('');
}

/** Reads a table of `sex,key,l,m,s` lines under a line of names. */
export function parseTable(csv: string, keysPerUnit: number): PrintedRow[] {
  return csv
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => {
      const [sex, key, l, m, s] = line.split(',');
      if (sex !== 'm' && sex !== 'f') throw new Error(`no sex in the row: ${line}`);
      return { sex, key: Math.round(Number(key) * keysPerUnit), l: Number(l), m: Number(m), s: Number(s) };
    });
}

function generateTable({ name, file, keysPerUnit }: Source, csv: string): string {
  const rows = parseTable(csv, keysPerUnit);
  const boys = rows.filter((row) => row.sex === 'm');
  const girls = rows.filter((row) => row.sex === 'f');
  const first = boys[0]!.key;
  for (const half of [boys, girls]) {
    if (half.length !== boys.length) throw new Error(`${file}: one sex has more rows`);
    if (half.some((row, index) => row.key !== first + index)) throw new Error(`${file}: a key is missing`);
  }
  return `export const ${name}: EncodedTable = {
  first: ${first},
  rows: ${boys.length},
  m: ${encodeRows(boys)},
  f: ${encodeRows(girls)},
};
`;
}

function encodeRows(rows: readonly PrintedRow[]): string {
  const column = (name: 'l' | 'm' | 's') =>
    `\n    ${name}: '${encodeColumn(rows.map((row) => toWhole(row[name], LMS_SCALES[name])))}',`;
  return `{${column('l')}${column('m')}${column('s')}\n  }`;
}

function toWhole(value: number, scale: number): number {
  const whole = Math.round(value * scale);
  if (whole / scale !== value) throw new Error(`${value} has more digits than 1/${scale} keeps`);
  return whole;
}
