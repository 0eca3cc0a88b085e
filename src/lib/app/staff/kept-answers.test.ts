import * as v from 'valibot';
import { expect, test } from 'vitest';
import { KeptAnswers, type TextStorage } from './kept-answers.ts';

function makeStorage(): TextStorage & { readonly texts: Map<string, string> } {
  const texts = new Map<string, string>();
  return {
    texts,
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, text) => void texts.set(key, text),
    removeItem: (key) => void texts.delete(key),
  };
}
const months = v.array(v.string());

test('an answer comes back with the time at which it was kept', () => {
  const kept = new KeptAnswers(makeStorage(), () => 42);
  kept.save('months', ['2026-07']);
  expect(kept.load('months', months)).toEqual({ value: ['2026-07'], at: 42 });
});

test.each([
  ['another shape', '{"at":1,"value":7}'],
  ['no envelope', '[]'],
  ['no JSON', '{'],
])('%s counts as nothing', (_, text) => {
  const storage = makeStorage();
  storage.setItem('staff:months', text);
  expect(new KeptAnswers(storage, () => 42).load('months', months)).toBeUndefined();
});

test('signing out leaves nothing behind', () => {
  const storage = makeStorage();
  const kept = new KeptAnswers(storage, () => 42);
  kept.save('me', {});
  kept.save('skdn', {});
  kept.clear();
  expect(storage.texts.size).toBe(0);
});

test('a full storage is no trouble, and keeps no older answer either', () => {
  const storage = makeStorage();
  const kept = new KeptAnswers(storage, () => 42);
  kept.save('months', ['2026-06']);
  storage.setItem = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  kept.save('months', ['2026-07']);
  expect(kept.load('months', months)).toBeUndefined();
});
