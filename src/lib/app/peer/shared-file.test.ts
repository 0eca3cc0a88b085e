import { expect, test } from 'vitest';
import { keepShared, onOpenedFiles, takeShared } from './shared-file.ts';

/** The part of a browser's caches that is used here. */
function makeCaches(): CacheStorage {
  const entries = new Map<string, Response>();
  const cache = {
    put: async (key: string, response: Response) => void entries.set(key, response),
    keys: async () => [...entries.keys()],
    match: async (key: string) => entries.get(key),
    delete: async (key: string) => entries.delete(key),
  };
  return { open: async () => cache } as unknown as CacheStorage;
}

test('what the phone shared is taken once, file by file', async () => {
  const caches = makeCaches();
  const form = new FormData();
  form.append('berkas', new File([new Uint8Array([1, 2])], 'a.posyandu'));
  form.append('berkas', new File([new Uint8Array([3])], 'b.posyandu'));
  form.append('title', 'Hari buka');
  await keepShared(form, caches);
  expect(await takeShared(caches)).toEqual([new Uint8Array([1, 2]), new Uint8Array([3])]);
  expect(await takeShared(caches)).toEqual([]);
});

test('files that were opened with the app are handed on; a browser without that changes nothing', async () => {
  const taken = Promise.withResolvers<Uint8Array>();
  onOpenedFiles({}, () => taken.reject(new Error('nothing was opened')));
  const handle = { getFile: async () => new File([new Uint8Array([7])], 'c.posyandu') };
  const launchQueue = { setConsumer: (consume: (params: object) => void) => consume({ files: [handle] }) };
  onOpenedFiles({ launchQueue }, taken.resolve);
  expect(await taken.promise).toEqual(new Uint8Array([7]));
});
