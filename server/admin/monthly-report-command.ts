import type { LocalMonth } from '#lib/domain/dates.ts';
import { Freshness } from '../reports/freshness.ts';
import { makeMonthlyReport, type MonthlyReport, type MonthlyReportUnit } from '../reports/monthly-report.ts';
import type { PrintedTable } from '../reports/printed-report.ts';
import { PRINTED_KINDS, type PrintedKind } from '../reports/templates/find-template.ts';
import { formatTable, UsageError, type Answer } from './answer.ts';
import type { Shell } from './shell.ts';

/** The printed report with a name; undefined for another word. */
export function findPrintedKind(name: string | undefined): PrintedKind | undefined {
  return PRINTED_KINDS.find((kind) => kind === name);
}

/** `report f1|buku7|recap|home-visits --month YYYY-MM`: of each Posyandu and each desa, as the pages show it. */
export async function reportMonthly(
  shell: Shell,
  asked: { readonly kind: PrintedKind; readonly month: LocalMonth; readonly puskesmas?: string | undefined },
): Promise<Answer> {
  const { rooms, reader, projection } = shell;
  await projection.catchUp();
  const ports = { reader, freshness: new Freshness(rooms.log), now: rooms.now };
  const reports: MonthlyReport[] = [];
  for (const unit of await listReportUnits(shell, asked.puskesmas)) {
    reports.push(await makeMonthlyReport(ports, { ...asked, unit }));
  }
  return { json: reports, text: reports.map(textOf).join('\n\n'), exitCode: 0 };
}

async function listReportUnits({ rooms: { units } }: Shell, name: string | undefined): Promise<MonthlyReportUnit[]> {
  const isWanted = (one: string) => name === undefined || one.trim().toLowerCase() === name.trim().toLowerCase();
  const wanted = (await units.listPuskesmas()).filter((one) => isWanted(one.name));
  if (name !== undefined && wanted.length === 0) throw new UsageError(`There is no Puskesmas ${name}.`);
  const found: MonthlyReportUnit[] = [];
  for (const puskesmas of wanted) {
    const all = await units.listPosyandu(puskesmas.puskesmasId);
    for (const village of await units.listVillages(puskesmas.puskesmasId)) {
      const own = all.filter(({ villageId }) => villageId === village.villageId);
      const of = { puskesmas, villages: [village] };
      for (const one of own) {
        found.push({ ...of, level: 'posyandu', unitId: one.posyanduId, name: one.name, posyandu: [one] });
      }
      found.push({ ...of, level: 'village', unitId: village.villageId, name: village.name, posyandu: own });
    }
  }
  return found;
}

function textOf({ unit, title, month, tables, checks }: MonthlyReport): string {
  const failed = checks.map(({ where, left, right }) => `check: ${where}: ${left} / ${right}`);
  return [`${title}: ${unit.name}, ${month}`, ...tables.map(tableText), ...failed].join('\n');
}

function tableText({ title, columns, lines }: PrintedTable): string {
  const head = ['', '', ...columns.map(({ bandWords, sexWords }) => `${bandWords} ${sexWords}`)];
  return `${title}\n${formatTable([head, ...lines.map(({ no, words, cells }) => [no, words, ...cells])])}`;
}
