import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The server as a process of its own, started the way production starts it. */
export interface ServerProcess {
  readonly port: number;
  readonly address: string;
  readonly pid: number;
  /** Ends it (SIGTERM: in order; SIGKILL: as a power cut would) and waits until it is gone. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts `server/main.ts` and resolves when it listens; its own port when none is given. */
export async function startServerProcess(env: Readonly<Record<string, string>>): Promise<ServerProcess> {
  const main = fileURLToPath(new URL('../../server/main.ts', import.meta.url));
  const child = spawn(process.execPath, [main], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: { ...process.env, PORT: '0', LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /listens on (http:\S+)/.exec(line)?.[1];
    if (!address) continue;
    child.stdout.resume();
    const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill(signal);
      await gone;
    };
    return { port: Number(new URL(address).port), address, pid: child.pid!, stop };
  }
  throw new Error('the server ended before it listened');
}
