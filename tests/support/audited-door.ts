import type { Caller } from './caller.ts';
import type { Cast } from './cast.ts';
import type { TestServer } from './test-server.ts';

/** A use of a door that has to be answered for. @param madeId what `arrange` made; empty where there is none */
export type Use = (server: TestServer, cast: Cast, madeId: string) => Promise<{ readonly status: number }>;

/** Makes what the use of a door needs, before anybody counts lines of the audit trail. @returns its id */
export type Arrange = (server: TestServer, cast: Cast) => Promise<string>;

/** Doors (`POST /api/stock`) that leave a line: its action, and a use of the door. */
export interface AuditedDoors {
  readonly [door: string]: readonly [action: string, use: Use, arrange?: Arrange];
}

/** Browser or device of somebody of the cast. */
export function callerOf({ players }: Cast, who: string): Caller {
  return players.get(who)!.caller;
}

/** Sends a body to a door that makes something. @returns the one thing in its answer, by whatever name */
export async function makeAt(caller: Caller, path: string, body: object): Promise<string> {
  const answer = await caller.post(path, body);
  const id = Object.values(answer.body as { readonly [name: string]: unknown }).at(0);
  if (answer.status !== 200 || id === undefined)
    throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return String(id);
}
