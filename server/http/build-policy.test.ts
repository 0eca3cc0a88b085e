import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeTempFolder } from '#tests/support/temp-folder.ts';
import { BuildPolicy } from './build-policy.ts';

const hashOf = (script: string) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

async function build(folder: string, script: string): Promise<void> {
  await mkdir(join(folder, '_app'), { recursive: true });
  await writeFile(join(folder, '_app', 'start.js'), 't(`<p style="left: 0">`)');
  await writeFile(join(folder, 'index.html'), `<html><body><script>${script}</script></body></html>`);
}

test('the policy follows the build on the disk, and the last whole one counts while it is replaced', async () => {
  await using folder = await makeTempFolder();
  await build(folder.path, 'first()');
  const policy = new BuildPolicy(folder.path, undefined);
  const before = policy.header();
  expect(before).toContain(`script-src 'self' ${hashOf('first()')};`);
  expect(before).toContain("style-src-attr 'unsafe-hashes'");

  await rm(join(folder.path, 'index.html'));
  expect(policy.header()).toBe(before);

  await build(folder.path, 'the second build, in which the page is another');
  expect(policy.header()).toContain(hashOf('the second build, in which the page is another'));
  expect(policy.header()).not.toContain(hashOf('first()'));
});

test('without a build nothing inline is allowed, until there is one', async () => {
  await using folder = await makeTempFolder();
  const policy = new BuildPolicy(folder.path, 'https://posyandu.example.go.id');
  expect(policy.isBuilt).toBe(false);
  expect(policy.header()).toContain("script-src 'self';style-src 'self';style-src-attr 'none'");
  expect(policy.header()).toContain("connect-src 'self' wss://posyandu.example.go.id;");
  await build(folder.path, 'start()');
  expect(policy.header()).toContain(hashOf('start()'));
  expect(policy.isBuilt).toBe(true);
});
