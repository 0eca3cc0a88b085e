import { createContext } from 'svelte';
import { AlertDesk } from './alerts.svelte.ts';
import { makeAsk, type Ask, type Send } from './ask.ts';
import { ImportDesk } from './import-desk.svelte.ts';
import { KeptAnswers, type TextStorage } from './kept-answers.ts';
import type { LiveSource } from './live-changes.svelte.ts';
import { ProblemDesk } from './pws/problem-desk.svelte.ts';
import { PwsBoard } from './pws/pws-board.svelte.ts';
import { Situation } from './situation.svelte.ts';
import { StaffSession } from './staff-session.svelte.ts';
import { todayOf } from './today.ts';

/** What a browser gives to the pages of staff. */
export interface StaffBrowser {
  readonly send: Send;
  readonly storage: TextStorage;
  readonly openLive: () => LiveSource;
  readonly now: () => number;
  readonly newId: () => string;
}

/** Everything that the pages of staff work with. */
export interface Staff {
  readonly session: StaffSession;
  /** Asks the server as the person signed in. */
  readonly ask: Ask;
  readonly now: () => number;
  /** Close it when the page goes. */
  openSituation(): Situation;
  /** Close it when the page goes. */
  openBoard(): PwsBoard;
  /** The open problems of a unit, or of all that the reader answers for where it is empty. Close it when the page goes. */
  openProblems(unit: string): ProblemDesk;
  /** Close it when the page goes. */
  openAlerts(): AlertDesk;
  /** Close it when the page goes. */
  openImportDesk(): ImportDesk;
}

/** Puts together what the pages of staff work with. */
export function createStaff({ send, storage, openLive, now, newId }: StaffBrowser): Staff {
  const kept = new KeptAnswers(storage, now);
  const session = new StaffSession(makeAsk(send), kept);
  const { ask } = session;
  return {
    session,
    ask,
    now,
    openSituation: () => new Situation({ ask, kept, openLive }),
    openBoard: () => new PwsBoard({ ask, kept, openLive, thisMonth: () => todayOf(now()).month }),
    openProblems: (unit) => new ProblemDesk(ask, unit, openLive),
    openAlerts: () => new AlertDesk(ask, openLive),
    openImportDesk: () => new ImportDesk(send, newId),
  };
}

/** `Staff` of the running browser. */
export function createBrowserStaff(): Staff {
  return createStaff({
    send: (path, init) => fetch(path, init),
    storage: localStorage,
    openLive: () => new EventSource('/api/puskesmas/live'),
    now: () => Date.now(),
    newId: () => crypto.randomUUID(),
  });
}

/** Hands `Staff` from the layout to its pages. */
export const [getStaff, setStaff] = createContext<Staff>();
