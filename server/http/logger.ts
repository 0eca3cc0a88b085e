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
    // A line's message is its code: `log.info({ route }, 'http.answered')`.
    messageKey: 'code',
    timestamp: () => `,"at":${Date.now()}`,
    serializers: { err: describeError, req: () => undefined, res: () => undefined },
  };
  // Standard output belongs to what people asked for; logs go beside it.
  return pino(options, destination ?? pino.destination({ fd: 2, sync: false }));
}

const MAX_FRAMES = 12;

/** What of an error may stand in a log; a text is the stack of an error of another thread. */
export function describeError(error: unknown): { type: string; code: string | undefined; frames: readonly string[] } {
  if (typeof error === 'string') return { type: 'Error', code: undefined, frames: framesOf(error) };
  if (!(error instanceof Error)) return { type: typeof error, code: undefined, frames: [] };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return { type: error.name, code, frames: framesOf(error.stack ?? '') };
}

function framesOf(stack: string): string[] {
  const lines = stack.split('\n').map((line) => line.trim());
  return lines.filter((line) => line.startsWith('at ')).slice(0, MAX_FRAMES);
}
