import type { Sex } from '#lib/domain/person.ts';
import type { Dice } from './dice.ts';

const MEN = (
  'Agus Ahmad Andi Anwar Arif Bagus Bambang Bayu Budi Dedi Deni Dimas Eko Fajar Faisal Galih Hadi Hasan Hendra Heru ' +
  'Imam Indra Irfan Iwan Joko Kurniawan Lukman Mahmud Miftah Nur Pandu Purwanto Rahmat Rian Rizki Rudi Saiful Sigit ' +
  'Slamet Sugeng Suharto Sunarto Suparman Supriyadi Surya Sutrisno Taufik Teguh Toni Untung Wahyu Wawan Widodo Yanto Yudi Zainal'
).split(' ');
const WOMEN = (
  'Aisyah Ani Anisa Ayu Citra Dewi Diah Dian Dina Eka Endang Erna Fatimah Fitri Hana Ika Indah Intan Juminah Kartini ' +
  'Khadijah Laila Lestari Lilis Lina Maya Mega Mulyani Nadia Nani Nia Ningsih Novi Nuraini Nurul Partini Puji Putri ' +
  'Rahayu Ratna Retno Rini Rina Rohmah Sari Siti Sri Suci Sulastri Sumarni Suparti Tini Titik Tri Umi Wahyuni Wati Wulan Yuliana Yuni'
).split(' ');
const SECOND = (
  'Abdullah Aditya Anggraini Arianto Astuti Firmansyah Handayani Hartono Haryanto Hidayah Hidayat Iskandar Istiqomah ' +
  'Kusuma Kusumawati Lestari Mardiana Maulana Mulyadi Nugraha Nugroho Nurhayati Oktaviani Permata Permana Prasetyo Pratama ' +
  'Pratiwi Purnama Puspita Rahmawati Ramadhan Safitri Santoso Saputra Saputri Setiawan Setyaningsih Sulistyo Suryani Susanti ' +
  'Susilo Utami Wibowo Wicaksono Widiastuti Wijaya Wulandari Yulianti Zahra'
).split(' ');
const PLACE_BEGINS =
  'Banjar Bulu Gunung Jati Karang Kebon Kedung Kembang Kuta Lemah Mekar Ngadi Padang Pager Pandan Randu Rejo Sari Sendang Sido Sumber Suka Tanjung Tirta Wana Wono'.split(
    ' ',
  );
const PLACE_ENDS = 'agung anyar arum asri dadi harjo indah jaya lor makmur mulyo raharjo rejo sari tani wangi'.split(
  ' ',
);
const FLOWERS =
  'Anggrek Melati Mawar Dahlia Kenanga Cempaka Flamboyan Teratai Bougenvil Seroja Kamboja Matahari Nusa Sakura Tulip'.split(
    ' ',
  );

/** First name and second; some bear one name only, as many do. */
export function makeName(dice: Dice, sex: Sex): string {
  const first = dice.pick(sex === 'm' ? MEN : WOMEN);
  return dice.chance(0.12) ? first : `${first} ${dice.pick(SECOND)}`;
}

/** So many names of places, no two alike. */
export function makePlaceNames(dice: Dice, count: number): string[] {
  const names = new Set<string>();
  while (names.size < count) names.add(`${dice.pick(PLACE_BEGINS)}${dice.pick(PLACE_ENDS)}`);
  return [...names];
}

/** Name of the nth Posyandu of a desa. @param at from 0 */
export function posyanduName(at: number): string {
  return `${FLOWERS[at % FLOWERS.length]} ${Math.floor(at / FLOWERS.length) + 1}`;
}

/** Name of a hamlet. */
export function makeHamlet(dice: Dice): string {
  return dice.pick(['Krajan', 'Tengah', 'Kidul', 'Lor', 'Kulon', 'Wetan', 'Baru', 'Sawahan']);
}
