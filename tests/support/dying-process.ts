// A sync server that is killed (SIGKILL, by its own hand) at one step of an append: on the store and the port given, at the step given (`before commit`),
// the so-and-so-manieth time that it comes to it. Says `ready` when it listens.
import SqliteFile from 'better-sqlite3';
import { Client } from 'pg';
import { overrideLog } from './override-log.ts';
import { startSyncServer } from './sync-server.ts';

/** What an append says to its store, by the step's name. */
const STATEMENTS: { readonly [step: string]: RegExp } = {
  begin: /^begin immediate|pg_advisory_xact_lock/i,
  heads: /with drawn as materialized/,
  store: /insert into log_update /,
  commit: /^commit/i,
};

const [databaseUrl = '', port = '0', step = '', times = '1'] = process.argv.slice(2);
let left = Number(times);
let appends = 0;

function reach(moment: 'before' | 'after', name: string): void {
  if (appends === 0 || step !== `${moment} ${name}`) return;
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
}

function stepOf(text: unknown): string {
  return Object.keys(STATEMENTS).find((name) => STATEMENTS[name]?.test(String(text))) ?? '';
}

/** Puts the steps around a method that runs a statement; `textOf` finds what it runs. */
function watch(
  prototype: object,
  method: 'run' | 'query',
  textOf: (self: unknown, argument: unknown) => unknown,
): void {
  const original: unknown = Reflect.get(prototype, method);
  if (typeof original !== 'function') throw new Error(`${method} is no method`);
  Reflect.set(prototype, method, function (this: unknown, ...args: unknown[]): unknown {
    const name = stepOf(textOf(this, args[0]));
    reach('before', name);
    const result: unknown = Reflect.apply(original, this, args);
    if (result instanceof Promise) return result.finally(() => reach('after', name));
    reach('after', name);
    return result;
  });
}

if (databaseUrl.startsWith('file:')) {
  const statement: object = Object.getPrototypeOf(new SqliteFile(':memory:').prepare('select 1'));
  watch(statement, 'run', (self) => (typeof self === 'object' && self !== null && 'source' in self ? self.source : ''));
} else {
  watch(Client.prototype, 'query', (_, query) =>
    typeof query === 'object' && query !== null && 'text' in query ? query.text : query,
  );
}

await startSyncServer({
  databaseUrl,
  port: Number(port),
  wrapLog: (log) =>
    overrideLog(log, {
      append: async (batch) => {
        appends += 1;
        reach('before', 'append');
        const outcomes = await log.append(batch);
        reach('after', 'append');
        appends -= 1;
        return outcomes;
      },
    }),
});
process.stdout.write('ready\n');
