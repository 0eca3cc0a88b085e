import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const MODEL = readFileSync(join(ROOT, 'src/docs/threat-model.md'), 'utf8');
/** Who the model must speak of. @source issue 6 */
const ATTACKERS = ['tablet', 'Curious cadre', 'Malicious client', 'hotspot', 'forwarded', 'Operator of the server'];

/** The table's rows: who, what she can do, what she cannot. */
const rows = MODEL.split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| ---') && !line.startsWith('| who |'))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, who = '', can = '', cannot = '']) => ({ who, can, cannot }));
const cited = (text: string) => [...text.matchAll(/`([\w./()[\]-]+\.ts)`/g)].map(([, path]) => path!);

describe('the threat model', () => {
  test.each(ATTACKERS)('says what "%s" can do and cannot', (name) => {
    const row = rows.find(({ who }) => who.includes(name));
    expect(row?.can).not.toBe('');
    expect(row?.cannot).not.toBe('');
  });

  test.each(rows)('shows by tests what it says of: $who', ({ cannot }) => {
    const tests = cited(cannot).filter((path) => path.endsWith('.test.ts'));
    expect(tests.length).toBeGreaterThan(0);
  });

  test('names no file that is not there', () => {
    expect(cited(MODEL).filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });
});
