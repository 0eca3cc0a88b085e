/** What is told of a problem, in three parts: what happened, what is safe, what to do. */
export type ProblemText = readonly [happened: string, safe: string, next: string];
