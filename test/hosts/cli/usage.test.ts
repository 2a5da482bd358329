/** The help names what the command line can do. */
import { expect, test } from 'vitest';
import { reportFormats } from '#contract/contract.ts';
import { commandHelp } from '#hosts/cli/usage.ts';

test('the help of report names every format, and no format that does not exist', () => {
  const help = commandHelp('report');
  const about = help.slice(help.indexOf('--format  '), help.indexOf('--out      '));
  const words = new Set(about.match(/[a-z][a-z-]*/g));
  expect(reportFormats.filter((format) => !words.has(format))).toEqual([]);
  expect(words).not.toContain('sarif');
});
