/** English of `afterImmunisation` in messages/forms/parts/after-immunisation.ts. */
export const afterImmunisation = {
  aefi: 'Complaints after the last immunisation',
  'aefi.help': 'Mild: fever, small swelling. Severe: seizures, breathlessness, swelling all over, admitted.',
  'aefi.tidak': 'None',
  'aefi.ringan': 'Mild',
  'aefi.berat': 'Severe',
} as const;
