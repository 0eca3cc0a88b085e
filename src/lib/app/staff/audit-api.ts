import * as v from 'valibot';
import type { Result } from '#lib/domain/result.ts';
import type { Ask, StaffProblem } from './ask.ts';

const auditLine = v.object({
  auditId: v.string(),
  at: v.number(),
  actorKind: v.string(),
  actorId: v.string(),
  actorName: v.nullable(v.string()),
  action: v.string(),
  subject: v.string(),
  subjectName: v.nullable(v.string()),
});
/** A line of the audit trail; `at` in ms since epoch, `subject` names ids only. */
export type AuditLine = v.InferOutput<typeof auditLine>;
const auditList = v.object({ lines: v.array(auditLine) });

/** How many lines come at once; fewer tell that there are no more. */
export const AUDIT_PAGE = 100;

/** The newest lines of the audit trail, or those behind one of them. */
export async function listAudit(ask: Ask, behind?: AuditLine): Promise<Result<readonly AuditLine[], StaffProblem>> {
  const question = behind ? `?before=${behind.at}&beforeId=${encodeURIComponent(behind.auditId)}` : '';
  const answer = await ask({ path: `/api/audit${question}`, answer: auditList });
  return answer.ok ? { ok: true, value: answer.value.lines } : answer;
}
