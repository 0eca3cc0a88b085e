// `npm test`: sets the machine up, then runs every kind of check and test, each part whether or not the one before passed.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { ensureBrowser, ensureBuilt, ensureFolder, ensureInstalled, root } from '../.ci/prepare.mjs';

const started = Date.now();
ensureInstalled();
const browser = ensureBrowser();
const results = ensureFolder('test-results');
rmSync(results, { recursive: true, force: true });
ensureFolder('test-results');

const vitest = (project) => [
  `test:${project}`,
  '--',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=test-results/${project}.json`,
];
const parts = [
  ['check:format'],
  ['check:lint'],
  ['check:types'],
  ['check:imports'],
  vitest('unit'),
  vitest('contract'),
  vitest('integration'),
  ['build'],
  ['check:size'],
  ['test:e2e'],
];
const only = process.argv.slice(2);
const table = [];
for (const [script, ...args] of parts) {
  if (only.length > 0 && !only.includes(script)) continue;
  if (script === 'test:e2e') ensureBuilt();
  console.log(`\n=== ${script}`);
  const begun = Date.now();
  const done = spawnSync('npm', ['run', '--silent', script, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...(browser ? { CHROMIUM_PATH: browser } : {}) },
  });
  table.push({ part: script, seconds: (Date.now() - begun) / 1000, ok: done.status === 0, ...readReport(script) });
}

/** Tests passed and failed in the report that a part wrote, the failed ones by name; a check counts as one test. */
function readReport(script) {
  const name = script.replace('test:', '');
  if (!script.startsWith('test:')) return {};
  try {
    const report = JSON.parse(readFileSync(join(root, 'test-results', `${name}.json`), 'utf8'));
    if (report.stats) {
      const failed = report.stats.unexpected + report.stats.flaky;
      return { passed: report.stats.expected, failed, names: report.suites.flatMap((suite) => failedInSuite(suite)) };
    }
    const names = report.testResults.flatMap((file) => failedInFile(file));
    return { passed: report.numPassedTests, failed: report.numFailedTests, names };
  } catch {
    return { passed: 0, failed: 1, names: ['no report'] };
  }
}

/** What failed in a file of Vitest: each test with what it said; the file itself where it did not come to its tests. */
function failedInFile({ name, status, message, assertionResults }) {
  const file = relative(root, name);
  const tests = assertionResults.filter((test) => test.status === 'failed');
  if (tests.length === 0) return status === 'failed' ? [`${file}: ${shorten(message)}`] : [];
  return tests.map((test) => `${file} › ${test.title}: ${shorten(test.failureMessages.join(' '))}`);
}

/** What failed in a file of Playwright, with what it said. */
function failedInSuite({ suites = [], specs = [] }) {
  const own = specs
    .filter(({ ok }) => !ok)
    .map(({ file, title, tests }) => {
      const said = tests.flatMap(({ results }) =>
        results.flatMap(({ errors }) => errors.map((error) => error.message)),
      );
      return `${file} › ${title}: ${shorten(said.join(' '))}`;
    });
  return [...own, ...suites.flatMap((suite) => failedInSuite(suite))];
}

/** A line without colours and without the calls that led there: enough to begin with. */
function shorten(text = '') {
  const [said = ''] = stripVTControlCharacters(text).split('\n    at ');
  return said.replaceAll(/\s+/g, ' ').slice(0, 300);
}

console.log('\n--- npm test');
for (const { part, seconds, ok, passed, failed, names = [] } of table) {
  const counts = passed === undefined ? '' : `${passed} passed, ${failed} failed`;
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${part.padEnd(18)} ${seconds.toFixed(1).padStart(7)} s  ${counts}`);
  // An error outside of its tests stands in no report.
  const said = ok || names.length > 0 ? names : ['see what it printed above'];
  for (const line of said) console.log(`     ${line}`);
}
console.log(`whole run ${((Date.now() - started) / 1000).toFixed(0)} s`);
const passed = table.reduce((sum, row) => sum + (row.passed ?? (row.ok ? 1 : 0)), 0);
const failed = table.reduce((sum, row) => sum + (row.failed ?? (row.ok ? 0 : 1)), 0);
const broken = table.some((row) => !row.ok);
console.log(`${passed} passed, ${broken ? Math.max(failed, 1) : failed} failed`);
process.exit(broken ? 1 : 0);
