import { ConfigError, parseConfig } from './config.ts';
import { startServer } from './start.ts';

/** The way in: configuration from the environment, one line when it listens, and an orderly end on a signal. */
async function main(): Promise<void> {
  const server = await startServer(parseConfig(process.env), { now: Date.now });
  process.stdout.write(`Posyandu Prima listens on ${server.address}\n`);
  if (server.firstAdminLink !== undefined) {
    process.stdout.write(`Nobody can sign in yet. Make the first admin account at ${server.firstAdminLink}\n`);
  }
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    server.close().catch(fail);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

/** One sentence for what somebody can mend, the whole error for what only we can. */
function fail(error: unknown): void {
  const plain =
    error instanceof ConfigError || (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE');
  process.stderr.write(plain ? `${error.message}\n` : `${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
}

main().catch(fail);
