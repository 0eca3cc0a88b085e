import type { Actor, DeviceActor, StaffActor } from '../auth/actor.ts';
import { may, type Door } from '../auth/rights.ts';
import { HttpProblem } from './problems.ts';

/**
 * Stands before a route. `admit` takes whoever calls and gives them on, typed, when they may pass the door; otherwise it throws
 * the problem that ends the request: 401 `http.signInFirst` for nobody, 403 `http.noRight` for the wrong one.
 */
export interface Gate<A> {
  readonly door: Door;
  admit(caller: Actor | undefined): A;
}

/** Lets everybody in, known or not. */
export const openGate: Gate<Actor | undefined> = { door: 'open', admit: (caller) => caller };

/** For people signed in on a browser. */
export function staffGate(door: Door): Gate<StaffActor> {
  return {
    door,
    admit: (caller) => {
      const actor = admitted(caller, door);
      if (actor.kind !== 'staff') throw new HttpProblem('http.noRight');
      return actor;
    },
  };
}

/** For enrolled devices, by their bearer token. */
export function deviceGate(door: Door): Gate<DeviceActor> {
  return {
    door,
    admit: (caller) => {
      const actor = admitted(caller, door);
      if (actor.kind !== 'device') throw new HttpProblem('http.noRight');
      return actor;
    },
  };
}

/** For devices and people alike, as the table of doors says. */
export function anyGate(door: Door): Gate<Actor> {
  return { door, admit: (caller) => admitted(caller, door) };
}

function admitted(caller: Actor | undefined, door: Door): Actor {
  if (!caller) throw new HttpProblem('http.signInFirst');
  if (!may(caller, { kind: 'pass', door })) throw new HttpProblem('http.noRight');
  return caller;
}
