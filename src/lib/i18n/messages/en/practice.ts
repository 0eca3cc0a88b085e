/** Practice: an invented Posyandu to try a visit in. */
export const practice = {
  'practice.mark': 'PRACTICE: not real data',
  'practice.leave': 'Leave',
  'practice.open': 'Practice',
  'practice.open.lead': 'Try one visit with example people. Real data are not touched.',
  'practice.open.before': 'No code yet? Practise first',
  'practice.opening': 'Getting ready…',
  'practice.open.failed': 'Practice is not on this phone yet. Connect to the internet for a moment, then try again.',
  'practice.closed': 'This part is not in practice.',
  'practice.guide': 'Practice guide',
  'practice.step': 'Step {number} of {all}',
  'practice.step.open': 'First open the day: tap Open today.',
  'practice.step.arrive': '{name} has come. Tap Find, choose the name, then Present, to step 2.',
  'practice.step.measure': 'In Session, tap {name}. Enter 8.9 kg, compare it with last month, Save.',
  'practice.step.correct': 'It was 8.6 kg after all. Tap Measure, then the pencil beside the weight.',
  'practice.step.tell':
    'Tap Record: look at the colour and its word. Go on to Advice, read the message aloud, then Done, may go home.',
  'practice.step.finish': 'You can do it! Practice data are deleted as soon as you leave.',
  'practice.done': 'Start the real thing',
} as const;
