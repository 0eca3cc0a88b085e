import * as v from 'valibot';
import { expect, test } from 'vitest';
import { makeAsk, nothing, type Send } from './ask.ts';

const greeting = v.object({ name: v.string() });
const answering =
  (status: number, body: string | null, headers: HeadersInit = {}): Send =>
  async () =>
    new Response(body, { status, headers });

test('an answer of the expected shape is given on', async () => {
  const ask = makeAsk(answering(200, '{"name":"Sari","later":1}'));
  expect(await ask({ path: '/api/me', answer: greeting })).toEqual({ ok: true, value: { name: 'Sari' } });
});

test('an empty answer is undefined', async () => {
  const ask = makeAsk(answering(204, null));
  expect(await ask({ method: 'POST', path: '/api/sign-out', answer: nothing })).toEqual({ ok: true, value: undefined });
});

test.each([
  ['another shape', 200, '{"nama":"Sari"}', 'api.unreadable'],
  ['the login page of a hotspot', 200, '<html>', 'api.unreadable'],
  ['a refusal of somebody else', 404, '<html>', 'api.unreadable'],
  ['a proxy without its server', 502, '<html>', 'http.notReady'],
  ['a refusal of our server', 403, '{"code":"http.noRight"}', 'http.noRight'],
])('%s becomes a problem', async (_, status, body, code) => {
  const ask = makeAsk(answering(status, body));
  expect(await ask({ path: '/api/me', answer: greeting })).toEqual({ ok: false, problem: { code } });
});

test('the wait that the server asks for comes along', async () => {
  const ask = makeAsk(answering(429, '{"code":"signIn.wait"}', { 'retry-after': '8' }));
  const answer = await ask({ method: 'POST', path: '/api/sign-in', body: {}, answer: greeting });
  expect(answer).toEqual({ ok: false, problem: { code: 'signIn.wait', waitMs: 8000 } });
});

test('no server in reach is a problem, not an exception', async () => {
  const ask = makeAsk(() => Promise.reject(new TypeError('Failed to fetch')));
  expect(await ask({ path: '/api/me', answer: greeting })).toEqual({ ok: false, problem: { code: 'api.noNetwork' } });
});

test('what is sent goes as JSON', async () => {
  const sent: RequestInit[] = [];
  const ask = makeAsk(async (_, init) => {
    sent.push(init);
    return new Response(null, { status: 204 });
  });
  await ask({ method: 'PATCH', path: '/api/devices/d1', body: { name: 'Tab 2' }, answer: nothing });
  expect(sent).toEqual([
    { method: 'PATCH', headers: { 'content-type': 'application/json' }, body: '{"name":"Tab 2"}' },
  ]);
});
