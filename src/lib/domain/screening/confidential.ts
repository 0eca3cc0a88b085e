/**
 * Answers that nobody but who asked and nakes may see: they go to the confidential document, and what others see is that
 * the questions were asked. Findings on them are confidential too.
 * @source README.md of the domain, roles and access
 */
const CONFIDENTIAL_ANSWERS: ReadonlySet<string> = new Set([
  'comfortableHome',
  'schoolBurden',
  'bodyImage',
  'substance',
  'sexual',
  'unsafe',
  'peers',
  'suicidal',
  'tripleTest',
  'mentalScreen',
  'mentalDisorder',
  'memberMentalDisorder',
  'tbDiagnosisDate',
  'tbMedTaken',
  'memberTuberculosis',
]);

/** Findings that tell what was answered in confidence. */
const CONFIDENTIAL_FINDINGS: ReadonlySet<string> = new Set(['headss', 'suicidal', 'srq20', 'phq4', 'tbMedTaken']);

/** Items of the mental-health instruments, and which edition they are of: `phq1`, `srq17`, `phqEdition`. */
const INSTRUMENT_ITEM = /^(phq|srq)(\d+|Edition)$/;

/** True for an answer that belongs in the confidential document. @param code of the field */
export function isConfidentialAnswer(code: string): boolean {
  return CONFIDENTIAL_ANSWERS.has(code) || INSTRUMENT_ITEM.test(code);
}

/** True for a finding that only who asked and nakes may see; its referral says no more than that there is one. */
export function isConfidentialFinding(field: string): boolean {
  return CONFIDENTIAL_FINDINGS.has(field);
}
