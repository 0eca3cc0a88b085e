/** English of `words` in messages/forms/postpartum.ts. */
export const words = {
  'form.title.postpartum': "Postnatal and breastfeeding mother's measurements",
  'form.title.postpartumCare': 'Postnatal period, breastfeeding and TB symptoms',
  'form.title.postpartumDanger': "Postnatal mother's danger signs",
  'form.title.postpartumConfidential': "Postnatal mother's confidential examination",
  'form.title.postpartumLab': 'Hb',
  'postpartum.vitAMother': 'Vitamin A capsules after birth',
  'postpartum.vitAMother.help': 'One right after birth, another one 24 hours later.',
  'postpartum.vitAMother.0': 'Not yet',
  'postpartum.vitAMother.1': '1 capsule',
  'postpartum.vitAMother.2': '2 capsules',
  'postpartum.breastfeeding': 'Breastfeeding',
  'postpartum.ppContraception': 'Family planning after birth',
  'postpartum.ppContraception.help': 'Used now.',
} as const;
