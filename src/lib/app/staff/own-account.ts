import * as v from 'valibot';
import type { Result } from '#lib/domain/result.ts';
import { nothing, type Ask, type StaffProblem } from './ask.ts';

const offeredFactor = v.object({ secret: v.string(), uri: v.string() });
/** What an authenticator app needs: the secret as text, and as the address that its QR says. */
export type OfferedFactor = v.InferOutput<typeof offeredFactor>;
const confirmedFactor = v.object({ recoveryCodes: v.array(v.string()) });

type Answer<T> = Promise<Result<T, StaffProblem>>;

/** Changes one's own password; every other browser is signed out. `account.passwordWrong`, `account.password*`, `signIn.wait`. */
export function changePassword(ask: Ask, password: string, newPassword: string): Answer<undefined> {
  return ask({ method: 'POST', path: '/api/me/password', body: { password, newPassword }, answer: nothing });
}

/** Signs out on every browser, this one too. */
export function endSessions(ask: Ask): Answer<undefined> {
  return ask({ method: 'POST', path: '/api/me/sessions/end', answer: nothing });
}

/** Asks for the secret of a second factor; nothing is guarded by it before `confirmFactor`. */
export function offerFactor(ask: Ask, password: string): Answer<OfferedFactor> {
  return ask({ method: 'POST', path: '/api/me/second-factor', body: { password }, answer: offeredFactor });
}

/** Puts the second factor in force with its first code. @returns recovery codes, told this once */
export async function confirmFactor(ask: Ask, code: string): Answer<readonly string[]> {
  const path = '/api/me/second-factor/confirm';
  const answer = await ask({ method: 'POST', path, body: { code }, answer: confirmedFactor });
  return answer.ok ? { ok: true, value: answer.value.recoveryCodes } : answer;
}

/** Takes one's own second factor away. */
export function removeFactor(ask: Ask, password: string): Answer<undefined> {
  return ask({ method: 'POST', path: '/api/me/second-factor/remove', body: { password }, answer: nothing });
}
