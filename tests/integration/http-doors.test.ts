import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { decodeAnswers, encodeAsks } from '#lib/sync/batch.ts';
import { Caller } from '../support/caller.ts';
import { listDoors } from '../support/door-list.ts';
import { makeTempFolder } from '../support/temp-folder.ts';
import { enrolTablet, makeUnits, signInFirstAdmin, signInStaff, startTestServer } from '../support/test-server.ts';

test('signs of life and numbers', async () => {
  await using server = await startTestServer();
  const anyone = new Caller(server);
  expect(await anyone.get('/healthz')).toMatchObject({ status: 200, body: { status: 'ok' } });
  expect(await anyone.get('/readyz')).toMatchObject({ status: 200, body: { status: 'ready' } });
  expect(String((await anyone.get('/metrics')).body)).toContain('posyandu_http_answer_seconds_count');
});

test('the documentation lists every door that is mounted', async () => {
  await using server = await startTestServer();
  const anyone = new Caller(server);
  const page = String((await anyone.get('/api/docs')).body);
  const documented = await listDoors(server);
  const named = [
    'POST /api/devices/enrol',
    'POST /api/ticket',
    'POST /api/sync',
    'GET /sync/:document',
    'GET /healthz',
    'GET /readyz',
    'GET /metrics',
    'POST /api/sign-in',
    'GET /api/device/profile',
  ];
  for (const door of named) expect(page).toContain(`<code>${door}</code>`);
  expect(documented.length).toBeGreaterThanOrEqual(named.length);
  expect(page.split('<section>').length - 1).toBe(documented.length);
});

describe('what a foreign page may do', () => {
  test('it cannot change anything, signed in or not', async () => {
    await using server = await startTestServer();
    const admin = await signInFirstAdmin(server);
    const own = { origin: server.address };
    expect(await admin.call('POST', '/api/sign-out', undefined, { origin: 'http://evil.example' })).toMatchObject({
      status: 403,
      body: { code: 'http.foreignOrigin' },
    });
    expect(await admin.call('GET', '/api/me', undefined, own)).toMatchObject({ status: 200 });
    expect(await admin.call('POST', '/api/sign-out', undefined, own)).toMatchObject({ status: 204 });
  });
});

describe('bad input', () => {
  test.each([
    ['no JSON', 'POST', '/api/sign-in', { 'content-type': 'application/json' }, '{', 400, 'http.badInput'],
    ['another type', 'POST', '/api/sign-in', { 'content-type': 'text/plain' }, 'x', 415, 'http.wrongType'],
    ['the wrong shape', 'POST', '/api/sign-in', { 'content-type': 'application/json' }, '[]', 400, 'http.badInput'],
    [
      'too much',
      'POST',
      '/api/sign-in',
      { 'content-type': 'application/json' },
      'x'.repeat(70_000),
      413,
      'http.tooLarge',
    ],
    ['an unknown door', 'POST', '/api/none', {}, '', 404, 'http.notFound'],
    ['an address that cannot be read', 'GET', '/api/devices/%', {}, undefined, 400, 'http.badInput'],
  ])('%s is answered by a code and nothing else', async (_title, method, path, headers, body, status, code) => {
    await using server = await startTestServer();
    const answer = await fetch(`${server.address}${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
    });
    expect(answer.status).toBe(status);
    expect(await answer.json()).toEqual({ code });
  });
});

test('too many calls are told to wait, one device without slowing another', async () => {
  await using server = await startTestServer();
  const { posyandu } = await makeUnits(server);
  const [hasty, calm] = [await enrolTablet(server, posyandu[0]!), await enrolTablet(server, posyandu[0]!)];
  const answers = await Promise.all(Array.from({ length: 601 }, () => hasty.caller.post('/api/ticket')));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(600);
  const refused = answers.find(({ status }) => status === 429);
  expect(refused?.body).toEqual({ code: 'http.tooMany' });
  expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await calm.caller.post('/api/ticket')).toMatchObject({ status: 200 });
});

describe('batch catch-up', () => {
  const asks = encodeAsks([]);

  test('[SY4] takes bytes, gzipped or not, and answers bytes', async () => {
    await using server = await startTestServer();
    const { posyandu } = await makeUnits(server);
    const { caller } = await enrolTablet(server, posyandu[0]!);
    for (const [body, headers] of [
      [asks, {}],
      [gzipSync(asks), { 'content-encoding': 'gzip' }],
    ] as const) {
      const answer = await caller.call('POST', '/api/sync', body, headers);
      expect(answer.status).toBe(200);
      expect(decodeAnswers(answer.body as Uint8Array)).toEqual([]);
    }
    expect(await caller.post('/api/sync', Uint8Array.of(9, 9, 9))).toMatchObject({
      status: 400,
      body: { code: 'sync.batchUnreadable' },
    });
  });

  test('a small body that unpacks to a huge one is refused', async () => {
    await using server = await startTestServer();
    const { posyandu } = await makeUnits(server);
    const { caller } = await enrolTablet(server, posyandu[0]!);
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
    expect(await caller.call('POST', '/api/sync', bomb, { 'content-encoding': 'gzip' })).toMatchObject({
      status: 413,
      body: { code: 'http.tooLarge' },
    });
  });
});

describe('the built app', () => {
  async function makeBuild(folder: string): Promise<void> {
    await mkdir(join(folder, '_app', 'immutable'), { recursive: true });
    await writeFile(join(folder, '_app', 'immutable', 'start.abc123.js'), 'export const started = true;');
    await writeFile(join(folder, 'service-worker.js'), 'self.addEventListener("fetch", () => undefined);');
    await writeFile(
      join(folder, 'index.html'),
      '<!doctype html><body><div style="display: contents"><script>start()</script></div></body>',
    );
  }

  test('is served with a policy that allows what the build put inline, and nothing else inline', async () => {
    await using folder = await makeTempFolder();
    await makeBuild(folder.path);
    await using server = await startTestServer({ BUILD_FOLDER: folder.path });
    const page = await new Caller(server, { accept: 'text/html' }).get('/');

    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self' 'sha256-DIm7WJS6ZKDYe5qFLPy+h4JFI9Bol5QmYC57mt3Fb00=';");
    expect(policy).toContain("style-src 'self';");
    expect(policy).not.toContain('unsafe-inline');
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect(page.headers.get('strict-transport-security')).toBeNull();

    // The build is replaced while the server runs: page and policy change together.
    await writeFile(join(folder.path, 'index.html'), '<!doctype html><body><script>restart()</script></body>');
    const next = await new Caller(server, { accept: 'text/html' }).get('/');
    expect(String(next.body)).toContain('restart()');
    const hash = createHash('sha256').update('restart()').digest('base64');
    expect(next.headers.get('content-security-policy')).toContain(`script-src 'self' 'sha256-${hash}';`);
  });

  test('what is no page goes out without what pages obey', async () => {
    await using folder = await makeTempFolder();
    await makeBuild(folder.path);
    await using server = await startTestServer({ BUILD_FOLDER: folder.path });
    const headersOf = async (path: string) => (await new Caller(server).get(path)).headers;

    const data = await headersOf('/api/device/documents?after=0');
    expect(data.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(data.get('x-content-type-options')).toBe('nosniff');
    expect(data.get('cross-origin-resource-policy')).toBe('same-origin');
    expect([...data.keys()].join(' ').length + [...data.values()].join(' ').length).toBeLessThan(400);

    for (const path of ['/', '/api/docs']) {
      const page = await headersOf(path);
      expect(page.get('content-security-policy')).toContain("script-src 'self'");
      expect(page.get('x-frame-options')).toBe('SAMEORIGIN');
      expect(page.get('referrer-policy')).toBe('no-referrer');
    }
  });

  test('hashed files are kept for ever, page and service worker are asked for anew', async () => {
    await using folder = await makeTempFolder();
    await makeBuild(folder.path);
    await using server = await startTestServer({ BUILD_FOLDER: folder.path });
    const browser = new Caller(server, { accept: 'text/html,*/*' });
    const cacheOf = async (path: string) => (await browser.get(path)).headers.get('cache-control');

    expect(await cacheOf('/_app/immutable/start.abc123.js')).toBe('public, max-age=31536000, immutable');
    for (const path of ['/', '/service-worker.js', '/hari-buka/orang/p1']) expect(await cacheOf(path)).toBe('no-cache');
    expect(await cacheOf('/api/docs')).toBe('no-store');
  });

  test('answers every page of the app with its one page, and a missing file as missing', async () => {
    await using folder = await makeTempFolder();
    await makeBuild(folder.path);
    await using server = await startTestServer({ BUILD_FOLDER: folder.path });
    const browser = new Caller(server, { accept: 'text/html,*/*' });

    const page = await browser.get('/masuk-petugas/awal?kode=x');
    expect(page).toMatchObject({ status: 200 });
    expect(String(page.body)).toContain('start()');
    expect(await browser.get('/_app/immutable/gone.js')).toMatchObject({ status: 404 });
    expect(await browser.get('/api/gone')).toMatchObject({ status: 404, body: { code: 'http.notFound' } });
  });
});

test('logs hold codes and ids, never a name, password, token, code or query string', async () => {
  await using server = await startTestServer({ LOG_LEVEL: 'debug' });
  const { posyandu, puskesmas } = await makeUnits(server);
  const admin = await signInFirstAdmin(server);
  const officer = await signInStaff(server, 'health_officer', [puskesmas.puskesmasId]);
  const tablet = await enrolTablet(server, posyandu[0]!);
  const { ticket } = (await tablet.caller.post('/api/ticket')).body as { ticket: string };
  await admin.post('/api/accounts', {
    role: 'cadre',
    displayName: 'Sari',
    scope: { kind: 'posyandu', unitIds: ['x'] },
  });
  await new Caller(server).post('/api/sign-in', { userName: 'rahasia.user', password: 'salah sekali' });
  await officer.get('/api/devices?cari=SitiAminah');
  await new Caller(server).get('/api/none?nik=3501010101010001');
  await tablet.caller.get('/api/device/profile');

  const text = server.logText();
  expect(text).toContain('"code":"http.answered"');
  const code = new URL(server.firstAdminLink ?? '').searchParams.get('kode') ?? 'none';
  for (const secret of [
    'Sari',
    'rahasia',
    'salah sekali',
    'SitiAminah',
    '3501010',
    'Contoh',
    code,
    ticket,
    tablet.token,
  ]) {
    expect(text).not.toContain(secret);
  }
  for (const line of text.trim().split('\n')) expect(() => JSON.parse(line)).not.toThrow();
});
