import { err, type Result } from '#lib/domain/result.ts';
import { findStorageProblem, type StorageProblem } from './storage-problem.ts';

/** Runs a transaction; what a full, blocked or closed storage throws comes back as a problem, anything else is a bug and rises. */
export async function guardStorage<T, P extends { readonly code: string } = never>(
  work: () => PromiseLike<Result<T, P>>,
): Promise<Result<T, P | StorageProblem>> {
  try {
    return await work();
  } catch (error) {
    const problem = findStorageProblem(error);
    if (!problem) throw error;
    return err(problem);
  }
}
