import { PRACTICE_DATABASE } from './practice-switch.ts';

/** Held by every tab that practises, for as long as it does. */
const ALIVE = 'posyandu-latihan';

/** The part of the browser that lets one tab know of another. */
export type LocksPort = Pick<LockManager, 'request'>;

/** Keeps the practice database from being cleaned up. Resolves when it is held. @returns how to let go of it */
export async function holdPractice(locks: LocksPort): Promise<() => void> {
  const held = Promise.withResolvers<void>();
  const free = Promise.withResolvers<void>();
  locks
    .request(ALIVE, { mode: 'shared' }, () => {
      held.resolve();
      return free.promise;
    })
    .catch(held.reject);
  await held.promise;
  return free.resolve;
}

/**
 * Deletes what practice has left, unless a tab is practising now: at each start of the real thing, before and after practice.
 * @returns false where a tab still practises
 */
export function cleanUp(locks: LocksPort, databases: Pick<IDBFactory, 'deleteDatabase'>): Promise<boolean> {
  return locks.request(ALIVE, { ifAvailable: true }, async (lock) => {
    if (lock) await deleteDatabase(databases);
    return lock !== null;
  });
}

/** Deletes the practice database, whoever holds it; nothing happens where there is none. */
export function deleteDatabase(databases: Pick<IDBFactory, 'deleteDatabase'>): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const asked = databases.deleteDatabase(PRACTICE_DATABASE);
  asked.addEventListener('success', () => resolve());
  asked.addEventListener('error', () => reject(asked.error));
  return promise;
}
