import { err, type Result } from '#lib/domain/result.ts';
import type { App } from '../app.svelte.ts';
import type { RecordProblem } from '../problems.ts';
import type { Saved } from '../records/records.svelte.ts';

/**
 * Says to which family a person belongs, or that it is none of those known. The history keeps what was said before.
 * @param personId canonical id
 * @param householdId undefined to part the person from the family
 */
export async function linkMember(
  app: Pick<App, 'openRecords' | 'register' | 'sessionDay'>,
  personId: string,
  householdId: string | undefined,
): Promise<Result<Saved, RecordProblem>> {
  const records = await app.openRecords(['person']);
  if (!records || !app.register) return err({ code: 'signIn.needed' });
  const slots = { householdId: householdId ?? null };
  const key = { table: 'person', subject: personId } as const;
  const saved = await records.state(app.register.documentId, key, [{ type: 'person', slots }]);
  await records.close();
  return saved;
}
