import { expect, test } from 'vitest';
import { DeviceApi } from './device-api.ts';

/** A line that breaks in the midst of an answer. */
function breakingLine(): Promise<Response> {
  const body = new ReadableStream({
    start: (controller) => {
      controller.enqueue(new Uint8Array([1, 2, 3]));
      controller.error(new TypeError('network error'));
    },
  });
  return Promise.resolve(new Response(body));
}

test('a line that breaks in the midst of an answer is told as one that brought none', async () => {
  const api = new DeviceApi(breakingLine, () => 'token');
  expect(await api.postBatch(new Uint8Array())).toEqual({ ok: false, problem: { code: 'api.noNetwork' } });
  expect(await api.postParcels(new Uint8Array())).toMatchObject({ ok: false });
  expect(await api.profile()).toMatchObject({ ok: false });
});
