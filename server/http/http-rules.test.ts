import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { contentPolicyOf } from './content-policy.ts';
import { jsonSchemaOf, shapeOf } from './json-schema.ts';
import { describeError } from './logger.ts';
import { isFromOwnPage } from './origin.ts';
import { asksForPage } from './static-app.ts';

describe('where a request comes from', () => {
  const own = { publicOrigin: undefined, host: 'tablet.local:8080' };

  test('a page of this host, or no page at all', () => {
    expect(isFromOwnPage({ origin: 'http://tablet.local:8080' }, own)).toBe(true);
    expect(isFromOwnPage({}, own)).toBe(true);
    expect(isFromOwnPage({ 'sec-fetch-site': 'same-origin' }, own)).toBe(true);
  });

  test('no page of another host, port, or of nowhere', () => {
    for (const origin of ['http://evil.example', 'http://tablet.local:8081', 'null', 'file://', '']) {
      expect(isFromOwnPage({ origin }, own)).toBe(false);
    }
    expect(isFromOwnPage({ 'sec-fetch-site': 'cross-site' }, own)).toBe(false);
    expect(isFromOwnPage({ 'sec-fetch-site': 'same-site' }, own)).toBe(false);
  });

  test('a public origin counts instead of the host, scheme and all', () => {
    const named = { publicOrigin: 'https://posyandu.example.go.id', host: '10.0.0.5:8080' };
    expect(isFromOwnPage({ origin: 'https://posyandu.example.go.id' }, named)).toBe(true);
    expect(isFromOwnPage({ origin: 'http://posyandu.example.go.id' }, named)).toBe(false);
    expect(isFromOwnPage({ origin: 'http://10.0.0.5:8080' }, named)).toBe(false);
  });
});

describe('content policy', () => {
  const noBuild = { page: '', scripts: [] };
  const page = `<html><head><script src="/a.js"></script></head>
    <body><div style="display: contents"><script>start()</script></div></body></html>`;

  test('names the hashes of what the build put inline, and never unsafe-inline', () => {
    const policy = contentPolicyOf({ page, scripts: [] }, undefined);
    expect(policy['script-src']).toEqual(["'self'", "'sha256-DIm7WJS6ZKDYe5qFLPy+h4JFI9Bol5QmYC57mt3Fb00='"]);
    expect(policy['style-src']).toEqual(["'self'"]);
    expect(policy['style-src-attr']?.[0]).toBe("'unsafe-hashes'");
    expect(JSON.stringify(policy)).not.toContain('unsafe-inline');
  });

  test('and of the style attributes in the templates of its scripts', () => {
    const scripts = ['t(`<p style="left: 0">`)', String.raw`t("<p style=\"left: 0\">")`, 'x.style="none"'];
    expect(contentPolicyOf({ page: '', scripts }, undefined)['style-src-attr']).toEqual([
      "'unsafe-hashes'",
      "'sha256-LCscCxiyYdC5uD+88F2OFVNmeX20J8bJk9yJpI0GOSk='",
    ]);
  });

  test('without a build nothing inline is allowed', () => {
    expect(contentPolicyOf(noBuild, undefined)['script-src']).toEqual(["'self'"]);
    expect(contentPolicyOf(noBuild, undefined)['style-src-attr']).toEqual(["'none'"]);
  });

  test('the socket of a public origin is named for older browsers', () => {
    const policy = contentPolicyOf(noBuild, 'https://posyandu.example.go.id');
    expect(policy['connect-src']).toEqual(["'self'", 'wss://posyandu.example.go.id']);
  });
});

test('pages of the app are answered by its one page, doors and files are not', () => {
  const accept = 'text/html,application/xhtml+xml';
  for (const path of ['/', '/hari-buka', '/orang/p1', '/apiari']) expect(asksForPage('GET', path, accept)).toBe(true);
  for (const path of ['/api/me', '/api', '/sync/register:pm_1', '/_app/immutable/x.js', '/metrics']) {
    expect(asksForPage('GET', path, accept)).toBe(false);
  }
  expect(asksForPage('POST', '/hari-buka', accept)).toBe(false);
  expect(asksForPage('GET', '/hari-buka', 'application/json')).toBe(false);
});

test('an error in the log says where and of what kind, never what it held', () => {
  const error = Object.assign(new Error('Key (nik)=(3501010101010001) exists'), { code: '23505', detail: 'Ibu Sari' });
  const described = describeError(error);
  expect(described).toMatchObject({ type: 'Error', code: '23505' });
  expect(described.frames[0]).toMatch(/^at .*http-rules\.test\.ts/);
  expect(JSON.stringify(described)).not.toMatch(/350101|Sari/);
});

test('an input is documented as its schema reads it', () => {
  const input = v.object({
    body: v.object({
      name: v.pipe(v.string(), v.trim()),
      role: v.picklist(['a', 'b']),
      pin: v.optional(v.string()),
      scope: v.variant('kind', [
        v.object({ kind: v.literal('all') }),
        v.object({ kind: v.literal('village'), unitIds: v.array(v.string()) }),
      ]),
    }),
  });
  expect(shapeOf(jsonSchemaOf(input))).toBe(
    '{ body: { name: string, role: "a" | "b", pin?: string, scope: { kind: "all" } | { kind: "village", unitIds: [string] } } }',
  );
});
