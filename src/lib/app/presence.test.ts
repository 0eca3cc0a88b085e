import { afterEach, expect, test } from 'vitest';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { PresenceBoard } from './presence.svelte.ts';

const opened: Awareness[] = [];
afterEach(() => {
  for (const awareness of opened.splice(0)) awareness.destroy();
});

function makeWay(): Awareness {
  const awareness = new Awareness(new Y.Doc());
  opened.push(awareness);
  return awareness;
}

/** Somebody else shows on a way what she does; undefined takes the sign away. */
function makeOther(way: Awareness): (presence: object | undefined) => void {
  const other = makeWay();
  return (presence) => {
    other.setLocalState(presence ? { presence } : null);
    applyAwarenessUpdate(way, encodeAwarenessUpdate(other, [other.clientID]), 'other');
  };
}

const SRI = { accountId: 'K1', name: 'Sri', step: 'measurement', personId: 'dimas' };

test('who comes by the server and directly is there once; who goes from both is there no more', () => {
  const [server, direct] = [makeWay(), makeWay()];
  const board = new PresenceBoard();
  board.attach('server', server);
  board.attach('direct', direct);
  const [byServer, byTablet] = [makeOther(server), makeOther(direct)];
  byServer(SRI);
  byTablet(SRI);
  expect(board.others).toEqual([SRI]);
  byServer(undefined);
  expect(board.others).toEqual([SRI]);
  byTablet(undefined);
  expect(board.others).toEqual([]);
});

test('what oneself does is told on every way, also on one that is found later, and is taken away from one that is left', () => {
  const [server, direct] = [makeWay(), makeWay()];
  const board = new PresenceBoard();
  board.attach('server', server);
  board.show({ accountId: 'K2', name: 'Yuni', step: 'service', personId: 'sari' });
  board.attach('direct', direct);
  for (const way of [server, direct]) expect(way.getLocalState()).toMatchObject({ presence: { name: 'Yuni' } });
  board.attach('server', undefined);
  expect(server.getLocalState()).toBeNull();
  board.show(undefined);
  expect(direct.getLocalState()).toBeNull();
});

test('oneself on another device, and what is no sign of ours, is nobody', () => {
  const direct = makeWay();
  const board = new PresenceBoard();
  board.attach('direct', direct);
  board.show(SRI as Parameters<typeof board.show>[0]);
  makeOther(direct)({ ...SRI, personId: 'sari' });
  makeOther(direct)({ accountId: 7, step: 'cooking' });
  expect(board.others).toEqual([]);
});
