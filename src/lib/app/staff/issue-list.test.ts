import * as v from 'valibot';
import { expect, test } from 'vitest';
import { err, ok } from '#lib/domain/result.ts';
import type { Ask } from './ask.ts';
import { IssueList } from './issue-list.svelte.ts';

const makeIssue = (no: number, code: string) => {
  return { no, file: 'sasaran.csv', dataRow: no, column: 'NIK', value: '', verdict: 'question', code };
};
const ALL = [makeIssue(1, 'NIK_LENGTH'), makeIssue(2, 'LMP_EMPTY'), makeIssue(3, 'NIK_LENGTH')];
const PAGE = 2;

/** A server with three issues, two on a page. */
function makeList() {
  const asked: string[] = [];
  const ask: Ask = async ({ path, answer }) => {
    asked.push(path);
    const query = new URL(path, 'http://server').searchParams;
    const fitting = ALL.filter(({ code }) => !query.has('code') || code === query.get('code'));
    const issues = fitting.filter(({ no }) => no > Number(query.get('after'))).slice(0, PAGE);
    const counts = [{ code: 'NIK_LENGTH', verdict: 'question', count: 2 }];
    const parsed = v.safeParse(answer, { total: fitting.length, counts, issues });
    return parsed.success ? ok(parsed.output) : err({ code: 'api.unreadable' });
  };
  return { list: new IssueList(ask, () => 'im_1'), asked };
}
const numbers = (list: IssueList) => list.issues?.map(({ no }) => no);

test('pages follow one another behind the last issue known', async () => {
  const { list, asked } = makeList();
  await list.choose({});
  expect([numbers(list), list.total]).toEqual([[1, 2], 3]);
  await list.more();
  expect(numbers(list)).toEqual([1, 2, 3]);
  expect(asked.at(-1)).toContain('after=2');
});

test('it begins with the gravest verdict that the run has', async () => {
  const { list } = makeList();
  await list.open();
  expect([list.filter, numbers(list)]).toEqual([{ verdict: 'question' }, [1, 2]]);
});

test('another filter begins anew, and the codes to choose from stay', async () => {
  const { list } = makeList();
  await list.choose({});
  await list.choose({ code: 'NIK_LENGTH' });
  expect([numbers(list), list.total, list.counts.length]).toEqual([[1, 3], 2, 1]);
});

test('what was asked for with the old filter does not come into the new list', async () => {
  const { list } = makeList();
  await Promise.all([list.choose({}), list.choose({ code: 'LMP_EMPTY' })]);
  expect(numbers(list)).toEqual([2]);
});
