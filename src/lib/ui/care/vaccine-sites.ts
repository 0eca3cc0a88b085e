/** Where a vaccine goes. @source immunisation.md 1, dose and route */
export const SITES = ['thighLeft', 'thighRight', 'armLeft', 'armRight', 'mouth'] as const;
export type Site = (typeof SITES)[number];

/** Vaccines that are swallowed. */
const ORAL: ReadonlySet<string> = new Set(['OPV', 'RV']);

/** The only place a vaccine can go; undefined where the person who gives it chooses. */
export function fixedSite(antigen: string): Site | undefined {
  if (ORAL.has(antigen)) return 'mouth';
  return antigen === 'BCG' ? 'armRight' : undefined;
}

/** The places among which is chosen. */
export function sitesFor(antigen: string): readonly Site[] {
  const fixed = fixedSite(antigen);
  return fixed ? [fixed] : SITES.filter((site) => site !== 'mouth');
}
