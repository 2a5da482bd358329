/** Prints the counts that CI reads, alone on the last line: `412 passed, 0 failed, 1 skipped`. */
import type { Reporter, SerializedError, TestModule } from 'vitest/node';

export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    // A file that did not load has no tests to fail; it counts as one failure, as does an error outside of tests.
    const broken = modules.filter((module) => module.errors().length > 0).length;
    const count = { passed: 0, failed: errors.length + broken, skipped: 0, pending: 0 };
    for (const module of modules) for (const test of module.children.allTests()) count[test.result().state] += 1;
    // The summary of the default reporter is written after this hook; the line must come last.
    process.on('exit', () =>
      process.stdout.write(`${String(count.passed)} passed, ${String(count.failed + count.pending)} failed, ${String(count.skipped)} skipped\n`),
    );
  }
}
