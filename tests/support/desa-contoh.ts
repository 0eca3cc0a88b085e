import { isLocalDate, parseLocalMonth, type LocalDate, type LocalMonth } from '#lib/domain/dates.ts';
import { parsePersonId } from '#lib/domain/ids.ts';
import type { Weighing } from '#lib/domain/growth/weighing.ts';
import type { RegisteredPerson, Sex } from '#lib/domain/person.ts';
import { numberIn, readDataCsv, type CsvRow } from './csv.ts';

/** A person of the example desa and the name of the home Posyandu. */
export interface ExamplePerson extends RegisteredPerson {
  readonly posyandu: string;
}

/** An accepted row of an export, as the rules see it, beside the answers to it. */
export interface ExampleWeighing {
  readonly personId: string;
  readonly child: { readonly sex: Sex; readonly birthDate: LocalDate };
  readonly weighing: Weighing;
  readonly answer: CsvRow;
}

/** The true people of the example desa. */
export function readExamplePersons(): ExamplePerson[] {
  return readDataCsv('desa-contoh/persons.csv').map((row) => {
    const id = parsePersonId(row.personId);
    if (!id.ok) throw new Error(`no id: ${row.personId}`);
    return {
      id: id.value,
      sex: sexIn(row.sex),
      birthDate: dateIn(row.birthDate),
      birthDateEstimated: row.birthDateEstimated === '1',
      enteredDate: row.entered ? dateIn(row.entered) : undefined,
      leftDate: row.left ? dateIn(row.left) : undefined,
      posyandu: row.posyandu ?? '',
    };
  });
}

/** All accepted rows of the exports and of the history, in the order of their files. */
export function readExampleWeighings(): ExampleWeighing[] {
  const extras = new Map(
    readDataCsv('desa-contoh/kia-vitamin-a.csv').map((row) => [`${row.file} ${row.dataRow}`, row]),
  );
  return readDataCsv('desa-contoh/weighings.csv').map((answer) => {
    const extra = extras.get(`${answer.file} ${answer.dataRow}`);
    const birthDate = dateIn(answer.birthDate);
    return {
      personId: answer.personId ?? '',
      child: { sex: sexIn(answer.sex), birthDate },
      weighing: {
        date: dateIn(answer.date),
        weightKg: numberIn(answer.weightKg),
        lengthHeightCm: numberIn(answer.lenheiCm),
        position: positionIn(answer.measure),
        headCm: numberIn(answer.headCm),
        muacCm: numberIn(answer.muacCm),
        vitaminA: extra?.vitaminA === '1',
        kiaBook: extra?.kiaBook ? extra.kiaBook === '1' : undefined,
      },
      answer,
    };
  });
}

/** Groups what belongs to the same key, in the order given. */
export function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  return Map.groupBy(items, keyOf);
}

export function monthIn(cell: string | undefined): LocalMonth {
  const month = parseLocalMonth(cell ?? '');
  if (!month.ok) throw new Error(`no month: ${cell}`);
  return month.value;
}

function dateIn(cell: string | undefined): LocalDate {
  if (cell === undefined || !isLocalDate(cell)) throw new Error(`no date: ${cell}`);
  return cell;
}

function sexIn(cell: string | undefined): Sex {
  return cell === 'L' ? 'm' : 'f';
}

function positionIn(cell: string | undefined): Weighing['position'] {
  if (cell === 'l') return 'recumbent';
  return cell === 'h' ? 'standing' : undefined;
}
