import * as v from 'valibot';
import { expect, test } from 'vitest';
import { err, ok } from '#lib/domain/result.ts';
import { makeMonth, makePwsAnswer, makePwsRow } from '#tests/support/make-pws.ts';
import type { Ask } from '../ask.ts';
import { KeptAnswers } from '../kept-answers.ts';
import type { LiveSource } from '../live-changes.svelte.ts';
import { cellKey } from './changed-cells.ts';
import type { PwsAnswer } from './pws-answer.ts';
import { PwsBoard } from './pws-board.svelte.ts';

/** A server of one Puskesmas, answers by month; a stream that the test speaks through; a storage that outlives boards. */
function makeServer(answers: { [month: string]: PwsAnswer }) {
  const server: { answers: typeof answers; online: boolean; opened: Promise<void> } = {
    answers,
    online: true,
    opened: Promise.resolve(),
  };
  const ask: Ask = async ({ path, answer }) => {
    await server.opened;
    if (!server.online) return err({ code: 'api.noNetwork' });
    const url = new URL(path, 'http://server');
    const value =
      url.pathname === '/api/puskesmas/months'
        ? { months: Object.keys(server.answers).toSorted().toReversed() }
        : url.pathname === '/api/pws'
          ? server.answers[url.searchParams.get('month') ?? '']
          : undefined;
    const parsed = v.safeParse(answer, value);
    return parsed.success ? ok(parsed.output) : err({ code: 'api.unreadable' });
  };
  const texts = new Map<string, string>();
  const storage = {
    getItem: (key: string) => texts.get(key) ?? null,
    setItem: (key: string, text: string) => void texts.set(key, text),
    removeItem: (key: string) => void texts.delete(key),
  };
  const stream = new EventTarget();
  // What the board uses of an EventSource.
  const openLive = () => Object.assign(stream, { readyState: 1, close: () => undefined }) as unknown as LiveSource;
  return {
    server,
    open: () =>
      new PwsBoard({ ask, kept: new KeptAnswers(storage, () => 42), openLive, thisMonth: () => makeMonth('2026-07') }),
    tell: (months: readonly string[]) =>
      void stream.dispatchEvent(new MessageEvent('changed', { data: JSON.stringify({ months }) })),
  };
}
const JUNE = makePwsAnswer({ month: makeMonth('2026-06') });
const JULY = makePwsAnswer({ total: makePwsRow({ unitId: 'pkm_1', sessionsHeld: 0 }) });
const TOP = { unit: '', month: undefined };

test('it begins with the newest month in which a session was held, and says which one waits', async () => {
  const board = makeServer({ '2026-06': JUNE, '2026-07': JULY }).open();
  board.show(TOP);
  await expect.poll(() => board.answer?.month).toBe('2026-06');
  expect(board.waiting).toBe('2026-07');
  board.close();
});

test('a change that the server tells of is fetched by itself and marked', async () => {
  const { server, open, tell } = makeServer({ '2026-06': JUNE });
  const board = open();
  board.show(TOP);
  await expect.poll(() => board.version).toBe(1);
  server.answers = {
    '2026-06': {
      ...JUNE,
      rows: JUNE.rows.map((row) =>
        row.unitId === 'v_1'
          ? {
              ...row,
              figures: [
                [91, 100],
                [5, 90],
              ],
            }
          : row,
      ),
    },
  };
  tell(['2026-06']);
  await expect.poll(() => [...board.changed]).toEqual([cellKey('v_1', 'G01')]);
  expect(board.answer?.month).toBe('2026-06');
  board.close();
});

test('changes that come faster than answers hold none of them up', async () => {
  const { server, open, tell } = makeServer({ '2026-06': JUNE });
  const board = open();
  board.show(TOP);
  await expect.poll(() => board.version).toBe(1);
  const slow = Promise.withResolvers<void>();
  server.opened = slow.promise;
  for (let i = 0; i < 5; i++) tell(['2026-06']);
  slow.resolve();
  // One fetch for the first of them, and one for all that came while it was under way.
  await expect.poll(() => board.version).toBe(3);
  board.close();
});

test('without a network a board opened anew shows what it knew, and since when', async () => {
  const { server, open } = makeServer({ '2026-06': JUNE });
  const first = open();
  first.show(TOP);
  await expect.poll(() => first.answer).toBeDefined();
  first.close();
  server.online = false;
  const later = open();
  later.show(TOP);
  await expect.poll(() => later.problem?.code).toBe('api.noNetwork');
  expect([later.answer?.month, later.asOf]).toEqual(['2026-06', 42]);
  later.close();
  const elsewhere = open();
  elsewhere.show({ unit: 'v_2', month: undefined });
  await expect.poll(() => elsewhere.problem?.code).toBe('api.noNetwork');
  expect(elsewhere.answer).toBeUndefined();
  elsewhere.close();
});
