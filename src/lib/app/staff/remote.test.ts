import { expect, test } from 'vitest';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { StaffProblem } from './ask.ts';
import { Remote } from './remote.svelte.ts';

type Answer = Result<string, StaffProblem>;

test('what was fetched stays when fetching anew fails', async () => {
  const answers: Answer[] = [ok('first'), err({ code: 'api.noNetwork' })];
  const remote = new Remote(async () => answers.shift() ?? ok('none'));
  await remote.reload();
  await remote.reload();
  expect([remote.value, remote.problem, remote.loading]).toEqual(['first', { code: 'api.noNetwork' }, false]);
});

test('an answer that comes after a newer question is passed over', async () => {
  const letGo: ((answer: Answer) => void)[] = [];
  const remote = new Remote(() => new Promise<Answer>((resolve) => letGo.push(resolve)));
  const both = [remote.reload(), remote.reload()];
  letGo[1]?.(ok('newer'));
  letGo[0]?.(ok('older'));
  await Promise.all(both);
  expect(remote.value).toBe('newer');
});
