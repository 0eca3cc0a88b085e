import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import type { Auth } from '../auth/auth.ts';
import { AUDIT_PAGE } from '../auth/audit-reader.ts';
import { puskesmasOf } from './account-routes.ts';
import { staffGate } from './gate.ts';
import { idInput } from './inputs.ts';
import { addRoute } from './route.ts';

const instant = v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number));

/** The audit trail, for admins. Looking at it is written down as well. */
export function mountAudit(app: FastifyInstance, { auth }: { readonly auth: Auth }): void {
  addRoute(app, {
    method: 'GET',
    path: '/api/audit',
    gate: staffGate('audit'),
    summary: `Who came in, who looked at names, who took data in or out, and what admins did: the newest ${AUDIT_PAGE} before \`before\` (and \`beforeId\`).`,
    answer: '{ lines: [{ auditId, at, actorKind, actorId, actorName, action, subject, subjectName }] }',
    input: v.object({ query: v.object({ before: v.optional(instant), beforeId: v.optional(idInput) }) }),
    handle: async ({ actor, input }) => {
      const { before, beforeId } = input.query;
      const lines = await auth.auditReader.list(puskesmasOf(actor.scope), { before, beforeId });
      // One line for a look, not one for each page of it.
      if (before === undefined) await auth.audit.record({ actor, action: 'auditRead', subject: 'audit' });
      return { lines };
    },
  });
}
