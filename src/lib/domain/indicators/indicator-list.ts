import type { DenominatorKind, Direction, FactCode, Indicator, IndicatorKlaster, Target } from './indicator.ts';

type Extra = Partial<Pick<Indicator, 'numeratorLess' | 'denominatorLess' | 'direction' | 'cadence' | 'target'>>;

const unsure = (good: number, bad?: number): Target => ({
  good,
  ...(bad === undefined ? {} : { bad }),
  uncertain: true,
});

type Maker = (
  code: string,
  klaster: IndicatorKlaster,
  label: string,
  numerator: FactCode,
  denominator: FactCode,
  extra?: Extra,
) => Indicator;

/** A maker of indicators of one kind; what is said of one of them goes before what is usual for the kind. */
function kindOf(denominatorKind: DenominatorKind, usual: Direction): Maker {
  return (code, klaster, label, numerator, denominator, extra = {}) => ({
    code,
    klaster,
    label,
    numerator,
    denominator,
    denominatorKind,
    direction: usual,
    cadence: 'month',
    ...extra,
  });
}

/** Of those who should be served, how many were. */
const coverage = kindOf('target', 'up');
/** Of those examined, how many have it. */
const share = kindOf('examined', 'down');
/** Of things other than people. */
const units = kindOf('unit', 'up');

const YEAR = { cadence: 'year' } as const;
const ALL: Target = { good: 100 };
const NO_JUDGEMENT = { direction: 'none' } as const;

/** Every indicator of the area, by klaster. Targets are those of 2026; a Puskesmas sets its own by year. @source pws.md 3 */
export const INDICATORS: readonly Indicator[] = [
  units('M01', 'k1', 'Posyandu buka', 'posyanduOpened', 'posyanduActive', { target: ALL }),
  units('M02', 'k1', 'Posyandu ILP siklus hidup', 'posyanduAllGroups', 'posyanduActive'),
  units('M03A', 'k1', 'Kelengkapan laporan', 'sessionValidated', 'sessionHeld', { target: ALL }),
  units('M03B', 'k1', 'Ketepatan laporan', 'sessionValidatedInTime', 'sessionHeld', { target: unsure(90) }),
  units('M04', 'k1', 'Kader aktif', 'cadreActive', 'cadreRegistered'),
  units('M04P', 'k1', 'Kader Purwa', 'cadrePurwa', 'cadreActive', NO_JUDGEMENT),
  units('M04M', 'k1', 'Kader Madya', 'cadreMadya', 'cadreActive', NO_JUDGEMENT),
  units('M04U', 'k1', 'Kader Utama', 'cadreUtama', 'cadreActive', NO_JUDGEMENT),
  units('M05', 'k1', 'Keluarga dikunjungi', 'familyVisited', 'family', { ...YEAR, target: ALL }),
  units('M06', 'k1', 'Temuan kunjungan ditindaklanjuti', 'findingFollowedUp', 'finding', { target: ALL }),
  units('M07', 'k1', 'Rujukan selesai', 'referralDone', 'referralConfirmed', { target: unsure(90) }),
  coverage('M08', 'k1', 'Data ber-NIK', 'withNik', 'resident', { target: unsure(95) }),

  coverage('I01', 'k2', 'K1 murni', 'k1', 'targetPregnant', { ...YEAR, target: ALL }),
  coverage('I02', 'k2', 'K6', 'k6', 'termOrDelivered', { ...YEAR, target: ALL }),
  share('I03', 'k2', 'Bumil KEK', 'pregKek', 'pregMuacMeasured', YEAR),
  coverage('I04', 'k2', 'Bumil KEK mendapat MT', 'pregKekFood', 'pregKek', { ...YEAR, target: ALL }),
  coverage('I05', 'k2', 'TTD 90 tablet', 'iron90', 'targetPregnant', { ...YEAR, target: { good: 90 } }),
  share('I06', 'k2', 'Bumil anemia', 'pregAnaemia', 'pregHbTested', YEAR),
  coverage('I07', 'k2', 'Persalinan di fasyankes', 'birthAtFacility', 'birth', { ...YEAR, target: ALL }),
  coverage('I08', 'k2', 'KF lengkap', 'kfComplete', 'birth', { ...YEAR, target: unsure(95) }),
  coverage('I09', 'k2', 'Vitamin A nifas', 'vitAMotherComplete', 'birth', { ...YEAR, target: unsure(95) }),
  coverage('I10A', 'k2', 'KN1', 'kn1', 'liveBirth', { ...YEAR, target: ALL }),
  coverage('I10B', 'k2', 'KN lengkap', 'knComplete', 'liveBirth', { ...YEAR, target: ALL }),
  share('I11', 'k2', 'BBLR', 'lowBirthWeight', 'birthWeighed', YEAR),
  coverage('I12', 'k2', 'KB pasca persalinan', 'contraceptionAfterBirth', 'birth', { ...YEAR, target: unsure(70) }),
  share('I13A', 'k2', 'IMD', 'earlyInitiation', 'earlyInitiationAsked', {
    ...YEAR,
    direction: 'up',
    target: unsure(60),
  }),
  share('I13B', 'k2', 'ASI eksklusif sampai 6 bulan', 'exclusiveBf', 'exclusiveBfAsked', {
    direction: 'up',
    target: unsure(60),
  }),
  coverage('G01', 'k2', 'D/S', 'D', 'S', { target: unsure(85) }),
  coverage('G02', 'k2', 'K/S', 'K', 'S', { target: ALL }),
  coverage('G03', 'k2', "N/D'", 'N', 'D', { denominatorLess: ['O', 'B'], target: unsure(85) }),
  coverage('G04', 'k2', 'N/D', 'N', 'D', NO_JUDGEMENT),
  share('G05', 'k2', "2T/D'", 'twoT', 'D', { denominatorLess: ['O', 'B'] }),
  share('G06', 'k2', 'BGM/D', 'BGM', 'D'),
  share('G07', 'k2', 'Underweight', 'underweight', 'wfaMeasured'),
  share('G08', 'k2', 'Stunting', 'stunted', 'lhfaMeasured', { target: unsure(14, 20) }),
  share('G09A', 'k2', 'Wasting', 'wasted', 'wflhMeasured'),
  share('G09B', 'k2', 'Gizi buruk', 'severeWasted', 'wflhMeasured'),
  share('G10', 'k2', 'Gizi lebih dan obesitas', 'overweightObese', 'wflhMeasured'),
  coverage('G11', 'k2', 'Gizi buruk dan kurang mendapat MT', 'gotFood', 'needsFood', { target: ALL }),
  coverage('G12A', 'k2', 'Vitamin A biru', 'vitABlueGiven', 'vitABlueDue', { target: unsure(95) }),
  coverage('G12B', 'k2', 'Vitamin A merah', 'vitARedGiven', 'vitARedDue', { target: unsure(95) }),
  coverage('G13', 'k2', 'Obat cacing', 'dewormGiven', 'dewormDue', { ...YEAR, target: unsure(80) }),
  coverage('G14A', 'k2', 'Checklist perkembangan', 'devChecked', 'childAttended', { target: ALL }),
  share('G14B', 'k2', 'KPSP meragukan atau menyimpang', 'kpspDoubtful', 'kpspTested'),
  share('G15', 'k2', 'MP-ASI dengan protein hewani', 'compFoodAnimalProtein', 'compFoodAsked', { direction: 'up' }),
  coverage('V01', 'k2', 'Imunisasi dasar lengkap', 'basicComplete', 'turnedOne', { ...YEAR, target: ALL }),
  coverage('V02', 'k2', 'Imunisasi lanjutan baduta', 'followUpComplete', 'turnedTwo', YEAR),
  share('V03A', 'k2', 'Drop-out DPT1-DPT3', 'reachedDpt1', 'reachedDpt1', {
    ...YEAR,
    numeratorLess: ['reachedDpt3'],
    target: { good: 5 },
  }),
  share('V03B', 'k2', 'Drop-out DPT1-MR1', 'reachedDpt1', 'reachedDpt1', {
    ...YEAR,
    numeratorLess: ['reachedMr1'],
    target: { good: 5 },
  }),
  share('V04', 'k2', 'Zero dose', 'zeroDose', 'turnedOne', { ...YEAR, target: { good: 0 } }),
  share('V05', 'k2', 'Anak dengan imunisasi tertunda', 'doseOverdue', 'S'),
  coverage('R01', 'k2', 'TTD remaja putri', 'teenGirlIron', 'targetTeenGirl'),
  coverage('R02A', 'k2', 'Skrining Hb remaja putri', 'teenGirlHbTested', 'targetTeenGirl', YEAR),
  share('R02B', 'k2', 'Remaja putri anemia', 'teenGirlAnaemia', 'teenGirlHbTested', YEAR),
  coverage('R03', 'k2', 'Skrining usia sekolah', 'schoolAgeScreened', 'targetSchoolAge', { ...YEAR, target: ALL }),
  coverage('R04', 'k2', 'BIAS', 'schoolDoseGiven', 'schoolDoseDue', { target: unsure(95) }),

  coverage('A01', 'k3', 'Skrining usia produktif', 'productiveScreened', 'targetProductive', { ...YEAR, target: ALL }),
  coverage('A02', 'k3', 'Cek kesehatan tahunan', 'annualCheck', 'resident', YEAR),
  share('A03A', 'k3', 'Tekanan darah tinggi', 'bpHigh', 'bpMeasured', YEAR),
  coverage('A03B', 'k3', 'Hipertensi dikelola', 'hypertensionCared', 'knownHypertension', { target: ALL }),
  share('A04A', 'k3', 'Gula darah tinggi', 'glucoseHigh', 'glucoseMeasured', YEAR),
  coverage('A04B', 'k3', 'DM dikelola', 'diabetesCared', 'knownDiabetes', { target: ALL }),
  share('A05', 'k3', 'Minum obat 24 jam terakhir', 'medicineTaken', 'medicineAsked', { ...YEAR, direction: 'up' }),
  share('A06A', 'k3', 'Obesitas', 'obese', 'bmiMeasured', YEAR),
  share('A06B', 'k3', 'Lingkar perut lebih', 'waistOver', 'waistMeasured', YEAR),
  share('A06C', 'k3', 'Merokok', 'smokes', 'smokingAsked', YEAR),
  share('A07A', 'k3', 'PUMA perlu dirujuk', 'pumaPositive', 'pumaAsked', YEAR),
  coverage('A07B', 'k3', 'PUMA dirujuk', 'pumaReferred', 'pumaPositive', { ...YEAR, target: ALL }),
  coverage('A08A', 'k3', 'Skrining jiwa', 'productiveMentalScreened', 'targetProductive', YEAR),
  coverage('A08B', 'k3', 'Skrining jiwa positif dirujuk', 'mentalReferred', 'mentalPositive', { ...YEAR, target: ALL }),
  share('A09A', 'k3', 'Gangguan penglihatan', 'eyesImpaired', 'eyesTested', YEAR),
  share('A09B', 'k3', 'Gangguan pendengaran', 'earsImpaired', 'earsTested', YEAR),
  share('A10A', 'k3', 'KB aktif', 'contraceptionUsed', 'contraceptionAsked', { ...YEAR, direction: 'up' }),
  share('A10B', 'k3', 'Kebutuhan KB belum terpenuhi', 'unmetNeed', 'contraceptionAsked', YEAR),
  coverage('A11', 'k3', 'SADANIS dan IVA', 'cancerScreened', 'targetCancerScreen', YEAR),
  coverage('L01', 'k3', 'Lansia diskrining', 'elderlyScreened', 'targetElderly', { ...YEAR, target: ALL }),
  share('L02M', 'k3', 'AKS mandiri', 'aksM', 'aksTested', { ...YEAR, ...NO_JUDGEMENT }),
  share('L02R', 'k3', 'AKS ketergantungan ringan', 'aksR', 'aksTested', { ...YEAR, ...NO_JUDGEMENT }),
  share('L02S', 'k3', 'AKS ketergantungan sedang', 'aksS', 'aksTested', { ...YEAR, ...NO_JUDGEMENT }),
  share('L02B', 'k3', 'AKS ketergantungan berat', 'aksB', 'aksTested', { ...YEAR, ...NO_JUDGEMENT }),
  share('L02T', 'k3', 'AKS ketergantungan total', 'aksT', 'aksTested', { ...YEAR, ...NO_JUDGEMENT }),
  share('L03A', 'k3', 'SKILAS terganggu', 'skilasImpaired', 'skilasTested', YEAR),
  coverage('L03B', 'k3', 'SKILAS terganggu dirujuk', 'skilasReferred', 'skilasImpaired', { ...YEAR, target: ALL }),
  coverage('L04', 'k3', 'Lansia ketergantungan dikunjungi', 'dependentVisited', 'dependent', { target: ALL }),

  coverage('P01', 'k4', 'Skrining gejala TBC', 'tbScreened', 'attended', { target: ALL }),
  coverage('P02A', 'k4', 'Terduga TBC dirujuk', 'tbSuspectReferred', 'tbSuspect', { target: ALL }),
  coverage('P02B', 'k4', 'Terduga TBC diperiksa', 'tbSuspectTested', 'tbSuspect', { target: ALL }),
  coverage('P03', 'k4', 'Kontak erat diperiksa', 'tbContactScreened', 'tbContactListed', { target: unsure(90) }),
  share('P04', 'k4', 'Pasien TBC patuh', 'tbPatientAdherent', 'tbPatientVisited', { direction: 'up', target: ALL }),
  coverage('P05', 'k4', 'Diare balita dengan oralit dan zinc', 'diarrhoeaTreated', 'diarrhoea', { target: ALL }),
  units('P06', 'k4', 'Laporan warga dijawab dalam 24 jam', 'alertAnswered', 'alert', { target: ALL }),
  units('P07', 'k4', 'Rumah dengan jamban, air bersih dan ventilasi', 'houseHealthy', 'houseSeen', YEAR),

  units('K501', 'k5', 'Stok kosong', 'stockOut', 'stockWatched', { direction: 'down', target: { good: 0 } }),
];

/** The indicator of a code. */
export function findIndicator(code: string): Indicator | undefined {
  return INDICATORS.find((indicator) => indicator.code === code);
}
