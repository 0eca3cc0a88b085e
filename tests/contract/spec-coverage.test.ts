import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** A row of a table of rules: its id, and what it says. */
const RULE = /^\|\s*([A-Z]+\d+)\s*\|(.+)\|\s*$/gm;
/** A title that begins by citing rules: `[ST3]`, or several of them. */
const CITING_TITLE = /(['"`])((?:\[[A-Z]+\d+\]\s*)+)\S.*\1/g;
const ID = /[A-Z]+\d+/g;

interface Rule {
  readonly id: string;
  readonly file: string;
}

/** Where an id is cited. */
interface Citation {
  readonly id: string;
  readonly file: string;
}

describe('rules and tests', () => {
  const rules = listFiles(['src/lib', 'server'], /(^|\/)SPEC\.md$/).flatMap(rulesOf);
  const citations = listFiles(['src', 'server', 'tests'], /(\.test|-contract)\.ts$/).flatMap(citationsOf);

  test('there are rules, and no two bear the same id', () => {
    expect(rules.length).toBeGreaterThan(0);
    const ids = rules.map((rule) => rule.id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });

  test('every rule of a SPEC.md is cited by the title of a test', () => {
    const cited = new Set(citations.map((citation) => citation.id));
    expect(rules.filter((rule) => !cited.has(rule.id))).toEqual([]);
  });

  test('every rule that a title cites exists', () => {
    const known = new Set(rules.map((rule) => rule.id));
    expect(citations.filter((citation) => !known.has(citation.id))).toEqual([]);
  });
});

function rulesOf(file: string): Rule[] {
  return [...readText(file).matchAll(RULE)].flatMap(([, id]) => (id === undefined ? [] : [{ id, file }]));
}

function citationsOf(file: string): Citation[] {
  return [...readText(file).matchAll(CITING_TITLE)].flatMap(([, , ids = '']) =>
    [...ids.matchAll(ID)].map(([id]) => ({ id, file })),
  );
}

function listFiles(folders: readonly string[], pattern: RegExp): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .map((path) => join(folder, path))
      .filter((path) => pattern.test(path)),
  );
}

function readText(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}
