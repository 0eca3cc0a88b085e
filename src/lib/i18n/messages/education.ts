/** What is said at step 5: the name of each topic, and three short sentences at most, to be read aloud. @source lifecycle.md 7; Modul Kader; Buku KIA */
export const education = {
  'education.title': 'Sampaikan kepada keluarga',
  'education.lead': 'Bacakan yang perlu. Hilangkan centang bila tidak disampaikan.',
  'education.given': 'Sudah disampaikan',
  'education.others': 'Topik lain',
  'education.next': 'Datang lagi',
  'education.next.help': 'Biasanya hari buka bulan depan.',
  'education.next.past': 'Hari itu sudah lewat. Pilih hari sesudah hari ini.',
  'education.next.change': 'Ubah tanggal',

  'topic.tanda_bahaya': 'Tanda bahaya',
  'topic.tanda_bahaya.say':
    'Ada tanda bahaya hari ini. Jangan menunggu besok, ikut petugas ke Puskesmas sekarang. Kami dampingi sampai diterima.',
  'topic.kesehatan_jiwa': 'Kesehatan jiwa',
  'topic.kesehatan_jiwa.say':
    'Perasaan berat bisa dialami siapa saja dan bisa dibantu. Bidan siap mendengarkan, ceritanya aman. Jangan dipikul sendiri.',
  'topic.etika_batuk': 'Etika batuk',
  'topic.etika_batuk.say':
    'Tutup mulut dengan siku atau masker saat batuk. Buka jendela setiap hari agar cahaya masuk. Batuk lama sebaiknya diperiksa, obatnya gratis.',
  'topic.patuh_obat': 'Minum obat teratur',
  'topic.patuh_obat.say':
    'Obat diminum setiap hari, juga saat badan terasa enak. Simpan dekat tempat makan agar tidak lupa. Ambil lagi sebelum habis.',
  'topic.protein_hewani': 'Protein hewani',
  'topic.protein_hewani.say':
    'Beri telur, ikan, ayam, atau hati setiap kali makan. Dahulukan lauknya bila anak cepat kenyang. Satu butir telur sehari sudah sangat membantu.',
  'topic.asi_eksklusif': 'ASI eksklusif',
  'topic.asi_eksklusif.say':
    'Sampai 6 bulan bayi cukup ASI saja, air putih pun belum perlu. Susui setiap bayi mau, siang dan malam. Makin sering disusui, ASI makin banyak.',
  'topic.mp_asi': 'MP-ASI',
  'topic.mp_asi.say':
    'Mulai 6 bulan beri makanan lumat, lalu makin kasar. Setiap makan ada lauk hewani, sayur, dan sedikit minyak. Dua sampai tiga kali makan, ditambah selingan, ASI diteruskan.',
  'topic.oralit_zinc': 'Diare: oralit dan zinc',
  'topic.oralit_zinc.say':
    'Beri oralit setiap kali buang air besar cair. Zinc diminum 10 hari, walau diare sudah berhenti. ASI dan makan diteruskan, ke Puskesmas bila lemas.',
  'topic.stimulasi': 'Bermain dan bicara',
  'topic.stimulasi.say':
    'Ajak anak bicara, bernyanyi, dan bermain setiap hari. Buka halaman perkembangan di Buku KIA dan coba bersama. Jauhkan HP saat bermain.',
  'topic.imunisasi': 'Imunisasi',
  'topic.imunisasi.say':
    'Imunisasi yang tertinggal masih bisa dikejar. Boleh dua suntikan sehari, itu aman. Demam ringan sesudahnya biasa dan cepat hilang.',
  'topic.isi_piringku_bumil': 'Isi Piringku ibu hamil',
  'topic.isi_piringku_bumil.say':
    'Ibu hamil makan satu porsi lebih banyak dari biasanya. Setiap makan ada lauk hewani, sayur, dan buah. Makanan tambahan dari Posyandu dimakan ibu sendiri sampai habis.',
  'topic.ttd': 'Tablet tambah darah',
  'topic.ttd.say':
    'Minum tablet tambah darah malam hari dengan air putih atau jeruk. Jangan bersama teh, kopi, atau susu. Tinja menjadi hitam itu biasa.',
  'topic.anc': 'Periksa ke bidan',
  'topic.anc.say':
    'Periksa kehamilan paling sedikit enam kali, dua di antaranya oleh dokter. Sesudah bersalin ibu dan bayi tetap diperiksa. Bawa Buku KIA setiap kali.',
  'topic.kb': 'KB',
  'topic.kb.say':
    'Jarak anak yang cukup membuat ibu dan bayi lebih sehat. Ada beberapa cara, pilih yang cocok bersama bidan. Suami ikut memilih.',
  'topic.gizi_seimbang': 'Gizi seimbang',
  'topic.gizi_seimbang.say':
    'Setengah piring sayur dan buah, seperempat nasi, seperempat lauk. Makan tiga kali pada waktunya. Minum air putih delapan gelas.',
  'topic.aktivitas_fisik': 'Gerak 30 menit',
  'topic.aktivitas_fisik.say':
    'Bergerak 30 menit sehari, lima hari seminggu: jalan cepat, menyapu, bersepeda. Mulai sedikit, tambah perlahan. Ajak keluarga agar betah.',
  'topic.kurangi_garam': 'Kurangi garam',
  'topic.kurangi_garam.say':
    'Garam paling banyak satu sendok teh sehari untuk satu orang. Kurangi ikan asin, mi instan, dan penyedap. Periksa tekanan darah lagi bulan depan.',
  'topic.kurangi_gula': 'Kurangi gula',
  'topic.kurangi_gula.say':
    'Gula paling banyak empat sendok makan sehari. Ganti teh manis dan minuman kemasan dengan air putih. Nasi secukupnya, sayur ditambah.',
  'topic.kurangi_minyak': 'Kurangi minyak',
  'topic.kurangi_minyak.say':
    'Minyak paling banyak lima sendok makan sehari. Lebih sering direbus, dipepes, atau ditumis sebentar. Minyak jelantah jangan dipakai berulang.',
  'topic.berhenti_merokok': 'Berhenti merokok',
  'topic.berhenti_merokok.say':
    'Berhenti merokok melindungi paru dan keluarga di rumah. Puskesmas punya layanan untuk membantu. Sementara itu, jangan merokok di dalam rumah.',
  'topic.pendamping_lansia': 'Mendampingi lansia',
  'topic.pendamping_lansia.say':
    'Biarkan lansia melakukan sendiri yang masih bisa, bantu seperlunya. Lantai kering, kamar terang, pegangan di kamar mandi. Ajak bicara dan makan bersama.',
  'topic.isi_piringku': 'Isi Piringku anak',
  'topic.isi_piringku.say':
    'Setiap makan ada nasi, lauk hewani, sayur, dan buah. Tiga kali makan, dua kali selingan. Kurangi jajan manis agar anak lapar saat makan.',
  'topic.asi_mpasi': 'ASI dan makanan bayi',
  'topic.asi_mpasi.say':
    'Sampai 6 bulan ASI saja, sesudah itu ditambah makanan lumat berlauk hewani. ASI diteruskan sampai 2 tahun. Timbang setiap bulan di Posyandu.',
  'topic.ttd_tanda_bahaya': 'TTD dan tanda bahaya hamil',
  'topic.ttd_tanda_bahaya.say':
    'Minum tablet tambah darah setiap hari. Segera ke bidan bila ada perdarahan, ketuban pecah, sakit kepala berat, atau bayi kurang bergerak. Ikut kelas ibu hamil.',
  'topic.asi_kb': 'ASI dan KB',
  'topic.asi_kb.say':
    'Susui bayi setiap ia mau, ibu makan dan minum lebih banyak. Segera ke bidan bila demam, perdarahan, atau payudara bengkak merah. Rencanakan KB sebelum 42 hari.',
  'topic.gizi_remaja': 'Gizi remaja',
  'topic.gizi_remaja.say':
    'Sarapan setiap hari dan makan lauk hewani, sayur, buah. Remaja putri minum tablet tambah darah seminggu sekali. Tidur cukup, kurangi minuman manis.',
  'topic.cerdik': 'CERDIK',
  'topic.cerdik.say':
    'Cek kesehatan, enyahkan asap rokok, rajin bergerak. Diet seimbang, istirahat cukup, kelola stres. Periksa lagi bulan depan walau merasa sehat.',
  'topic.germas_lansia': 'Lansia sehat',
  'topic.germas_lansia.say':
    'Bergerak ringan setiap pagi, makan lunak yang beragam. Minum cukup, obat jangan putus. Datang ke Posyandu setiap bulan dan tetap berkumpul.',
  'topic.phbs': 'Bersih dan sehat',
  'topic.phbs.say':
    'Cuci tangan pakai sabun sebelum makan dan sesudah dari kakus. Minum air yang dimasak, buang air di jamban. Tutup makanan dari lalat.',
} as const;
