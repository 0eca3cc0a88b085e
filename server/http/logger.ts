import { pino, type DestinationStream, type Logger } from 'pino';
import type { Config } from '../config.ts';

/**
 * One JSON line for each thing worth knowing: a code, ids and numbers. Never a name, token, address, query string or measurement;
 * so requests are described by their route, and errors by type, code and place in the code: an error's text may quote a value.
 */
export function createLogger(level: Config['logLevel'], destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: () => `,"at":${Date.now()}`,
    serializers: { err: describeError, req: () => undefined, res: () => undefined },
  };
  // Standard output belongs to what people asked for; logs go beside it.
  return pino(options, destination ?? pino.destination({ fd: 2, sync: false }));
}

/** What of an error may stand in a log. */
export function describeError(error: unknown): { type: string; code: string | undefined; frames: readonly string[] } {
  if (!(error instanceof Error)) return { type: typeof error, code: undefined, frames: [] };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const frames = (error.stack ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '));
  return { type: error.name, code, frames: frames.slice(0, 12) };
}
