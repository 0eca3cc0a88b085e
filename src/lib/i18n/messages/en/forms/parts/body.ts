/** English of `body` in messages/forms/parts/body.ts. */
export const body = {
  'body.weightKg': 'Weight',
  'body.weightKg.help': 'No shoes or jacket, standing still in the middle of the scale.',
  'body.heightCm': 'Height',
  'body.heightCm.help': 'No shoes, heels and back against the board, looking straight ahead.',
  'body.waistCm': 'Waist',
  'body.waistCm.help': 'Halfway between the lowest rib and the hip bone, after breathing out.',
  'body.muacCm': 'Mid-upper arm (LiLA)',
  'body.muacCm.help': 'Left arm, halfway between shoulder and elbow, tape not pressing.',
  'body.bmi': 'Body mass index (IMT)',
  'bp.systolic': 'Blood pressure, upper number',
  'bp.diastolic': 'Blood pressure, lower number',
  'bp.help': 'Sit quietly for 5 minutes first, arm at chest height.',
  'bp.systolic2': 'Second reading, upper number',
  'bp.diastolic2': 'Second reading, lower number',
  'bp.second.help': 'The first reading is high: wait 5 minutes and measure again. Both are kept.',
  'bp.map': 'Mean pressure (MAP)',
} as const;
