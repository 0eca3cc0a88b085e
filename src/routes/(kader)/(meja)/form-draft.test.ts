import { expect, test } from 'vitest';
import type { Drafts } from '#lib/app/drafts.ts';
import { FormDraft } from './form-draft.ts';

test('a draft is found again with what stood when its form was opened', async () => {
  const draft = new FormDraft(makeDrafts(), 'child', 'visit');
  draft.save({ form: 'child' }, ['e1']);
  expect(await draft.load()).toEqual({ entry: { form: 'child' }, seen: ['e1'] });
});

test('no draft, or a broken one, is no entry', async () => {
  const drafts = makeDrafts();
  expect(await new FormDraft(drafts, 'child', 'visit').load()).toEqual({ entry: undefined, seen: undefined });
  drafts.save('child', 'visit', 'half a draft');
  expect(await new FormDraft(drafts, 'child', 'visit').load()).toEqual({ entry: undefined, seen: undefined });
});

test('a cleared draft is gone', async () => {
  const draft = new FormDraft(makeDrafts(), 'child', 'visit');
  draft.save({ form: 'child' });
  await draft.clear();
  expect((await draft.load()).entry).toBeUndefined();
});

/** A memory in place of the device's store. */
function makeDrafts(): Pick<Drafts, 'load' | 'save' | 'clear'> {
  const kept = new Map<string, unknown>();
  return {
    load: (form, subject) => Promise.resolve(kept.get(`${form} ${subject}`)),
    save: (form, subject, entry) => void kept.set(`${form} ${subject}`, entry),
    clear: (form, subject) => Promise.resolve(void kept.delete(`${form} ${subject}`)),
  };
}
