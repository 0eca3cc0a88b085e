import { expect, test } from 'vitest';
import type { Send } from './ask.ts';
import { ImportDesk } from './import-desk.svelte.ts';

const lines = (...values: object[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('');
const makeFile = (name: string) => new File(['NIK,Nama'], name);

/** A server that knows a file by its name, and takes files in as `run` says. */
function makeDesk(run: (body: FormData, signal: AbortSignal | null | undefined) => Promise<Response> | Response) {
  const send: Send = async (path, { body, signal }) => {
    if (!(body instanceof FormData)) throw new TypeError('no form');
    if (path === '/api/puskesmas/imports') return run(body, signal);
    const file = body.get('file');
    const name = file instanceof File ? file.name : '';
    const kind = ['sasaran', 'eppgbm'].find((known) => name.startsWith(known));
    return Response.json({
      files: [kind ? { file: name, kind, rows: 3 } : { file: name, kind: null, code: 'import.noHeader' }],
    });
  };
  let ids = 0;
  return new ImportDesk(send, () => `f${++ids}`);
}

test('files are recognised; one that is no such file says why and is not sent', async () => {
  const desk = makeDesk((body) => {
    expect(body.getAll('file').map((file) => (file instanceof File ? file.name : ''))).toEqual([
      'sasaran.csv',
      'eppgbm-07.csv',
    ]);
    expect(body.get('kinds')).toBe('{"sasaran.csv":"sasaran","eppgbm-07.csv":"eppgbm"}');
    return new Response(lines({ run: { runId: 'r1' } }));
  });
  await desk.add([makeFile('eppgbm-07.csv'), makeFile('surat.csv'), makeFile('sasaran.csv')]);
  expect(desk.files.map(({ kind, standing, problem }) => [kind, standing, problem?.code])).toEqual([
    ['eppgbm', 'known', undefined],
    [undefined, 'unknown', 'import.noHeader'],
    ['sasaran', 'known', undefined],
  ]);
  await desk.run({ puskesmas: 'Sumberjati', desa: 'Wonokerto Lor' });
  expect(desk.state).toEqual({ kind: 'ended', how: 'done', runId: 'r1' });
});

test('a file of the same name takes the place of the earlier one, and its kind can be changed', async () => {
  const desk = makeDesk(() => new Response(''));
  await desk.add([makeFile('data.csv')]);
  expect(desk.ready).toBe(false);
  await desk.add([makeFile('data.csv')]);
  desk.chooseKind(desk.files[0]?.id ?? '', 'eppgbm');
  expect([desk.files.length, desk.ready]).toEqual([1, true]);
});

test('what became of each file is known as the server tells it', async () => {
  const counts = { rows: 3, taken: 2, tidied: 4, questioned: 1, refused: 1 };
  const news = lines(
    { progress: { file: 'sasaran.csv', done: 2, total: 3 } },
    { file: { file: 'sasaran.csv', kind: 'sasaran', ...counts } },
    { problem: { code: 'storage.noAnswer' } },
  );
  const desk = makeDesk(() => new Response(news));
  await desk.add([makeFile('sasaran.csv')]);
  await desk.run({ puskesmas: 'A', desa: 'B' });
  expect(desk.results).toEqual([{ file: 'sasaran.csv', kind: 'sasaran', ...counts, unknownHeadings: [] }]);
  expect([desk.state, desk.problem]).toEqual([
    { kind: 'ended', how: 'failed', runId: undefined },
    { code: 'storage.noAnswer' },
  ]);
});

test('cancelling ends the run without a problem', async () => {
  const desk = makeDesk((_, signal) => {
    desk.cancel();
    expect(signal?.aborted).toBe(true);
    throw new DOMException('aborted', 'AbortError');
  });
  await desk.add([makeFile('sasaran.csv')]);
  await desk.run({ puskesmas: 'A', desa: 'B' });
  expect([desk.state, desk.problem]).toEqual([{ kind: 'ended', how: 'cancelled', runId: undefined }, undefined]);
});
