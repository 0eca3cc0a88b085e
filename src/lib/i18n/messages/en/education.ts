/** English of `education` in messages/education.ts. */
export const education = {
  'education.title': 'To tell the family',
  'education.lead': 'Read out what is needed. Untick what was not told.',
  'education.given': 'Told',
  'education.others': 'Other topics',
  'education.next': 'Come again',
  'education.next.help': "Usually next month's session.",
  'education.next.past': 'That day has passed. Choose a day after today.',
  'education.next.change': 'Change date',
  'topic.tanda_bahaya': 'Danger signs',
  'topic.tanda_bahaya.say':
    'There is a danger sign today. Do not wait for tomorrow, go to the Puskesmas with us now. We stay with you until you are received.',
  'topic.kesehatan_jiwa': 'Mental health',
  'topic.kesehatan_jiwa.say':
    'Heavy feelings can come to anyone and can be helped. The midwife is ready to listen, and what you say is safe. Do not carry it alone.',
  'topic.etika_batuk': 'Cough manners',
  'topic.etika_batuk.say':
    'Cover your mouth with your elbow or a mask when you cough. Open windows every day to let light in. Have a long cough checked, the medicine is free.',
  'topic.patuh_obat': 'Taking medicine regularly',
  'topic.patuh_obat.say':
    'Take the medicine every day, also when you feel well. Keep it near where you eat so as not to forget. Fetch more before it runs out.',
  'topic.protein_hewani': 'Animal protein',
  'topic.protein_hewani.say':
    'Give egg, fish, chicken or liver at every meal. Give these first if the child is soon full. One egg a day already helps a lot.',
  'topic.asi_eksklusif': 'Exclusive breastfeeding',
  'topic.asi_eksklusif.say':
    'Up to 6 months breast milk is enough, not even water is needed. Feed whenever the baby wants, day and night. The more you feed, the more milk comes.',
  'topic.mp_asi': 'Complementary food',
  'topic.mp_asi.say':
    'From 6 months give mashed food, then coarser. Each meal has animal protein, vegetables and a little oil. Two to three meals plus snacks, and breast milk goes on.',
  'topic.oralit_zinc': 'Diarrhoea: ORS and zinc',
  'topic.oralit_zinc.say':
    'Give ORS after every loose stool. Zinc for 10 days, even when the diarrhoea has stopped. Go on with breast milk and food, to the Puskesmas if listless.',
  'topic.stimulasi': 'Playing and talking',
  'topic.stimulasi.say':
    'Talk, sing and play with the child every day. Open the development page of the Buku KIA and try it together. Put phones away while playing.',
  'topic.imunisasi': 'Immunisation',
  'topic.imunisasi.say':
    'Missed immunisations can be caught up. Two injections on one day are safe. A light fever afterwards is common and soon gone.',
  'topic.isi_piringku_bumil': "A pregnant mother's plate",
  'topic.isi_piringku_bumil.say':
    'A pregnant mother eats one portion more than usual. Each meal has animal protein, vegetables and fruit. The mother herself finishes the extra food from the Posyandu.',
  'topic.ttd': 'Iron tablets',
  'topic.ttd.say':
    'Take the iron tablet in the evening with water or orange. Not with tea, coffee or milk. Black stools are normal.',
  'topic.anc': 'See the midwife',
  'topic.anc.say':
    'At least six check-ups in pregnancy, two of them with a doctor. After birth mother and baby are still checked. Bring the Buku KIA each time.',
  'topic.kb': 'Family planning',
  'topic.kb.say':
    'Enough time between children keeps mother and baby healthier. There are several ways, choose the right one with the midwife. The husband chooses too.',
  'topic.gizi_seimbang': 'Balanced food',
  'topic.gizi_seimbang.say':
    'Half the plate vegetables and fruit, a quarter rice, a quarter protein. Three meals at regular times. Drink eight glasses of water.',
  'topic.aktivitas_fisik': 'Move 30 minutes',
  'topic.aktivitas_fisik.say':
    'Move 30 minutes a day, five days a week: walk briskly, sweep, cycle. Start small, add slowly. Bring the family to keep it up.',
  'topic.kurangi_garam': 'Less salt',
  'topic.kurangi_garam.say':
    'At most one teaspoon of salt a day for one person. Less salted fish, instant noodles and flavouring. Check blood pressure again next month.',
  'topic.kurangi_gula': 'Less sugar',
  'topic.kurangi_gula.say':
    'At most four tablespoons of sugar a day. Water instead of sweet tea and packaged drinks. Just enough rice, more vegetables.',
  'topic.kurangi_minyak': 'Less oil',
  'topic.kurangi_minyak.say':
    'At most five tablespoons of oil a day. Boil, steam or stir-fry briefly more often. Do not use old frying oil again.',
  'topic.berhenti_merokok': 'Stop smoking',
  'topic.berhenti_merokok.say':
    'Stopping protects the lungs and the family at home. The Puskesmas has a service that helps. Until then, do not smoke indoors.',
  'topic.pendamping_lansia': 'Caring for older people',
  'topic.pendamping_lansia.say':
    'Let older people do what they still can, help where needed. Dry floors, light rooms, a rail in the bathroom. Talk and eat together.',
  'topic.isi_piringku': "A child's plate",
  'topic.isi_piringku.say':
    'Each meal has rice, animal protein, vegetables and fruit. Three meals, two snacks. Fewer sweets, so that the child is hungry at meals.',
  'topic.asi_mpasi': 'Breast milk and baby food',
  'topic.asi_mpasi.say':
    'Only breast milk up to 6 months, then mashed food with animal protein as well. Breast milk until 2 years. Weigh every month at the Posyandu.',
  'topic.ttd_tanda_bahaya': 'Iron tablets and danger signs in pregnancy',
  'topic.ttd_tanda_bahaya.say':
    'Take an iron tablet every day. Go to the midwife at once with bleeding, broken waters, severe headache, or a baby that moves less. Join the pregnancy class.',
  'topic.asi_kb': 'Breast milk and family planning',
  'topic.asi_kb.say':
    'Feed the baby whenever it wants; the mother eats and drinks more. Go to the midwife at once with fever, bleeding, or swollen red breasts. Plan family planning before day 42.',
  'topic.gizi_remaja': "Teenagers' food",
  'topic.gizi_remaja.say':
    'Have breakfast every day and eat animal protein, vegetables, fruit. Girls take one iron tablet a week. Sleep enough, fewer sweet drinks.',
  'topic.cerdik': 'CERDIK',
  'topic.cerdik.say':
    'Check your health, keep smoke away, move a lot. Eat with balance, rest enough, manage stress. Check again next month even if you feel well.',
  'topic.germas_lansia': 'Healthy old age',
  'topic.germas_lansia.say':
    'Move lightly every morning, eat soft and varied food. Drink enough, do not stop medicines. Come to the Posyandu each month and stay among people.',
  'topic.phbs': 'Clean and healthy',
  'topic.phbs.say':
    'Wash hands with soap before eating and after the toilet. Drink boiled water, use a latrine. Cover food from flies.',
} as const;
