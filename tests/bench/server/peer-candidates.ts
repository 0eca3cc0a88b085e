import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeTempFolder } from '../../support/temp-folder.ts';
import type { Candidate } from './candidate.ts';
import type { Target } from './load.ts';
import { startPeer } from './peer-process.ts';

/** A peer with the folder that it keeps its documents in. */
export interface PeerCandidate extends Candidate {
  prepare(
    ...asked: Parameters<Candidate['prepare']>
  ): Promise<Awaited<ReturnType<Candidate['prepare']>> & { folder: string }>;
}

export const YWS_MEMORY = peer('y-websocket (memory)', 'y-websocket.mjs', 'y-websocket', () => ({}));
export const YWS_LEVELDB = peer('y-websocket (LevelDB)', 'y-websocket.mjs', 'y-websocket', (folder) => ({
  YPERSISTENCE: folder,
}));
export const HOCUSPOCUS = peer('Hocuspocus (SQLite)', 'hocuspocus.mjs', 'hocuspocus', (folder) => ({
  PEER_DATABASE: join(folder, 'h.db'),
}));

function peer(
  name: string,
  script: string,
  dialect: Target['dialect'],
  env: (folder: string) => Record<string, string>,
): PeerCandidate {
  const path = fileURLToPath(new URL(`peers/${script}`, import.meta.url));
  return {
    name,
    async prepare() {
      const folder = await makeTempFolder();
      return {
        folder: folder.path,
        start: async () => {
          const { port, pid, stop } = await startPeer(path, env(folder.path));
          const target: Target = {
            name,
            dialect,
            pids: [pid],
            roomName: (room) => `room${room}`,
            deviceOf: (room, client) => `dv_${room}_${client}`,
            urlOf: (room) => `ws://127.0.0.1:${port}/room${room}`,
          };
          return { target, kill: () => stop('SIGKILL') };
        },
        [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
      };
    },
  };
}
