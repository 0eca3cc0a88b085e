import { isConfidentialFinding } from '../screening/confidential.ts';
import type { Finding } from '../interpretation.ts';

/** Stands for every reason that only who asked and nakes may know: "alasan rahasia, tanyakan bidan". */
export const CONFIDENTIAL_REASON = 'CONFIDENTIAL';

/** Reasons that by themselves tell what was answered in confidence. @source README.md of the domain, roles and access */
const CONFIDENTIAL_REASONS: ReadonlySet<string> = new Set(['MENTAL', 'SUICIDAL']);

/** True for a reason that may stand in no document that cadres read. */
export function isConfidentialReason(code: string): boolean {
  return CONFIDENTIAL_REASONS.has(code);
}

/** Why somebody is referred: a code of the reasons, and what was measured or answered. */
export interface ReferralReason {
  readonly code: string;
  /** As it is read on the slip: `150/95`, `11,2`; missing for what is no figure. */
  readonly value?: string;
}

/** Reasons of findings, parted into those for everybody and those for nakes. */
export interface PartedReasons {
  /** Holds `CONFIDENTIAL_REASON`, without a value, in the place of all that is confidential. */
  readonly open: readonly ReferralReason[];
  readonly confidential: readonly ReferralReason[];
}

/**
 * The reasons of findings that ask for a referral, each code once with the values of all its findings.
 * @param valueOf the value of a finding in words; undefined where the reason says all
 */
export function partReasons(
  findings: readonly Finding[],
  valueOf: (finding: Finding) => string | undefined,
): PartedReasons {
  const open = new Map<string, string[]>();
  const confidential = new Map<string, string[]>();
  for (const finding of findings) {
    const { reason } = finding;
    if (reason === undefined) continue;
    const hidden = isConfidentialFinding(finding.field) || isConfidentialReason(reason);
    if (hidden) open.set(CONFIDENTIAL_REASON, []);
    const reasons = hidden ? confidential : open;
    const value = reason === CONFIDENTIAL_REASON ? undefined : valueOf(finding);
    reasons.set(reason, [...(reasons.get(reason) ?? []), ...(value === undefined ? [] : [value])]);
  }
  return { open: listOf(open), confidential: listOf(confidential) };
}

function listOf(reasons: ReadonlyMap<string, readonly string[]>): ReferralReason[] {
  return [...reasons].map(([code, values]) => (values.length === 0 ? { code } : { code, value: values.join('; ') }));
}
