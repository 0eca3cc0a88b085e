/** An outcome that went well. */
export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}

/** An outcome that went wrong in a way ordinary use can meet; `problem.code` is a stable dotted word. */
export interface Err<P> {
  readonly ok: false;
  readonly problem: P;
}

/** What a function returns that can fail in ordinary use. Bugs and broken machinery throw instead. */
export type Result<T, P extends { readonly code: string }> = Ok<T> | Err<P>;

/** Wraps a good value. */
export function ok<T>(value: T): Ok<T> {
  return { ok: true, value };
}

/** Wraps a problem. */
export function err<P extends { readonly code: string }>(problem: P): Err<P> {
  return { ok: false, problem };
}
