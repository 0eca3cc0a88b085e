import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** Folders whose functions judge by the rules they are given. */
const FOLDERS = ['screening', 'pregnancy', 'interpretation', 'immunisation', 'referral', 'homevisit', 'surveillance'];

/** Comparisons with a number that is neither a count of none or one, nor the size of a position. */
const COMPARISON = /(?:[<>]=?|[!=]==)\s*-?(\d[\d_.]*)/g;
const HARMLESS = new Set(['0', '1']);

test('no cut-off hides in the code: what is compared with comes out of the rules', () => {
  const found = FOLDERS.flatMap((folder) => {
    const path = join('src/lib/domain', folder);
    return readdirSync(path)
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .flatMap((name) =>
        [...readFileSync(join(path, name), 'utf8').matchAll(COMPARISON)]
          .filter(([, number]) => !HARMLESS.has(number ?? ''))
          .map(([text]) => `${folder}/${name}: ${text}`),
      );
  });
  expect(found).toEqual([]);
});
