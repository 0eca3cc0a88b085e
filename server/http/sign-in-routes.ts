import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import type { Account } from '../auth/account-rows.ts';
import type { Auth } from '../auth/auth.ts';
import { openGate, staffGate } from './gate.ts';
import { secretInput, textInput } from './inputs.ts';
import { addRoute, noInput } from './route.ts';
import type { SessionCookie } from './session-cookie.ts';

const PER_MINUTE = 60;

/** Signing staff in and out, who one is, and the first admin account. */
export function mountSignIn(app: FastifyInstance, { auth, cookie }: { auth: Auth; cookie: SessionCookie }): void {
  addRoute(app, {
    method: 'POST',
    path: '/api/sign-in',
    gate: openGate,
    summary:
      'Signs a member of staff in by a session cookie. Send all again with `code` or `newPassword` where the answer asks for it. Wrong tries cost growing waits (Retry-After, in seconds).',
    answer: '{ accountId, displayName, role, scope, hasSecondFactor }',
    input: v.object({
      body: v.object({
        userName: secretInput,
        password: secretInput,
        code: v.optional(secretInput),
        newPassword: v.optional(secretInput),
      }),
    }),
    problems: [
      'signIn.wrong',
      'signIn.wait',
      'signIn.codeNeeded',
      'signIn.codeWrong',
      'signIn.newPasswordNeeded',
      'signIn.passwordExpired',
      'account.passwordTooShort',
      'account.passwordTooLong',
      'account.passwordSame',
    ],
    perMinute: PER_MINUTE,
    handle: async ({ input, request, reply }) => {
      const signedIn = await auth.signIn.signIn({ ...input.body, address: request.ip });
      if (signedIn.ok) {
        cookie.set(reply, signedIn.value);
        return me(signedIn.value.account);
      }
      const { problem } = signedIn;
      if (problem.code === 'signIn.wait') reply.header('retry-after', Math.ceil(problem.waitMs / 1000));
      return signedIn;
    },
  });
  addRoute(app, {
    method: 'POST',
    path: '/api/sign-out',
    gate: openGate,
    summary: 'Ends the session of this browser. Without one it does nothing.',
    answer: 'nothing (204)',
    input: noInput,
    handle: async ({ actor, request, reply }) => {
      const token = cookie.read(request);
      if (token !== undefined) await auth.sessions.close(token);
      if (actor?.kind === 'staff') {
        await auth.audit.record({ actor, action: 'signOut', subject: `account:${actor.accountId}` });
      }
      cookie.clear(reply);
    },
  });
  addRoute(app, {
    method: 'GET',
    path: '/api/me',
    gate: staffGate('self'),
    summary: 'Who is signed in on this browser.',
    answer: '{ accountId, displayName, role, scope, hasSecondFactor }',
    input: noInput,
    problems: ['account.unknown'],
    handle: async ({ actor }) => {
      const account = await auth.accounts.find(actor.puskesmasId, actor.accountId);
      return account ? me(account) : { ok: false, problem: { code: 'account.unknown' } };
    },
  });
  addRoute(app, {
    method: 'POST',
    path: '/api/first-admin',
    gate: openGate,
    summary: 'Makes the first admin account with the code that the server printed at its first start, and signs in.',
    answer: '{ accountId, displayName, role, scope, hasSecondFactor }',
    input: v.object({
      body: v.object({ code: secretInput, userName: textInput, displayName: textInput, password: secretInput }),
    }),
    problems: [
      'firstAdmin.codeWrong',
      'firstAdmin.alreadyDone',
      'account.userNameMalformed',
      'account.passwordTooShort',
      'account.passwordTooLong',
    ],
    perMinute: PER_MINUTE,
    handle: async ({ input, reply }) => {
      const made = await auth.firstAdmin.accept(input.body);
      if (!made.ok) return made;
      cookie.set(reply, await auth.sessions.open(made.value));
      const subject = `account:${made.value.accountId}`;
      await auth.audit.record({ actor: { kind: 'visitor' }, action: 'firstAdmin', subject });
      return me(made.value);
    },
  });
}

function me({ accountId, displayName, role, scope, hasSecondFactor }: Account) {
  return { accountId, displayName, role, scope, hasSecondFactor };
}
