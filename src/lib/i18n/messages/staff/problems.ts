import type { ProblemText } from '../../catalogue.ts';

const NOTHING_LOST = 'Semua catatan di HP ini tetap aman.';
const NOTHING_CHANGED = 'Tidak ada yang berubah.';
const STAYS_HERE = 'Catatan tetap tersimpan di HP ini.';
const TELL_NURSE = 'Beri tahu bidan, sebutkan kode {code}.';

/** What goes wrong on pages of staff only: accounts, files, the server's own store. They come with those pages. */
export const staffProblems = {
  'signIn.wrong': [
    'Nama pengguna atau kata sandi tidak cocok.',
    NOTHING_CHANGED,
    'Periksa lagi. Lupa kata sandi? Hubungi admin Puskesmas.',
  ],
  'signIn.wait': ['Terlalu banyak percobaan.', NOTHING_CHANGED, 'Tunggu sebentar, lalu coba lagi.'],
  'firstAdmin.alreadyDone': [
    'Admin pertama sudah dibuat.',
    NOTHING_CHANGED,
    'Masuk dengan nama pengguna dan kata sandi.',
  ],
  'firstAdmin.codeWrong': [
    'Tautan ini tidak berlaku.',
    NOTHING_CHANGED,
    'Pakai tautan yang dicetak server saat pertama dijalankan.',
  ],
  'account.pinMalformed': ['PIN terdiri atas 6 angka.', NOTHING_CHANGED, 'Pilih PIN lain.'],
  'account.pinNotForStaff': [
    'Petugas masuk dengan kata sandi, bukan PIN.',
    NOTHING_CHANGED,
    'Masuk lewat halaman petugas.',
  ],
  'account.passwordTooShort': [
    'Kata sandi terlalu pendek.',
    NOTHING_CHANGED,
    'Pakai paling sedikit 10 huruf, misalnya tiga kata.',
  ],
  'account.passwordTooLong': ['Kata sandi terlalu panjang.', NOTHING_CHANGED, 'Pakai yang lebih pendek.'],
  'account.passwordNotForCadre': [
    'Kader masuk dengan PIN, bukan kata sandi.',
    NOTHING_CHANGED,
    'Kosongkan kata sandi.',
  ],
  'account.userNameTaken': ['Nama pengguna ini sudah dipakai.', NOTHING_CHANGED, 'Pilih nama lain.'],
  'account.userNameMalformed': [
    'Nama pengguna hanya boleh huruf kecil, angka, titik, dan garis.',
    NOTHING_CHANGED,
    'Pilih nama lain.',
  ],
  'account.displayNameMissing': ['Nama belum diisi.', NOTHING_CHANGED, 'Isi nama lengkap.'],
  'account.scopeWrong': ['Peran ini tidak cocok dengan unitnya.', NOTHING_CHANGED, 'Pilih unit lain untuk peran ini.'],
  'person.unknown': [
    'Orang atau keluarga ini tidak ada di wilayah Anda.',
    NOTHING_CHANGED,
    'Bukalah lagi dari daftar nama.',
  ],
  'unit.unknown': ['Unit ini tidak dikenal.', NOTHING_CHANGED, 'Pilih unit dari daftar.'],
  'unit.nameTaken': ['Nama ini sudah dipakai unit lain di tempat yang sama.', NOTHING_CHANGED, 'Pilih nama lain.'],
  'cadre.unknown': ['Kader ini tidak ditemukan.', NOTHING_CHANGED, 'Pilih kader dari daftar.'],
  'plan.unknown': ['Jadwal ini tidak ditemukan.', NOTHING_CHANGED, 'Muat ulang kalender.'],
  'stock.unknown': ['Catatan stok ini tidak ditemukan.', NOTHING_CHANGED, 'Muat ulang halaman stok.'],
  'stock.countMissing': [
    'Jumlahnya masih nol.',
    NOTHING_CHANGED,
    'Isi jumlah, atau pilih "dihitung" bila memang habis.',
  ],
  'stock.dayAhead': ['Tanggal ini belum tiba.', NOTHING_CHANGED, 'Isi tanggal hari ini atau sebelumnya.'],
  'equipment.unknown': ['Alat ini tidak ditemukan.', NOTHING_CHANGED, 'Muat ulang daftar alat.'],
  'target.orderWrong': [
    'Batas merah lebih rendah daripada batas hijau.',
    NOTHING_CHANGED,
    'Isi batas merah yang sama atau lebih tinggi.',
  ],
  'http.answered': ['Server menolak permintaan ini.', NOTHING_LOST, TELL_NURSE],
  'http.foreignOrigin': [
    'Permintaan ini datang dari halaman lain.',
    NOTHING_CHANGED,
    'Buka Posyandu Prima langsung dari alamatnya.',
  ],
  'http.tooLarge': ['Berkas ini terlalu besar.', NOTHING_CHANGED, 'Bagi menjadi beberapa berkas, lalu coba lagi.'],
  'http.wrongType': ['Kiriman ini tidak dimengerti server.', NOTHING_CHANGED, 'Pilih berkasnya sekali lagi.'],
  'storage.noAnswer': [
    'Penyimpanan server tidak menjawab.',
    NOTHING_LOST,
    'Akan dicoba lagi sendiri. Bila lama: hubungi admin.',
  ],
  'import.unreadable': [
    'Berkas ini tidak dapat dibaca.',
    NOTHING_CHANGED,
    'Pakai berkas Excel (.xlsx) atau CSV yang asli, tanpa kata sandi.',
  ],
  'import.noHeader': [
    'Judul kolom tidak ditemukan di berkas ini.',
    NOTHING_CHANGED,
    'Periksa apakah ini berkas sasaran, e-PPGBM, atau lingkar kepala.',
  ],
  'import.noRows': [
    'Tidak ada baris data di berkas ini.',
    NOTHING_CHANGED,
    'Periksa apakah berkasnya kosong atau salah pilih.',
  ],
  'narrative.unknown': ['Catatan ini sudah dihapus orang lain.', NOTHING_CHANGED, 'Muat ulang halaman ini.'],
  'export.cancelled': [
    'Ekspor dibatalkan.',
    'Tidak ada data yang berubah.',
    'Ulangi kapan saja. Bila sudah ada di Catatan ekspor, tekan Unduh semua.',
  ],
  'export.unknownRun': ['Ekspor pembanding sudah tidak tersimpan.', NOTHING_CHANGED, 'Unduh semua baris.'],
  'import.busy': ['Impor lain sedang berjalan.', NOTHING_CHANGED, 'Tunggu sampai selesai, lalu coba lagi.'],
  'import.failed': [
    'Impor berhenti di tengah jalan.',
    'Baris yang sudah masuk tetap tersimpan, dan tidak tercatat dua kali.',
    'Impor berkas yang sama sekali lagi.',
  ],
  'import.noFiles': ['Belum ada berkas yang dipilih.', NOTHING_CHANGED, 'Pilih atau seret berkasnya ke halaman ini.'],
  'import.noVillage': [
    'Desa untuk berkas ini belum diisi.',
    NOTHING_CHANGED,
    'Isi nama Puskesmas dan desa, lalu impor lagi.',
  ],
  'import.unknown': ['Impor ini tidak ditemukan.', NOTHING_CHANGED, 'Pilih impor dari daftar.'],
  'head.differs': [
    'Isi penyimpanan server tidak cocok dengan catatannya.',
    'Catatan asli tidak diubah.',
    'Hubungi admin, sebutkan kode {code}.',
  ],
  'projection.differs': [
    'Angka rekap di server tidak cocok dengan catatannya.',
    'Catatan asli tidak diubah.',
    'Hubungi admin untuk menyusun ulang rekap.',
  ],
  'sync.notCompacted': [
    'Server belum dapat meringkas satu berkas catatan.',
    'Catatan tetap lengkap.',
    'Akan dicoba lagi sendiri.',
  ],
  'sync.roomAbandoned': [
    'Server menutup satu berkas catatan karena gangguan.',
    STAYS_HERE,
    'Akan dibuka dan dikirim lagi sendiri.',
  ],
  'signIn.codeNeeded': ['Akun ini memakai kode.', NOTHING_CHANGED, 'Ketik kode dari aplikasi kode di HP Anda.'],
  'signIn.codeWrong': [
    'Kode ini tidak cocok atau sudah dipakai.',
    NOTHING_CHANGED,
    'Tunggu kode berikutnya, atau pakai kode cadangan.',
  ],
  'signIn.newPasswordNeeded': [
    'Kata sandi ini hanya untuk sekali masuk.',
    NOTHING_CHANGED,
    'Pilih kata sandi Anda sendiri.',
  ],
  'signIn.passwordExpired': [
    'Kata sandi sekali pakai ini sudah lewat waktunya.',
    NOTHING_CHANGED,
    'Minta yang baru kepada admin.',
  ],
  'account.passwordSame': ['Kata sandi baru sama dengan yang lama.', NOTHING_CHANGED, 'Pilih kata sandi yang lain.'],
  'account.passwordWrong': ['Kata sandi Anda tidak cocok.', NOTHING_CHANGED, 'Periksa lagi.'],
  'account.self': ['Ini akun Anda sendiri.', NOTHING_CHANGED, 'Pakai halaman "Akun saya", atau minta admin lain.'],
  'secondFactor.codeWrong': [
    'Kode ini tidak cocok.',
    NOTHING_CHANGED,
    'Periksa jam di HP Anda, lalu ketik kode yang sedang tampil.',
  ],
  'secondFactor.notBegun': ['Belum ada kode QR yang dibuat.', NOTHING_CHANGED, 'Mulai lagi dari awal.'],
  'secondFactor.alreadyOn': ['Kode sudah dipakai di akun ini.', NOTHING_CHANGED, 'Matikan dulu bila HP diganti.'],
  'entry.differs': [
    'Satu bagian catatan di server tidak cocok dengan daftar isinya.',
    'Catatan asli tidak diubah.',
    'Hubungi admin, sebutkan kode {code}.',
  ],
  'facts.differ': [
    'Angka satu bulan di server tidak cocok dengan catatannya.',
    'Catatan asli tidak diubah.',
    'Hubungi admin untuk menyusun ulang rekap.',
  ],
  'store.damaged': [
    'Berkas penyimpanan server rusak.',
    STAYS_HERE,
    'Hubungi admin: pulihkan dari cadangan. Catatan di HP dikirim lagi sendiri.',
  ],
  'device.notForRole': [
    'Peran Anda tidak memakai perangkat sendiri.',
    NOTHING_CHANGED,
    'Pencatatan di Posyandu dilakukan oleh kader, bidan, atau perawat.',
  ],
  'device.scopeTooWide': [
    'Akun ini untuk beberapa Puskesmas.',
    NOTHING_CHANGED,
    'Minta admin membuat akun untuk satu Puskesmas saja.',
  ],
} as const satisfies { readonly [code: string]: ProblemText };
