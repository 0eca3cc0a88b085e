import { parseArgs } from 'node:util';
import { parseLocalDate, parseLocalMonth, type LocalDate, type LocalMonth } from '#lib/domain/dates.ts';
import { findKind } from '../import/kinds.ts';
import { localDateOf } from '../import/today.ts';
import { ACCOUNT_ROLES } from '../auth/actor.ts';
import { addAccount, findAccountRole, makeDeviceCode } from './accounts.ts';
import { UsageError, type Answer } from './answer.ts';
import { importFiles } from './import-command.ts';
import { findPrintedKind, reportMonthly } from './monthly-report-command.ts';
import { reportPws } from './pws-command.ts';
import { reportSkdn } from './report-command.ts';
import { sendToSatusehat } from './satusehat-command.ts';
import type { Say, Shell } from './shell.ts';
import { listUnits, rebuild, verify } from './upkeep-commands.ts';

const OPTIONS = {
  puskesmas: { type: 'string' },
  desa: { type: 'string' },
  date: { type: 'string' },
  month: { type: 'string' },
  posyandu: { type: 'string' },
  role: { type: 'string' },
  name: { type: 'string' },
  user: { type: 'string' },
  password: { type: 'string' },
  pin: { type: 'string' },
  unit: { type: 'string', multiple: true },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** A command line, understood as far as options go. @throws UsageError on an option that does not exist */
export function parseCommandLine(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

export type CommandLine = ReturnType<typeof parseCommandLine>;

/** Carries a command out. @throws UsageError where it was not typed as it must be */
export async function runCommand(shell: Shell, { positionals, values }: CommandLine, say: Say): Promise<Answer> {
  const [command, what, ...rest] = positionals;
  const printed = command === 'report' ? findPrintedKind(what) : undefined;
  if (printed) {
    return await reportMonthly(shell, { kind: printed, month: readMonth(values.month), puskesmas: values.puskesmas });
  }
  switch (`${command ?? ''} ${what ?? ''}`.trim()) {
    case 'report skdn':
      return await reportSkdn(shell, { month: readMonth(values.month), puskesmas: values.puskesmas });
    case 'report pws':
      return await reportPws(shell, { month: readMonth(values.month), unitId: values.unit?.[0] });
    case 'satusehat send':
      return await sendToSatusehat(shell, { env: process.env, isDryRun: values['dry-run'] ?? false });
    case 'units':
      return await listUnits(shell);
    case 'rebuild':
      return await rebuild(shell, say);
    case 'verify':
      return await verify(shell, say);
    case 'device code':
      return answerOf(await makeDeviceCode(shell.rooms, needed(values.posyandu, '--posyandu ID')));
    case 'account add': {
      const { user: userName, password, pin, unit: unitIds = [] } = values;
      const role = findAccountRole(needed(values.role, '--role ROLE'));
      if (!role) throw new UsageError(`--role is one of ${ACCOUNT_ROLES.join(', ')}.`);
      const displayName = needed(values.name, '--name NAME');
      return answerOf(await addAccount(shell.rooms, { role, displayName, userName, password, pin, unitIds }));
    }
  }
  const kind = command === 'import' && what !== undefined ? findKind(what) : undefined;
  if (!kind) throw new UsageError(`There is no command ${positionals.join(' ') || '(none)'}.`);
  const { puskesmas, desa } = values;
  const today = readDay(values.date) ?? localDateOf(shell.rooms.now());
  return await importFiles(shell, { kind, paths: rest, puskesmas, desa, today }, say);
}

function answerOf(result: { ok: true; value: object } | { ok: false; problem: { code: string } }): Answer {
  if (!result.ok) return { json: result.problem, text: `Not done: ${result.problem.code}`, exitCode: 1 };
  const lines = Object.entries(result.value).map(([name, value]) => `${name}: ${String(value)}`);
  return { json: result.value, text: lines.join('\n'), exitCode: 0 };
}

function needed(value: string | undefined, option: string): string {
  if (value === undefined) throw new UsageError(`Missing: ${option}`);
  return value;
}

function readDay(text: string | undefined): LocalDate | undefined {
  if (text === undefined) return undefined;
  const date = parseLocalDate(text);
  if (!date.ok) throw new UsageError('--date is a day of the calendar: YYYY-MM-DD');
  return date.value;
}

function readMonth(text: string | undefined): LocalMonth {
  const month = parseLocalMonth(needed(text, '--month YYYY-MM'));
  if (!month.ok) throw new UsageError('--month is a month of the calendar: YYYY-MM');
  return month.value;
}
