const SAFE_HERE = 'Semua data di HP ini tetap aman.';

/** What can go wrong between two devices without a server: what happened, what is safe, what to do. */
export const peerProblems = {
  'peer.notReady': [
    'HP ini belum siap bertukar data dengan HP lain.',
    SAFE_HERE,
    'Sambungkan ke internet sekali, lalu buka halaman ini lagi.',
  ],
  'peer.noConnection': [
    'Kedua HP belum tersambung.',
    SAFE_HERE,
    'Pastikan keduanya di Wi-Fi yang sama, atau satu memakai hotspot yang lain. Atau kirim berkas.',
  ],
  'peer.noCamera': [
    'Kamera tidak dapat dipakai.',
    SAFE_HERE,
    'Izinkan kamera untuk aplikasi ini, atau kirim berkas saja.',
  ],
  'peer.notACode': ['Ini bukan kode yang ditunggu.', SAFE_HERE, 'Arahkan kamera ke kode di HP yang satunya.'],
  'peer.oldCode': [
    'Kode itu menjawab gambar yang lama.',
    SAFE_HERE,
    'Minta HP yang satunya memindai gambar ini lagi, lalu baca kodenya.',
  ],
  'peer.stranger': [
    'HP itu tidak dikenal Puskesmas.',
    'Tidak ada data yang diberikan.',
    'Daftarkan dulu HP itu lewat bidan.',
  ],
  'peer.nothingShared': [
    'HP itu milik Posyandu lain.',
    'Tidak ada data yang diberikan.',
    'Sambungkan dengan HP Posyandu ini.',
  ],
  'peer.revoked': ['HP itu sudah dicabut oleh Puskesmas.', 'Tidak ada data yang diberikan.', 'Tanyakan ke bidan.'],
  'peer.badMessage': [
    'HP itu memakai versi aplikasi yang lain.',
    SAFE_HERE,
    'Perbarui aplikasi di kedua HP, lalu coba lagi.',
  ],
  'peer.gone': ['Sambungan berakhir.', 'Yang sudah diterima tersimpan.', 'Sambungkan lagi bila perlu.'],
  'peer.notForUs': ['Berkas ini bukan untuk Posyandu ini.', SAFE_HERE, 'Minta berkas dari HP Posyandu ini.'],
  'peer.damaged': ['Berkas ini rusak atau bukan dari HP yang dikenal.', SAFE_HERE, 'Minta kirim ulang berkasnya.'],
  'peer.newerApp': [
    'Berkas ini dari aplikasi yang lebih baru.',
    SAFE_HERE,
    'Perbarui aplikasi di HP ini, lalu buka lagi.',
  ],
  'peer.noKey': ['Kunci Posyandu ini belum ada di HP.', SAFE_HERE, 'Sambungkan ke internet sekali, lalu coba lagi.'],
  'peer.filmTooLong': ['Terlalu banyak untuk film kode.', SAFE_HERE, 'Kirim sebagai berkas.'],
  'peer.shareFailed': ['Berkas belum terkirim.', SAFE_HERE, 'Coba lagi, atau simpan berkasnya.'],
  'device.keyInvalid': ['Kunci HP ini tidak dapat dibaca.', SAFE_HERE, 'Hubungi petugas Puskesmas.'],
  'device.keyOther': ['Kunci HP ini sudah berganti.', SAFE_HERE, 'Minta bidan mendaftarkan HP ini lagi.'],
} as const;
