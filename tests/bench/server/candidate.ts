import type { Crowd, Target } from './load.ts';

/** A server under test. */
export interface Candidate {
  readonly name: string;
  /** Makes an empty store for so many rooms and devices. */
  prepare(crowd: Crowd): Promise<Place>;
}

/** Where a server keeps its store, from one start to the next; disposing of it removes all. */
export interface Place extends AsyncDisposable {
  start(): Promise<Running>;
}

/** A server that runs as a process of its own. */
export interface Running {
  readonly target: Target;
  /** Ends it with SIGKILL, as a power cut would. */
  kill(): Promise<void>;
}

/** Starts a candidate once on an empty store, lets `work` use it, and removes all. */
export async function withServer<T>(
  candidate: Candidate,
  crowd: Crowd,
  work: (target: Target) => Promise<T>,
): Promise<T> {
  await using place = await candidate.prepare(crowd);
  const running = await place.start();
  try {
    return await work(running.target);
  } finally {
    await running.kill();
  }
}
