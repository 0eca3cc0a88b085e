import { UsageError, type Answer } from './admin/answer.ts';
import { parseCommandLine, runCommand, type CommandLine } from './admin/run-command.ts';
import { openShell, type Say } from './admin/shell.ts';
import { backUp, restore } from './admin/store-commands.ts';
import { USAGE } from './admin/usage.ts';
import { ConfigError, parseConfig } from './config.ts';

/** The admin's shell: the use cases of the server from a command line, on the same store. */
async function main(args: readonly string[]): Promise<number> {
  const say: Say = (line) => void process.stderr.write(`${line}\n`);
  try {
    const line = parseCommandLine(args);
    if (line.values.help || line.positionals.length === 0) {
      process.stdout.write(USAGE);
      return line.values.help ? 0 : 2;
    }
    const answer = await answerTo(line, parseConfig(process.env).databaseUrl, say);
    process.stdout.write(line.values.json ? `${JSON.stringify(answer.json, null, 2)}\n` : `${answer.text}\n`);
    return answer.exitCode;
  } catch (error) {
    if (error instanceof UsageError) {
      say(`${error.message}\n\n${USAGE}`);
      return 2;
    }
    if (!(error instanceof ConfigError)) throw error;
    say(error.message);
    return 2;
  }
}

/** Whole stores are handled closed, everything else in an open shell. */
async function answerTo(line: CommandLine, databaseUrl: string, say: Say): Promise<Answer> {
  const [command, target] = line.positionals;
  const store = { databaseUrl, now: Date.now, say };
  if (command === 'backup') return await backUp(store, target);
  if (command === 'restore') return await restore(store, target);
  await using shell = await openShell(databaseUrl, Date.now, say);
  return await runCommand(shell, line, say);
}

process.exitCode = await main(process.argv.slice(2));
