import { UsageError } from './admin/answer.ts';
import { parseCommandLine, runCommand } from './admin/run-command.ts';
import { openShell } from './admin/shell.ts';
import { USAGE } from './admin/usage.ts';
import { ConfigError, parseConfig } from './config.ts';

/** The admin's shell: the use cases of the server from a command line, on the same store. */
async function main(args: readonly string[]): Promise<number> {
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  try {
    const line = parseCommandLine(args);
    if (line.values.help || line.positionals.length === 0) {
      process.stdout.write(USAGE);
      return line.values.help ? 0 : 2;
    }
    await using shell = await openShell(parseConfig(process.env).databaseUrl, Date.now, say);
    const answer = await runCommand(shell, line, say);
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

process.exitCode = await main(process.argv.slice(2));
