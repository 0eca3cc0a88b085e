import type { Ask, StaffProblem } from './ask.ts';
import { VERDICTS, type ImportIssue, type IssueCount } from './import-answers.ts';
import { loadIssues, type IssueFilter } from './import-api.ts';

/**
 * What was said in a run, page by page.
 *
 * 1. Another filter begins a new list; an answer to the old one that comes late is passed over.
 * 2. It begins with the gravest verdict that the run has: what was tidied needs nobody.
 * 3. `counts` are those of the whole run, so that every code can be chosen at any time.
 */
export class IssueList {
  readonly #ask: Ask;
  readonly #runId: () => string;
  #turn = 0;
  #filter = $state.raw<IssueFilter>({});
  #issues = $state.raw<readonly ImportIssue[]>();
  #counts = $state.raw<readonly IssueCount[]>([]);
  #total = $state(0);
  #problem = $state.raw<StaffProblem>();

  constructor(ask: Ask, runId: () => string) {
    this.#ask = ask;
    this.#runId = runId;
  }

  get filter(): IssueFilter {
    return this.#filter;
  }

  /** Those fetched so far, in the order of files and rows; undefined until the first page has come. */
  get issues(): readonly ImportIssue[] | undefined {
    return this.#issues;
  }

  /** How often each code was said, the most frequent first. */
  get counts(): readonly IssueCount[] {
    return this.#counts;
  }

  /** All that fit the filter. */
  get total(): number {
    return this.#total;
  }

  get problem(): StaffProblem | undefined {
    return this.#problem;
  }

  /** Learns what there is, and shows the gravest of it. */
  async open(): Promise<void> {
    await this.choose({});
    const verdict = VERDICTS.find((one) => this.#counts.some((count) => count.verdict === one));
    if (verdict !== undefined) await this.choose({ verdict });
  }

  async choose(filter: IssueFilter): Promise<void> {
    this.#filter = filter;
    this.#issues = undefined;
    await this.more();
  }

  /** Fetches the next page. */
  async more(): Promise<void> {
    const turn = ++this.#turn;
    const known = this.#issues ?? [];
    const answer = await loadIssues(this.#ask, this.#runId(), this.#filter, known.at(-1)?.no);
    if (turn !== this.#turn) return;
    this.#problem = answer.ok ? undefined : answer.problem;
    if (!answer.ok) return;
    const { total, counts, issues } = answer.value;
    this.#issues = [...known, ...issues];
    this.#total = total;
    if (Object.values(this.#filter).every((value) => value === undefined)) this.#counts = counts;
  }
}
