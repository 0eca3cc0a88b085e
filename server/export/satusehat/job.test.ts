import { expect, test } from 'vitest';
import { SatusehatJob } from './job.ts';

/** A job over two Puskesmas, of which one has no number; `until` resolves at the next piece of work that fits. */
function makeJob() {
  const done: string[] = [];
  const waiting: { readonly fits: (done: readonly string[]) => boolean; readonly resolve: () => void }[] = [];
  const say = (what: string): void => {
    done.push(what);
    for (const one of waiting) if (one.fits(done)) one.resolve();
  };
  const summary = { sent: 0, refused: 0, waiting: 0 };
  const job = new SatusehatJob({
    satusehat: {
      send: async (puskesmasId) => {
        say(`look ${puskesmasId}`);
        return await Promise.resolve(puskesmasId === 'pk_1' ? summary : undefined);
      },
      sendDue: async (puskesmasId) => {
        say(`due ${puskesmasId}`);
        return await Promise.resolve(summary);
      },
    },
    listPuskesmas: async () => await Promise.resolve([{ puskesmasId: 'pk_1' }, { puskesmasId: 'pk_2' }]),
    everyMs: 1,
    onProblem: (error) => say(String(error)),
  });
  const until = async (fits: (done: readonly string[]) => boolean): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<void>();
    waiting.push({ fits, resolve });
    await promise;
  };
  return { job, done, until };
}

const count = (done: readonly string[], what: string) => done.filter((one) => one === what).length;

test('sessions are read again only where something has changed; who has no number is asked for each time', async () => {
  const { job, done, until } = makeJob();
  await until((all) => count(all, 'due pk_1') >= 2 && count(all, 'look pk_2') >= 2);
  expect(count(done, 'look pk_1')).toBe(1);
  job.note(['pk_1']);
  await until((all) => count(all, 'look pk_1') === 2);
  await job.close();
  const ended = done.length;
  await Promise.resolve();
  expect(done.length).toBe(ended);
});
