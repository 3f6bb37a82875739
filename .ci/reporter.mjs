// A reporter of vitest for the gate. Writes to the folder $GATE_REPORT: `figures` ("passed failed"), `failed` (each failed
// test with the beginning of its message, and also what no test is told of: hooks, files that do not load, errors that
// nobody caught), and `slowest`.
import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const LINES = 15;
const SLOWEST = 6;

const nameOf = ({ moduleId }) => relative(process.cwd(), moduleId);
const isOurs = (line) => /^\s+at /.test(line) && !line.includes('node_modules') && !line.includes('node:');

const textOf = ({ message = '', diff, stack = '' }) => {
  const where = stack.split('\n').find(isOurs);
  const lines = [...message.split('\n'), ...(diff?.split('\n') ?? [])].slice(0, LINES);
  return [...lines, ...(where ? [where.trim()] : [])]
    .map((line) => `    ${stripVTControlCharacters(line)}\n`)
    .join('');
};

const failure = (title, errors) => `${title}\n${errors.map(textOf).join('')}`;

const failuresOf = (module) => [
  ...module.errors().map((error) => failure(`${nameOf(module)} (the file itself)`, [error])),
  ...[...module.children.allSuites()].flatMap((suite) =>
    suite.errors().map((error) => failure(`${nameOf(module)} > ${suite.fullName} (a hook)`, [error])),
  ),
  ...[...module.children.allTests('failed')].map((test) =>
    failure(`${nameOf(module)} > ${test.fullName}`, test.result().errors ?? []),
  ),
];

const slowest = (modules) =>
  modules
    .map((module) => ({ name: nameOf(module), seconds: module.diagnostic().duration / 1000 }))
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, SLOWEST)
    .map(({ name, seconds }) => `${seconds.toFixed(1).padStart(8)} s  ${name}\n`);

export default class GateReporter {
  onTestRunEnd(modules, unhandled) {
    const write = (name, lines) => writeFileSync(join(process.env.GATE_REPORT, name), lines.join(''));
    const failures = [
      ...modules.flatMap(failuresOf),
      ...unhandled.map((error) => failure('an error that nobody caught', [error])),
    ];
    const passed = modules.flatMap((module) => [...module.children.allTests('passed')]).length;
    write('figures', [`${passed} ${failures.length}\n`]);
    write('failed', failures);
    write('slowest', slowest(modules));
  }
}
