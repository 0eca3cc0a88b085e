/**
 * The import table of src/docs/architecture.md, one rule a row: a folder may import what is listed, nothing else.
 * Tests (beside their file or in tests/) are outside the table.
 */
const lib = (...folders) => `^src/lib/(${folders.join('|')})/`;
const test = '\\.test\\.ts$';

/** A folder of src/lib and all it may import from src and server; packages are ruled below. */
const row = (name, path, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path, pathNot: test },
  to: { path: '^(src|server|tests)/', pathNot: allowed },
});
/** A folder and the packages (and Node built-ins) it may use; none where the list is empty. */
const packages = (name, path, allowed) => ({
  name,
  severity: 'error',
  from: { path, pathNot: test },
  to: {
    dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'core', 'npm-no-pkg', 'npm-unknown'],
    ...(allowed.length ? { pathNot: allowed.map((one) => `node_modules/${one}/`) } : {}),
  },
});

module.exports = {
  forbidden: [
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'not-found', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^\\$' } },
    row('domain', lib('domain'), [lib('domain')], 'pure rules: no clock, no random, no Yjs, DOM, Node, Svelte'),
    row('events', lib('events'), [lib('events', 'domain')], 'envelope, schemas and fold'),
    row('forms', lib('forms'), [lib('forms', 'domain', 'events')], 'fields as data'),
    row('doc', lib('doc'), [lib('doc', 'events')], 'events in a Y.Doc'),
    row('sync', lib('sync'), [lib('sync', 'doc', 'events')], 'wire and transports behind ports'),
    row('vault', lib('vault'), [lib('vault')], 'keys and sealed bytes: no clock, no disk'),
    row('db', lib('db'), [lib('db', 'domain', 'events', 'doc', 'sync', 'vault')], 'Dexie'),
    row('ui', lib('ui'), [lib('ui', 'domain', 'forms', 'i18n')], 'components with props and callbacks only'),
    row('i18n', lib('i18n'), [lib('i18n')], 'messages and formats'),
    row('app', lib('app'), ['^src/lib/'], 'use cases and rune state'),
    row('routes', '^src/routes/', ['^src/routes/', lib('app', 'ui', 'i18n', 'domain')], 'load, compose, no rules'),
    row(
      'server',
      '^server/',
      ['^server/', lib('domain', 'events', 'forms', 'doc', 'sync')],
      'never app, db, ui, routes',
    ),
    { ...packages('domain-packages', lib('domain'), []) },
    { ...packages('events-packages', lib('events'), ['valibot']) },
    { ...packages('forms-packages', lib('forms'), ['valibot']) },
    { ...packages('doc-packages', lib('doc'), ['yjs', 'lib0']) },
    { ...packages('sync-packages', lib('sync'), ['yjs', 'lib0', 'y-protocols', 'y-websocket', 'valibot']) },
    { ...packages('vault-packages', lib('vault'), ['@noble']) },
    { ...packages('db-packages', lib('db'), ['yjs', 'dexie', 'lib0']) },
    {
      name: 'ws-sees-no-sql',
      severity: 'error',
      from: { path: '^server/ws/', pathNot: test },
      to: { path: ['node_modules/(kysely|better-sqlite3|pg)/', '^server/(projection|reports|export)/'] },
    },
    {
      name: 'projection-sees-no-socket',
      severity: 'error',
      from: { path: '^server/(projection|reports|export)/', pathNot: test },
      to: { path: ['node_modules/(ws|fastify)/', '^server/(ws|http|auth)/'] },
    },
    {
      name: 'only-main-starts-things',
      severity: 'error',
      from: { path: '^(src|server)/', pathNot: [test, '^server/demo/'] },
      to: { path: '^server/main\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(\\.svelte-kit|build)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.svelte', '.json'],
      conditionNames: ['svelte', 'browser', 'import', 'node', 'types', 'default'],
      exportsFields: ['exports'],
    },
  },
};
