import SqliteFile from 'better-sqlite3';
import { expect, test } from 'vitest';
import { cacheStatements } from './statement-cache.ts';

/** A database in memory that counts how often it prepared. */
function open() {
  const sqlite = new SqliteFile(':memory:');
  let prepared = 0;
  const counted = {
    close: () => void sqlite.close(),
    prepare: (sql: string) => {
      prepared += 1;
      return sqlite.prepare(sql);
    },
  };
  return { cached: cacheStatements(counted), countPrepared: () => prepared };
}

test('the same text is prepared once', () => {
  const { cached, countPrepared } = open();
  for (let i = 0; i < 3; i++) expect(cached.prepare('select ? as n').all([i])).toEqual([{ n: i }]);
  expect(countPrepared()).toBe(1);
});

test('a change of shape forgets all, and columns that came later are read', () => {
  const { cached, countPrepared } = open();
  cached.prepare('create table a (x)').run([]);
  cached.prepare('insert into a values (?)').run([1]);
  expect(cached.prepare('select * from a').all([])).toEqual([{ x: 1 }]);
  cached.prepare('alter table a add column y').run([]);
  expect(cached.prepare('select * from a').all([])).toEqual([{ x: 1, y: null }]);
  expect(countPrepared()).toBe(5);
});

test('of very many texts the newest are kept', () => {
  const { cached, countPrepared } = open();
  for (let i = 0; i < 400; i++) cached.prepare(`select ${i}`);
  cached.prepare('select 399');
  expect(countPrepared()).toBe(400);
  cached.prepare('select 0');
  expect(countPrepared()).toBe(401);
});
