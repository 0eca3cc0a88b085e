/** What a step on the way to the server came to; the same shape as the domain's Result, which this folder does not import. */
export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: { readonly code: string } };
