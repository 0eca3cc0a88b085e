import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A server that runs as a process of its own, so that its CPU and memory can be told from the driver's. */
export interface PeerProcess {
  readonly port: number;
  readonly pid: number;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts a script that prints `listening PORT` and waits for that line. */
export async function startPeer(script: string, env: Record<string, string> = {}): Promise<PeerProcess> {
  const child: ChildProcess = spawn(process.execPath, [script], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout! });
  for await (const line of lines) {
    const port = /listening (\d+)/.exec(line)?.[1];
    if (!port) continue;
    child.stdout!.resume();
    return {
      port: Number(port),
      pid: child.pid!,
      stop: async (signal = 'SIGKILL') => {
        if (child.exitCode !== null || child.signalCode !== null) return;
        const gone = once(child, 'exit');
        child.kill(signal);
        await gone;
      },
    };
  }
  throw new Error(`${script} ended before it listened`);
}
