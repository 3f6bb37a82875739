/**
 * The allowed imports of docs/architecture.md as rules. test/infra/import-rules.test.ts feeds each rule an import that it
 * must refuse.
 */
const CONTEXT = '^functions/([^/]+)/';

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    forbid('no-cycle', 'A cycle has no first file to understand.', {}, { circular: true }),
    forbid('no-orphan-import', 'Every import must resolve.', {}, { couldNotResolve: true }),
    forbid(
      'domain-is-pure',
      'domain -> itself, shared/kernel and the pure rules of text (phones, GSM-7)',
      { path: '^functions/[^/]+/domain/' },
      { pathNot: ['^functions/[^/]+/domain/', '^shared/(kernel|text)/'] },
    ),
    forbid(
      'app-knows-no-adapter',
      'app -> domain, ports, shared/kernel, pure text rules, and who is asking',
      { path: '^functions/[^/]+/app/' },
      {
        pathNot: [
          '^functions/[^/]+/(domain|app)/',
          '^functions/[^/]+/contract\\.ts$',
          '^shared/(kernel|text)/',
          '^shared/http/roles\\.ts$',
        ],
      },
    ),
    forbid(
      'adapters-know-no-use-case',
      'adapters -> app ports, domain, shared',
      { path: `${CONTEXT}adapters/` },
      { path: `^functions/$1/(app/(?!ports\\.ts)|handlers/|container\\.ts)` },
    ),
    forbid(
      'handlers-know-no-store',
      'handlers -> app, container, contract, shared/http',
      { path: '^functions/[^/]+/handlers/' },
      { path: '^functions/[^/]+/adapters/|^shared/store/(?!table\\.ts)' },
    ),
    forbid(
      'contexts-meet-at-the-contract',
      'another context only through its contract.ts',
      { path: CONTEXT },
      { path: '^functions/(?!$1/)[^/]+/', pathNot: '^functions/[^/]+/contract\\.ts$' },
    ),
    forbid(
      'shared-stands-alone',
      'shared -> shared',
      { path: '^shared/' },
      { path: '^(functions|infra|web|test)/' },
    ),
    forbid(
      'kernel-stands-alone',
      'shared/kernel -> itself',
      { path: '^shared/kernel/' },
      { path: '^(shared/(?!kernel/)|functions/|infra/|web/)' },
    ),
    forbid(
      'text-stands-alone',
      'shared/text -> itself and shared/kernel: pure, so that domains may use it',
      { path: '^shared/text/' },
      { path: '^shared/(?!text/|kernel/)' },
    ),
    forbid(
      'sdk-at-the-edge',
      'only shared/aws, shared/store and adapters know the SDK',
      { path: '^(functions|shared)/', pathNot: ['^shared/(aws|store)/', '^functions/[^/]+/adapters/'] },
      { path: 'node_modules/@aws-sdk/' },
    ),
    forbid(
      'infra-knows-contracts',
      'infra -> contracts and definitions; only infra/local imports containers and handlers',
      { path: '^infra/', pathNot: '^infra/local/' },
      { path: '^functions/', pathNot: '^functions/[^/]+/contract\\.ts$' },
    ),
    forbid(
      'no-local-code-on-aws',
      'the embedded run and its sign-in never reach an AWS bundle',
      { path: '^(functions|shared|infra/(?!local/))' },
      { path: '^infra/local/' },
    ),
    forbid(
      'no-test-code',
      'product code never imports tests',
      { path: '^(functions|shared|infra)/' },
      { path: '^test/' },
    ),
    forbid(
      'no-dev-dependency-in-product',
      'what is bundled is a dependency',
      { path: '^(functions|shared)/', pathNot: '^functions/offices/data/build-(regions|villages)\\.ts$' },
      { dependencyTypes: ['npm-dev'], pathNot: '@types/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
