import { expect, test } from 'vitest';
import { makeAsk, type Send } from './ask.ts';
import { KeptAnswers } from './kept-answers.ts';
import { StaffSession } from './staff-session.svelte.ts';

const SARI = {
  accountId: 'a1',
  displayName: 'Sari',
  role: 'health_officer',
  scope: { kind: 'puskesmas', unitIds: ['k1'] },
  hasSecondFactor: false,
};

/** A browser whose server answers as `answers` says, by path; a missing one is out of reach. */
function makeBrowser(answers: { [path: string]: { status: number; body: object } | undefined }) {
  const texts = new Map<string, string>();
  const storage = {
    getItem: (key: string) => texts.get(key) ?? null,
    setItem: (key: string, text: string) => void texts.set(key, text),
    removeItem: (key: string) => void texts.delete(key),
  };
  const send: Send = async (path) => {
    const answer = answers[path];
    if (!answer) throw new TypeError('Failed to fetch');
    return answer.status === 204 ? new Response(null, answer) : Response.json(answer.body, answer);
  };
  const open = () => new StaffSession(makeAsk(send), new KeptAnswers(storage, () => 0));
  return { answers, texts, open };
}

test('whoever holds a session is signed in', async () => {
  const session = makeBrowser({ '/api/me': { status: 200, body: SARI } }).open();
  await session.refresh();
  expect(session.standing).toEqual({ kind: 'signedIn', me: SARI });
});

test('without a network the one who was signed in stays so, and a stranger is told why not', async () => {
  const browser = makeBrowser({ '/api/me': { status: 200, body: SARI } });
  const stranger = makeBrowser({}).open();
  await browser.open().refresh();
  browser.answers['/api/me'] = undefined;
  const session = browser.open();
  await Promise.all([session.refresh(), stranger.refresh()]);
  expect(session.standing.kind).toBe('signedIn');
  expect(stranger.standing).toEqual({ kind: 'unreachable', problem: { code: 'api.noNetwork' } });
});

test('who was signed in last is so until the server says otherwise', async () => {
  const browser = makeBrowser({ '/api/me': { status: 200, body: SARI } });
  await browser.open().refresh();
  browser.answers['/api/me'] = { status: 401, body: { code: 'http.signInFirst' } };
  const session = browser.open();
  const refreshed = session.refresh();
  expect(session.me).toEqual(SARI);
  await refreshed;
  expect(session.standing).toEqual({ kind: 'signedOut', ended: true });
});

test('a session that has ended is noticed by whatever is asked, and what was kept is forgotten', async () => {
  const browser = makeBrowser({ '/api/me': { status: 200, body: SARI } });
  const session = browser.open();
  await session.refresh();
  browser.answers['/api/me'] = { status: 401, body: { code: 'http.signInFirst' } };
  await session.refresh();
  expect(session.standing).toEqual({ kind: 'signedOut', ended: true });
  expect(browser.texts.size).toBe(0);
});

test('a wrong password changes nothing', async () => {
  const session = makeBrowser({ '/api/sign-in': { status: 401, body: { code: 'signIn.wrong' } } }).open();
  expect(await session.signIn('sari', 'salah')).toEqual({ ok: false, problem: { code: 'signIn.wrong' } });
  expect(session.standing.kind).toBe('asking');
});

test('signing out forgets everything, once the server has ended the session', async () => {
  const browser = makeBrowser({ '/api/sign-in': { status: 200, body: SARI } });
  const session = browser.open();
  await session.signIn('sari', 'tiga kata rahasia');
  expect(await session.signOut()).toEqual({ ok: false, problem: { code: 'api.noNetwork' } });
  expect(session.standing.kind).toBe('signedIn');
  browser.answers['/api/sign-out'] = { status: 204, body: {} };
  await session.signOut();
  expect(session.standing).toEqual({ kind: 'signedOut', ended: false });
  expect(browser.texts.size).toBe(0);
});
