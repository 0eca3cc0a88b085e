import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { startServerProcess } from '../support/server-process.ts';
import { makeTempFolder } from '../support/temp-folder.ts';

/** Runs the admin's shell as a person does, on a store. */
function admin(databaseUrl: string, ...args: readonly string[]) {
  const script = fileURLToPath(new URL('../../server/admin.ts', import.meta.url));
  const env = { ...process.env, DATABASE_URL: databaseUrl };
  return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    execFile(process.execPath, [script, ...args], { env }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}

test(
  'beside a running server: backup, restore elsewhere, verify and rebuild there, with JSON alone on standard output',
  { timeout: 180_000 },
  async () => {
    await using folder = await makeTempFolder();
    const urlOf = (name: string) => `file:${join(folder.path, name)}`;
    const file = join(folder.path, 'monday.gz');
    const server = await startServerProcess({ DATABASE_URL: urlOf('a.db') });
    try {
      const data = fileURLToPath(new URL('../support/data/desa-contoh/eppgbm-2026-07.xlsx', import.meta.url));
      expect(await admin(urlOf('a.db'), 'import', 'eppgbm', data)).toMatchObject({ code: 0 });
      const written = await admin(urlOf('a.db'), 'backup', file, '--json');
      expect([written.code, JSON.parse(written.stdout)]).toMatchObject([0, { file }]);
      const again = await admin(urlOf('a.db'), 'backup', file, '--json');
      expect([again.code, JSON.parse(again.stdout)]).toEqual([1, { code: 'backup.exists' }]);
    } finally {
      await server.stop();
    }
    const restored = await admin(urlOf('b.db'), 'restore', file, '--json');
    expect([restored.code, JSON.parse(restored.stdout)]).toMatchObject([0, { madeAt: expect.any(String) as string }]);
    const verified = await admin(urlOf('b.db'), 'verify', '--json');
    expect([verified.code, JSON.parse(verified.stdout)]).toMatchObject([0, { aside: 0, faults: [] }]);
    expect((await admin(urlOf('b.db'), 'units')).stdout).toBe((await admin(urlOf('a.db'), 'units')).stdout);
    expect(await admin(urlOf('b.db'), 'restore', file)).toMatchObject({
      code: 1,
      stdout: 'Not done. The store is not empty. Restore into a new file or an empty database.\n',
    });
    expect(await admin(urlOf('b.db'), 'restore')).toMatchObject({ code: 2, stdout: '' });
    expect(await admin(urlOf('c.db'), 'backup', folder.path)).toMatchObject({ code: 1 });
  },
);
