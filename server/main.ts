import { ConfigError, parseConfig } from './config.ts';
import { startServer } from './start.ts';
import { stopOnSignals } from './stopping.ts';

/** Disk, sockets and running answers have their own, shorter limits; this one is for what was not foreseen. */
const STOP_LIMIT_MS = 20_000;

/** The way in: configuration from the environment, one line when it listens, and an orderly end on a signal. */
async function main(): Promise<void> {
  const config = parseConfig(process.env);
  const server = await startServer(config, { now: Date.now });
  // Before anybody is told that it listens, and so may stop it.
  stopOnSignals({
    stop: () => server.close(),
    limitMs: STOP_LIMIT_MS + config.drainMs,
    signals: process,
    now: () => performance.now(),
    exit: (code) => process.exit(code),
    say: (line) => void process.stderr.write(`${line}\n`),
    onFailure: fail,
  });
  process.stdout.write(`Posyandu Prima listens on ${server.address}\n`);
  if (server.firstAdminLink !== undefined) {
    process.stdout.write(`Nobody can sign in yet. Make the first admin account at ${server.firstAdminLink}\n`);
  }
}

/** One sentence for what somebody can mend, the whole error for what only we can. */
function fail(error: unknown): void {
  process.stderr.write(`${textOf(error)}\n`);
  process.exitCode = 1;
}

function textOf(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  if (!(error instanceof Error)) return String(error);
  // A port in use, a folder that cannot be made, a database out of reach.
  const ofTheSystem = 'syscall' in error || ('code' in error && String(error.code).startsWith('SQLITE_'));
  return ofTheSystem ? `Cannot start: ${error.message}` : (error.stack ?? error.message);
}

main().catch(fail);
