import type { CellReader } from '#lib/app/staff/pws/read-cells.ts';
import type { PwsAnswer } from '#lib/app/staff/pws/pws-answer.ts';
import type { PwsBoard } from '#lib/app/staff/pws/pws-board.svelte.ts';
import type { BoardAddress } from './board-address.ts';

/** What a dashboard draws from: an answer, its reader, and where the reader of the page stands. */
export interface BoardView {
  readonly board: PwsBoard;
  readonly answer: PwsAnswer;
  readonly reader: CellReader;
  readonly address: BoardAddress;
  /** This page's path, for links to another unit or month of it. */
  readonly path: string;
  /** Whether names may be opened. */
  readonly mayNames: boolean;
  /** The month shown is over: what has not come will not come. */
  readonly monthIsOver: boolean;
  /** ms since epoch. */
  readonly now: number;
}
