/** What the hub has done since it started; plain numbers, read by whoever publishes metrics. Open sockets and rooms are gauges. */
export interface Counters {
  socketsOpen: number;
  roomsOpen: number;
  messagesReceived: number;
  /** Updates by what became of them. */
  updatesAccepted: number;
  updatesRepeated: number;
  updatesRefused: number;
  updatesWithGap: number;
  /** Frames sent on to other sockets. */
  framesRelayed: number;
  receiptsSent: number;
  hintsSent: number;
  commits: number;
  /** Time spent in commits, milliseconds. */
  commitMs: number;
  commitFailures: number;
  /** Documents that another process had moved on before a commit. */
  staleAppends: number;
  slowReadersCut: number;
  floodsSlowed: number;
  socketsRefused: number;
}

export function createCounters(): Counters {
  return {
    socketsOpen: 0,
    roomsOpen: 0,
    messagesReceived: 0,
    updatesAccepted: 0,
    updatesRepeated: 0,
    updatesRefused: 0,
    updatesWithGap: 0,
    framesRelayed: 0,
    receiptsSent: 0,
    hintsSent: 0,
    commits: 0,
    commitMs: 0,
    commitFailures: 0,
    staleAppends: 0,
    slowReadersCut: 0,
    floodsSlowed: 0,
    socketsRefused: 0,
  };
}
