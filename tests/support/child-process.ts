import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A script of this project in a process of its own; it speaks in lines on its output. */
export interface ScriptProcess extends AsyncDisposable {
  /** Lines of its output as they come; ends when the process has ended. */
  readonly lines: AsyncIterator<string>;
  /** Ends it as a power cut would (SIGKILL), and waits until it is gone. */
  kill(): Promise<void>;
}

/** Starts a TypeScript file below tests/support with arguments; its error output goes to that of the tests. */
export function startScript(file: string, ...args: readonly string[]): ScriptProcess {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const child = spawn(process.execPath, [path, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const kill = async () => {
    child.kill('SIGKILL');
    await exited;
  };
  return { lines: createInterface(child.stdout)[Symbol.asyncIterator](), kill, [Symbol.asyncDispose]: kill };
}
