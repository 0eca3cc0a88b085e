/**
 * Writes the generated growth tables anew from the WHO tables beside the tests:
 * `npx --no-install node tests/support/generate-growth-tables.ts`
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { GENERATED_MODULES, generateModule } from '#lib/domain/growth/tables/generate.ts';

const csvFolder = new URL('data/who-growth/', import.meta.url);
const tablesFolder = new URL('../../src/lib/domain/growth/tables/', import.meta.url);

for (const [module, sources] of Object.entries(GENERATED_MODULES)) {
  const text = generateModule(sources, (file) => readFileSync(new URL(file, csvFolder), 'utf8'));
  writeFileSync(new URL(module, tablesFolder), text);
}
