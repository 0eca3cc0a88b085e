import type { ProblemText } from '../catalogue.ts';

const NOTHING_LOST = 'Semua catatan di HP ini tetap aman.';
const ON_SCREEN = 'Isian Anda masih ada di layar.';
const NOTHING_CHANGED = 'Tidak ada yang berubah.';
const STAYS_HERE = 'Catatan tetap tersimpan di HP ini.';
const TELL_NURSE = 'Beri tahu bidan, sebutkan kode {code}.';

/** What goes wrong around the forms on any screen: devices, accounts, storage, network, server. What only staff meet is in `staff/problems.ts`. */
export const systemProblems = {
  'app.unknown': [
    'Ada yang tidak berjalan semestinya.',
    NOTHING_LOST,
    `Coba sekali lagi. Bila tetap begitu: ${TELL_NURSE.toLowerCase()}`,
  ],

  'clock.ahead': [
    'Jam HP ini terlalu cepat {off}.',
    'Data yang sudah tersimpan tetap aman.',
    'Betulkan tanggal dan jam di pengaturan HP sebelum membuka hari.',
  ],
  'clock.behind': [
    'Jam HP ini tertinggal {off}.',
    'Data yang sudah tersimpan tetap aman.',
    'Betulkan tanggal dan jam di pengaturan HP sebelum membuka hari.',
  ],
  'clock.differs': [
    'Jam HP ini dan HP lain berbeda {off}.',
    'Data yang sudah tersimpan tetap aman.',
    'Samakan tanggal dan jam di pengaturan kedua HP sebelum membuka hari.',
  ],
  'device.codeWrong': [
    'Kode ini tidak dikenal.',
    NOTHING_CHANGED,
    'Periksa lagi hurufnya, atau minta kode baru kepada bidan.',
  ],
  'device.codeExpired': ['Kode ini sudah lewat 24 jam.', NOTHING_CHANGED, 'Minta kode baru kepada bidan.'],
  'device.codeUsed': [
    'Kode ini sudah dipakai di HP lain.',
    NOTHING_CHANGED,
    'Minta kode baru kepada bidan: satu kode untuk satu HP.',
  ],
  'device.noNetwork': [
    'Belum ada sambungan ke server.',
    NOTHING_CHANGED,
    'Untuk pertama kali HP ini perlu internet. Sementara itu, lanjutkan di HP lain yang sudah terdaftar.',
  ],
  'device.wait': ['Terlalu banyak kode salah.', NOTHING_CHANGED, 'Tunggu sebentar, lalu coba lagi.'],
  'device.unknown': [
    'HP ini tidak dikenal server.',
    NOTHING_LOST,
    'Minta kode baru kepada bidan. Catatan yang belum terkirim tidak dihapus.',
  ],
  'device.revoked': [
    'HP ini sudah dilepas dari Posyandu.',
    NOTHING_LOST,
    'Hubungi bidan. Catatan yang belum terkirim tidak dihapus.',
  ],
  'device.taken': [
    'HP ini sudah terdaftar.',
    NOTHING_CHANGED,
    'Bila memang harus diganti, cabut dulu di halaman Perangkat.',
  ],
  'device.notEnrolled': ['HP ini belum terdaftar.', NOTHING_CHANGED, 'Masukkan kode dari bidan.'],

  'api.noNetwork': ['Belum ada sambungan ke server.', NOTHING_LOST, 'Coba lagi saat ada sinyal.'],
  'api.unreadable': [
    'Jawaban server tidak dimengerti.',
    NOTHING_LOST,
    'Bila memakai Wi-Fi umum, masuk dulu ke Wi-Fi itu. Lalu coba lagi.',
  ],
  'signIn.needed': ['Belum jelas siapa yang memakai.', ON_SCREEN, 'Pilih nama dan masukkan PIN dulu.'],
  'pin.wrong': ['PIN tidak cocok.', NOTHING_LOST, 'Coba lagi. Lupa PIN? Minta bidan mengaturnya ulang.'],
  'pin.wait': ['Terlalu banyak PIN salah.', NOTHING_LOST, 'Tunggu sebentar, lalu coba lagi.'],
  'pin.malformed': ['PIN terdiri atas 6 angka.', NOTHING_CHANGED, 'Pilih PIN lain.'],
  'pin.notSet': ['Nama ini belum punya PIN.', NOTHING_CHANGED, 'Pilih PIN baru. Sekali ini perlu internet.'],
  'session.notOpen': [
    'Hari buka sudah ditutup atau belum dibuka.',
    ON_SCREEN,
    'Buka hari ini dulu, atau minta ketua Posyandu membukanya lagi.',
  ],
  'undo.tooLate': ['Sepuluh detik sudah lewat.', NOTHING_LOST, 'Pakai "Betulkan" dengan alasan.'],
  'undo.superseded': [
    'HP lain sudah mencatat sesudahnya.',
    NOTHING_LOST,
    'Periksa angkanya, lalu pakai "Betulkan" bila perlu.',
  ],

  'storage.full': [
    'Ruang simpan HP ini penuh.',
    'Yang sudah bertanda centang tetap aman. Isian terakhir masih ada di layar.',
    'Hapus foto atau aplikasi lain, lalu tekan Simpan lagi.',
  ],
  'storage.blocked': [
    'Penyimpanan dipakai tab lain dengan versi lama.',
    NOTHING_LOST,
    'Tutup tab Posyandu Prima yang lain, lalu buka lagi.',
  ],
  'storage.closed': [
    'Browser menutup penyimpanan.',
    'Yang sudah bertanda centang tetap aman. Isian terakhir masih ada di layar.',
    'Muat ulang halaman ini.',
  ],
  'storage.keyLost': [
    'Catatan di HP ini terkunci dan kuncinya hilang.',
    'Yang sudah terkirim aman di server dan kembali ke sini.',
    'Tutup semua tab aplikasi ini, lalu buka lagi. Bila tetap begitu, beri tahu bidan, lalu mulai lagi di HP ini.',
  ],
  'storage.damaged': [
    'Sebagian data di HP ini tidak terbaca.',
    'Yang sudah sampai di server atau HP lain aman.',
    'Buka Lainnya, Penyimpanan, lalu tekan Periksa sekarang.',
  ],
  'storage.mended': [
    'Sebagian data di HP ini rusak ({rows} bagian), dan sudah diperbaiki.',
    NOTHING_LOST,
    'Sambungkan ke internet atau HP lain bila ada yang masih kurang.',
  ],
  'storage.mendedWithLoss': [
    'Sebagian data di HP ini rusak. {lost} catatan yang belum terkirim tidak dapat dibaca lagi.',
    'Catatan lain aman.',
    'Cocokkan isian hari ini dengan Buku KIA atau kertas, dan beri tahu bidan.',
  ],
  'storage.failed': [
    'Belum dapat menyimpan.',
    ON_SCREEN,
    'Tekan Simpan sekali lagi. Bila tetap begitu, muat ulang halaman ini.',
  ],

  'sync.noTicket': ['Server belum mengizinkan sambungan.', STAYS_HERE, 'Akan dicoba lagi sendiri.'],
  'sync.noRight': [
    'HP ini tidak berhak membuka catatan ini.',
    STAYS_HERE,
    'Tanyakan kepada bidan, HP ini untuk Posyandu mana.',
  ],
  'sync.revoked': ['HP ini sudah dilepas dari Posyandu.', STAYS_HERE, 'Hubungi bidan.'],
  'sync.badProtocol': ['Versi aplikasi ini tidak cocok dengan server.', STAYS_HERE, 'Perbarui aplikasi di Lainnya.'],
  'sync.unknownDocument': ['Server tidak mengenal catatan ini.', STAYS_HERE, TELL_NURSE],
  'sync.deviceUnknown': ['Server tidak mengenal HP ini.', STAYS_HERE, 'Minta kode baru kepada bidan.'],
  'sync.authorUnknown': ['Server menolak catatan atas nama orang lain.', STAYS_HERE, TELL_NURSE],
  'sync.documentRefused': ['Server menolak sebagian catatan.', STAYS_HERE, TELL_NURSE],
  'sync.tooMuch': ['Terlalu banyak data dikirim sekaligus.', STAYS_HERE, 'Akan dikirim sedikit demi sedikit.'],
  'sync.tooSlow': ['Sambungan terlalu lambat.', STAYS_HERE, 'Akan dicoba lagi sendiri.'],
  'sync.goingAway': ['Server sedang dimulai ulang.', STAYS_HERE, 'Akan dicoba lagi sendiri.'],
  'sync.ended': ['Sambungan diakhiri server.', STAYS_HERE, 'Akan dicoba lagi sendiri.'],
  'sync.offline': ['Belum terkirim.', 'Data aman di HP ini.', 'Dikirim sendiri saat ada sinyal.'],
  'sync.malformed': ['Kiriman tidak terbaca.', STAYS_HERE, TELL_NURSE],
  'update.unreadable': ['Server tidak dapat membaca sebagian catatan.', STAYS_HERE, TELL_NURSE],
  'update.foreignName': ['Server menolak catatan atas nama HP lain.', STAYS_HERE, TELL_NURSE],
  'update.deletes': ['Server menolak penghapusan catatan.', STAYS_HERE, TELL_NURSE],
  'update.notAppend': ['Server menolak perubahan catatan lama.', STAYS_HERE, TELL_NURSE],
  'update.gap': ['Ada bagian yang belum sampai di server.', STAYS_HERE, 'Akan dikirim ulang sendiri.'],
  'event.malformed': ['Satu catatan tidak terbaca dan disisihkan.', 'Tidak dihapus, dan tidak dihitung.', TELL_NURSE],
  'event.wrongDocument': [
    'Satu catatan berada di tempat yang salah dan disisihkan.',
    'Tidak dihapus, dan tidak dihitung.',
    TELL_NURSE,
  ],
  'event.unknownRole': [
    'Satu catatan ditulis dengan peran yang tidak dikenal.',
    'Tidak dihapus, dan tidak dihitung.',
    TELL_NURSE,
  ],
  'event.roleMayNot': ['Satu catatan ditulis tanpa hak.', 'Tidak dihapus, dan tidak dihitung.', TELL_NURSE],
  'event.roleNotOfDevice': [
    'Satu catatan ditulis dengan peran yang bukan milik HP ini.',
    'Tidak dihapus, dan tidak dihitung.',
    TELL_NURSE,
  ],
  'event.unknownType': [
    'Catatan ini berasal dari versi aplikasi yang lebih baru.',
    'Tetap disimpan dan diteruskan.',
    'Perbarui aplikasi di Lainnya untuk melihatnya.',
  ],
  'event.unknownVersion': [
    'Catatan ini berasal dari versi aplikasi yang lebih baru.',
    'Tetap disimpan dan diteruskan.',
    'Perbarui aplikasi di Lainnya untuk melihatnya.',
  ],

  'account.unknown': ['Nama ini tidak dikenal.', NOTHING_CHANGED, 'Periksa lagi, atau tanyakan kepada admin.'],
  'account.pinAlreadySet': [
    'PIN untuk nama ini sudah ada.',
    NOTHING_CHANGED,
    'Masukkan PIN yang lama, atau minta bidan mengaturnya ulang.',
  ],

  'http.badInput': ['Ada isian yang tidak dimengerti server.', ON_SCREEN, 'Periksa lagi isiannya.'],
  'http.failed': ['Server mengalami gangguan.', NOTHING_LOST, 'Coba lagi. Bila tetap begitu: hubungi admin.'],
  'http.noRight': ['Peran Anda tidak dapat membuka ini.', NOTHING_CHANGED, 'Minta bantuan admin Puskesmas.'],
  'http.signInFirst': ['Anda belum masuk.', NOTHING_CHANGED, 'Masuk dulu, lalu coba lagi.'],
  'http.tooMany': ['Terlalu banyak permintaan sekaligus.', NOTHING_LOST, 'Tunggu sebentar, lalu coba lagi.'],
  'http.notFound': ['Halaman atau data ini tidak ada di server.', NOTHING_CHANGED, 'Kembali, lalu coba dari awal.'],
  'http.notReady': ['Server belum siap.', NOTHING_LOST, 'Tunggu sebentar, lalu coba lagi.'],
  'sync.batchUnreadable': ['Kiriman tidak terbaca oleh server.', STAYS_HERE, TELL_NURSE],

  'date.malformed': ['Ini bukan tanggal.', NOTHING_CHANGED, 'Tulis tanggal, bulan, dan tahun.'],
  'date.impossible': ['Tanggal ini tidak ada di kalender.', NOTHING_CHANGED, 'Periksa lagi tanggal dan bulannya.'],
  'id.malformed': ['Alamat halaman ini tidak lengkap.', NOTHING_CHANGED, 'Kembali ke daftar, lalu pilih namanya.'],
  'growth.implausible': ['Hasil ukur ini terlalu jauh untuk dinilai.', 'Angkanya tetap disimpan.', 'Ukur sekali lagi.'],

  'referral.notFromHere': [
    'Rujukan ini sudah sampai di langkah lain.',
    NOTHING_CHANGED,
    'Buka lagi rujukannya: mungkin sudah dilanjutkan di HP lain.',
  ],
  'referral.onlyNakes': [
    'Langkah ini hanya untuk bidan atau perawat.',
    NOTHING_CHANGED,
    'Beri tahu bidan. Bila gawat, antar sekarang juga.',
  ],
  'referral.reasonMissing': ['Alasan batal belum diisi.', ON_SCREEN, 'Tulis alasannya dulu.'],
  'rules.malformed': ['Berkas aturan ini tidak dapat dibaca.', NOTHING_CHANGED, 'Periksa berkasnya, lalu coba lagi.'],
  'rules.unknownFigure': ['Aturan {figure} tidak dikenal.', NOTHING_CHANGED, 'Lihat nama aturan di halaman aturan.'],
  'rules.wrongValue': [
    'Nilai untuk aturan {figure} tidak cocok.',
    NOTHING_CHANGED,
    'Periksa angka, satuan, atau pilihannya.',
  ],
} as const satisfies { readonly [code: string]: ProblemText };
