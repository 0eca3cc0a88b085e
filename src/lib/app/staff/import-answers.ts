import * as v from 'valibot';

/** Kinds of files that can be taken in. */
export const FILE_KINDS = ['sasaran', 'eppgbm', 'lingkar-kepala'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

const kind = v.picklist(FILE_KINDS);
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Schema of what a file is, before anything of it is stored. `code` says why it is none of the kinds. */
export const inspectedFile = v.object({
  file: v.string(),
  kind: v.nullish(kind),
  rows: v.optional(count),
  code: v.optional(v.string()),
});
export type InspectedFile = v.InferOutput<typeof inspectedFile>;
export const inspection = v.object({ files: v.array(inspectedFile) });

const fileCounts = v.object({
  file: v.string(),
  kind: v.nullish(kind),
  /** Rows below the header that are not empty. Each is one of the four that follow, by the gravest thing said of it. */
  rows: v.optional(count, 0),
  /** Nothing was said. */
  taken: v.optional(count, 0),
  tidied: v.optional(count, 0),
  questioned: v.optional(count, 0),
  /** The row, or a value of it, was not stored. */
  refused: v.optional(count, 0),
  /** Columns that this kind of file does not have; what stands below them was not taken. */
  unknownHeadings: v.optional(v.array(v.string()), []),
  code: v.optional(v.string()),
});
/** What became of a file. With a `code` nothing of it was taken. */
export type FileCounts = v.InferOutput<typeof fileCounts>;

/** Schema of one line of news while files are taken in. */
export const importNews = v.union([
  v.object({ progress: v.object({ file: v.string(), done: count, total: count }) }),
  v.object({ file: fileCounts }),
  v.object({ run: v.object({ runId: v.string() }) }),
  v.object({ problem: v.object({ code: v.string() }) }),
]);
export type ImportNews = v.InferOutput<typeof importNews>;

const importRun = v.object({
  runId: v.string(),
  startedAt: v.number(),
  finishedAt: v.nullable(v.number()),
  state: v.picklist(['running', 'done', 'cancelled', 'failed']),
  by: v.nullish(v.string()),
  files: v.array(fileCounts),
});
/** One taking-in of files; instants in ms since epoch. */
export type ImportRun = v.InferOutput<typeof importRun>;
export const runList = v.object({ runs: v.array(importRun) });

/** What can be decided, the gravest first. */
export const VERDICTS = ['refuse', 'question', 'accept'] as const;
const verdict = v.picklist(VERDICTS);
/** What was decided of a cell or row: not stored, kept and asked about, or tidied. */
export type Verdict = v.InferOutput<typeof verdict>;

const importIssue = v.object({
  /** Place in the run, from 1. */
  no: v.number(),
  file: v.string(),
  dataRow: v.number(),
  column: v.string(),
  value: v.string(),
  verdict,
  code: v.string(),
  details: v.nullish(
    v.object({
      otherRow: v.optional(v.number()),
      taken: v.optional(v.union([v.string(), v.number()])),
      joined: v.optional(v.boolean()),
    }),
  ),
});
/** Something about a cell, or about a row where `column` is empty. Rows are counted from 1 below the header. */
export type ImportIssue = v.InferOutput<typeof importIssue>;

const issueCount = v.object({ code: v.string(), verdict, count });
/** How often something was said in a run. */
export type IssueCount = v.InferOutput<typeof issueCount>;

/** Schema of a page of issues; `total` counts all that fit the filter. */
export const issuePage = v.object({ total: count, counts: v.array(issueCount), issues: v.array(importIssue) });
export type IssuePage = v.InferOutput<typeof issuePage>;
