import * as v from 'valibot';
import { err, ok, type Result } from '#lib/domain/result.ts';

/**
 * Why an answer did not come: `api.noNetwork` (no server in reach), `api.unreadable` (an answer that this version does not understand:
 * a newer server, or the login page of a hotspot), or a code of the server, passed through as it is.
 */
export interface StaffProblem {
  readonly code: string;
  /** How long to leave it be before the next try, where the server says so. */
  readonly waitMs?: number;
}

/** One thing asked of the server. */
export interface Question<T> {
  /** GET where left out. */
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** What a good answer looks like; `nothing` for those without a body. */
  readonly answer: v.GenericSchema<unknown, T>;
}

/** Asks the server as the person whose session cookie this browser holds. Never throws for what a network can do. */
export type Ask = <T>(question: Question<T>) => Promise<Result<T, StaffProblem>>;

/** Sends a request; the browser's own `fetch` in the app. */
export type Send = (path: string, init: RequestInit) => Promise<Response>;

/** The schema of an answer without a body (204). */
export const nothing = v.undefined();

const problemBody = v.object({ code: v.string() });

/** Makes the one way in which staff pages speak with the server. */
export function makeAsk(send: Send): Ask {
  return async (question) => {
    const reached = await reach(send, question.path, initOf(question));
    if (!reached.ok) return reached;
    const parsed = v.safeParse(question.answer, await readBody(reached.value));
    return parsed.success ? ok(parsed.output) : err({ code: 'api.unreadable' });
  };
}

/**
 * Sends a request and gives the response on when it is a good one.
 * @returns the code of the server for a bad one; `api.noNetwork` where nothing came back; `api.unreadable` for an answer that is no problem of ours
 */
export async function reach(send: Send, path: string, init: RequestInit): Promise<Result<Response, StaffProblem>> {
  try {
    const response = await send(path, init);
    return response.ok ? ok(response) : err(await readProblem(response));
  } catch {
    return err({ code: 'api.noNetwork' });
  }
}

function initOf({ method = 'GET', body }: Question<unknown>): RequestInit {
  if (body === undefined) return { method };
  return { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** Undefined for an empty body, null for one that is no JSON. */
async function readBody(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  return response.json().catch(() => null);
}

async function readProblem(response: Response): Promise<StaffProblem> {
  const parsed = v.safeParse(problemBody, await readBody(response));
  if (!parsed.success) return { code: response.status >= 500 ? 'http.notReady' : 'api.unreadable' };
  const seconds = Number(response.headers.get('retry-after') ?? NaN);
  return seconds > 0 ? { code: parsed.output.code, waitMs: seconds * 1000 } : parsed.output;
}
