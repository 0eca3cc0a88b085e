import { Dexie } from 'dexie';
import { afterEach, expect, test } from 'vitest';
import { dumpDisk } from '#tests/support/dump-disk.ts';
import { makeWorld, openTestApp, PROFILE, until, type FakeWorld } from '#tests/support/make-app.ts';
import { makeDisk, type FakeDisk } from '#tests/support/make-device.ts';
import { MemoryServer } from '#tests/support/memory-server.ts';
import { Box, SealBroken } from '#lib/vault/box.ts';
import { unwrapKey } from '#lib/vault/wrapped-key.ts';
import { openRow, type AnyRow } from '#lib/db/row-seal.ts';
import { SEALED_TABLES } from '#lib/db/sealed-tables.ts';
import type { App } from './app.svelte.ts';

const open: App[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((app) => app.close()));
});

interface Tablet {
  readonly app: App;
  readonly world: FakeWorld;
  readonly disk: FakeDisk;
}

/** An enrolled tablet on which a child was registered. */
async function makeTablet(server: MemoryServer): Promise<Tablet> {
  const [disk, world] = [makeDisk(), makeWorld(server.fetch)];
  const app = await openTestApp(world, disk);
  open.push(app);
  await app.device.enrol('BENAR');
  await until(() => app.sessionDay !== undefined);
  await app.signIn.setPin('K1', '123456');
  const child = { name: 'Aisyah Putri', sex: 'f', birthDate: '2025-01-07', motherName: 'Sari', rt: '3' } as const;
  expect((await app.register!.registerPerson(child)).ok).toBe(true);
  return { app, world, disk };
}

async function readRaw({ name, indexedDb }: FakeDisk, table: string): Promise<AnyRow[]> {
  const raw = await new Dexie(name, indexedDb).open();
  const rows: AnyRow[] = await raw.table(table).toArray();
  raw.close();
  return rows;
}

test('struck off with nothing unsent: key and rows are gone, nobody is shown, and a new code begins anew', async () => {
  const server = new MemoryServer(PROFILE);
  const { app, disk } = await makeTablet(server);
  await app.sync.syncNow();
  await until(() => app.sync.unsent === 0);
  const before = await readRaw(disk, 'subjects');
  expect(before.length).toBeGreaterThan(0);
  server.deviceRefusal = 'device.revoked';
  await app.fetchNews();
  await until(() => app.register === undefined);
  expect(app.device.standing).toMatchObject({ kind: 'revoked' });
  expect(app.signIn.accounts).toEqual([]);
  expect(app.signIn.current).toBeUndefined();
  for (const table of ['subjects', 'updates', 'journal', 'documents', 'drafts'])
    expect(await readRaw(disk, table)).toEqual([]);
  expect(await dumpDisk(disk)).not.toContain('Sulastri');

  // Rows that someone copied before are not opened by the key that is there now.
  const [key] = await readRaw(disk, 'keys');
  const { wrapping, nonce, wrapped } = key as unknown as Parameters<typeof unwrapKey>[0];
  const box = new Box(await unwrapKey({ wrapping, nonce, wrapped }, crypto.subtle), () => new Uint8Array(12));
  expect(() => openRow(box, 'subjects', SEALED_TABLES.subjects!, before[0]!)).toThrow(SealBroken);

  server.deviceRefusal = undefined;
  expect((await app.device.enrol('BENAR')).ok).toBe(true);
  await until(() => app.register !== undefined);
  expect(app.device.standing).toEqual({ kind: 'enrolled', deviceId: 'T2' });
});

test('struck off with an entry that nobody else has: it stays, also after a restart', async () => {
  const server = new MemoryServer(PROFILE);
  const { app, world, disk } = await makeTablet(server);
  server.deviceRefusal = 'device.revoked';
  await app.fetchNews();
  expect(app.device.standing).toMatchObject({ kind: 'revoked' });
  open.splice(0);
  await app.close();
  const next = await openTestApp(world, disk);
  open.push(next);
  expect(next.sync.unsent).toBeGreaterThan(0);
  expect(next.register?.search('Aisyah')).toHaveLength(1);
});

test('unknown to a server that was restored from an older backup: nothing is destroyed, even where all was sent', async () => {
  const server = new MemoryServer(PROFILE);
  const { app, disk } = await makeTablet(server);
  await app.sync.syncNow();
  await until(() => app.sync.unsent === 0);
  server.deviceRefusal = 'http.signInFirst';
  await app.fetchNews();
  expect(app.device.standing).toMatchObject({ kind: 'revoked' });
  expect((await readRaw(disk, 'subjects')).length).toBeGreaterThan(0);
  expect(app.register).toBeDefined();
});
