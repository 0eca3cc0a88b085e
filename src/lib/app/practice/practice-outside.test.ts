import { expect, test, vi } from 'vitest';
import { makeWorld } from '#tests/support/make-app.ts';
import type { Outside } from '../outside.ts';
import { practiceOutside } from './practice-outside.ts';

/** The real world, telling of every door that is tried. */
function makeWatchedWorld() {
  const tried = vi.fn<(door: string) => void>();
  const world: Outside = {
    ...makeWorld(() => Promise.resolve(new Response())),
    fetch: () => {
      tried('fetch');
      return Promise.resolve(new Response());
    },
    storage: {
      persist: () => {
        tried('persist');
        return Promise.resolve(true);
      },
      persisted: () => Promise.resolve(false),
      estimate: () => Promise.resolve({ usage: 9, quota: 10 }),
    },
    onReturn: () => {
      tried('onReturn');
      return () => undefined;
    },
    requestBackgroundSync: () => tried('background sync'),
  };
  return { world, tried };
}

test('every door of practice is shut: network, socket, background, the browser’s promise to keep', async () => {
  const { world, tried } = makeWatchedWorld();
  const outside = practiceOutside(world);
  await expect(outside.fetch('/api/device/profile')).rejects.toThrow(TypeError);
  const { WebSocket: Socket } = outside;
  expect(() => Socket && new Socket(outside.socketUrl)).toThrow(DOMException);
  expect(outside.socketUrl).not.toBe(world.socketUrl);
  expect(outside.isOnline()).toBe(false);
  outside.requestBackgroundSync();
  outside.onReturn(() => undefined);
  expect(await outside.storage?.persist()).toBe(true);
  expect(await outside.storage?.estimate()).toEqual({});
  expect(tried).not.toHaveBeenCalled();
});

test('what it has of the real world is its clock, chance and cipher, and it says that it is practice', () => {
  const { world } = makeWatchedWorld();
  const outside = practiceOutside(world);
  const same = Object.entries(outside).filter(([name, value]) =>
    Object.entries(world).some(([n, v]) => n === name && v === value),
  );
  expect(same.map(([name]) => name).sort()).toEqual([
    'every',
    'httpUrl',
    'newId',
    'now',
    'random',
    'randomBytes',
    'subtle',
  ]);
  expect(outside.isPractice).toBe(true);
});
