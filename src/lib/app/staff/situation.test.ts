import * as v from 'valibot';
import { expect, test } from 'vitest';
import { isLocalMonth, type LocalMonth } from '#lib/domain/dates.ts';
import { err, ok } from '#lib/domain/result.ts';
import type { Ask } from './ask.ts';
import { KeptAnswers } from './kept-answers.ts';
import { Situation } from './situation.svelte.ts';

function month(text: string): LocalMonth {
  if (!isLocalMonth(text)) throw new RangeError(text);
  return text;
}
/** A server with one Posyandu, its counts by month; a stream that the test speaks through. */
function makeServer(months: { [month: string]: { D: number; sessions: number } }) {
  const server = { months, online: true };
  const ask: Ask = async ({ path, answer }) => {
    if (!server.online) return err({ code: 'api.noNetwork' });
    const asked = new URL(path, 'http://server').searchParams.get('month');
    const counts = asked === null ? undefined : server.months[asked];
    const unit = { level: 'desa', unit: 'Wonokerto', unitId: 'v1', villageId: 'v1', dataThrough: 5, S: 50, K: 50 };
    const value =
      asked === null
        ? { months: Object.keys(server.months).toSorted().toReversed() }
        : { month: asked, computedAt: 9, dataThrough: 5, rows: [{ ...unit, ...counts }] };
    const parsed = v.safeParse(answer, value);
    return parsed.success ? ok(parsed.output) : err({ code: 'api.unreadable' });
  };
  const texts = new Map<string, string>();
  const storage = {
    getItem: (key: string) => texts.get(key) ?? null,
    setItem: (key: string, text: string) => void texts.set(key, text),
    removeItem: (key: string) => void texts.delete(key),
  };
  const openLive = () => ({ readyState: 0, addEventListener: () => undefined, close: () => undefined });
  const open = () => new Situation({ ask, kept: new KeptAnswers(storage, () => 42), openLive });
  return { server, open };
}
const MONTHS = {
  '2026-06': { D: 30, sessions: 1 },
  '2026-07': { D: 40, sessions: 1 },
  '2026-08': { D: 0, sessions: 0 },
};

test('it begins with the newest month in which a session was held, beside the month before', async () => {
  const situation = makeServer(MONTHS).open();
  await situation.open();
  expect([situation.month, situation.report?.rows[0]?.figures.D, situation.before?.month]).toEqual([
    '2026-07',
    40,
    '2026-06',
  ]);
  expect(situation.waiting).toBe('2026-08');
  situation.close();
});

test('without any session it begins with the newest month', async () => {
  const situation = makeServer({ '2026-08': { D: 0, sessions: 0 } }).open();
  await situation.open();
  expect([situation.month, situation.waiting]).toEqual(['2026-08', undefined]);
  situation.close();
});

test('numbers that have changed are marked', async () => {
  const { server, open } = makeServer({ ...MONTHS });
  const situation = open();
  await situation.open();
  server.months['2026-07'] = { D: 41, sessions: 1 };
  await situation.open();
  expect([...situation.changed]).toEqual(['v1 D', 'v1 absent']);
  situation.close();
});

test('without a network what is on the screen stays', async () => {
  const { server, open } = makeServer(MONTHS);
  const situation = open();
  await situation.open();
  server.online = false;
  await situation.open();
  expect([situation.report?.month, situation.problem?.code]).toEqual(['2026-07', 'api.noNetwork']);
  situation.close();
});

test('a page opened without a network shows what was kept, and since when', async () => {
  const { server, open } = makeServer(MONTHS);
  const [before, after] = [open(), open()];
  await before.open();
  server.online = false;
  await after.open();
  expect([after.month, after.report?.rows[0]?.figures.D, after.asOf]).toEqual(['2026-07', 40, 42]);
  before.close();
  after.close();
});

test('a month of which nothing is known shows nothing of another', async () => {
  const { server, open } = makeServer(MONTHS);
  const situation = open();
  await situation.open();
  server.online = false;
  await situation.choose(month('2026-06'));
  expect([situation.report, situation.problem?.code]).toEqual([undefined, 'api.noNetwork']);
  situation.close();
});
