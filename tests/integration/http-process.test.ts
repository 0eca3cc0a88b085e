import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { makeTempFolder } from '../support/temp-folder.ts';

/** `node server/main.ts` as somebody would start it, with what it prints. */
function startMain(env: { readonly [name: string]: string }) {
  const child: ChildProcess = spawn(process.execPath, ['server/main.ts'], { env: { ...process.env, ...env } });
  const ended = once(child, 'exit') as Promise<[code: number | null, signal: string | null]>;
  return { child, ended, output: text(child.stdout!), errors: text(child.stderr!) };
}

test.each(['SIGTERM', 'SIGINT'] as const)(
  'the process says where it listens and how to make the first account, and ends in order on %s',
  async (signal) => {
    await using folder = await makeTempFolder();
    const { child, ended, output } = startMain({ PORT: '0', DATABASE_URL: `file:${join(folder.path, 'a.db')}` });
    await once(child.stdout!, 'data');
    child.kill(signal);
    expect(await ended).toEqual([0, null]);
    expect(await output).toMatch(
      /^Posyandu Prima listens on http:\/\/127\.0\.0\.1:\d+\n.*\/masuk-petugas\/awal\?kode=\S+\n$/,
    );
  },
);

test('what somebody can mend is told in one sentence', async () => {
  const wrongPort = startMain({ PORT: 'eighty' });
  expect(await wrongPort.ended).toEqual([1, null]);
  expect(await wrongPort.errors).toBe('PORT must be a number from 0 to 65535.\n');

  const noServer = startMain({ PORT: '0', DATABASE_URL: 'postgres://posyandu@127.0.0.1:1/posyandu' });
  expect(await noServer.ended).toEqual([1, null]);
  expect(await noServer.errors).toMatch(/^Cannot start: .*ECONNREFUSED.*\n$/);
});
