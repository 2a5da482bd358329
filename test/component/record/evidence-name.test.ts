import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileName } from '#core/assessment/parse-entry.ts';
import { parseWith } from '#core/parse/shape.ts';
import { cleanName } from '../../../src-renderer/shared/record/evidence-name.ts';

describe('the name of evidence', () => {
  it.each([
    ['sshd_config esx-bas-03.txt', 'sshd_config esx-bas-03.txt', false],
    ['../../etc/passwd', '.._.._etc_passwd', true],
    ['C:\\Windows\\win.ini', 'C__Windows_win.ini', true],
    ['a\u0000b\u202Egnp.exe', 'a_b_gnp.exe', true],
    ['..', 'unnamed', true],
    ['', 'unnamed', true],
    [' x ', 'x', true],
    [`${'n'.repeat(300)}.pcapng`, `${'n'.repeat(193)}.pcapng`, true],
  ])('%j is kept as %j', (given, name, changed) => {
    expect(cleanName(given)).toEqual({ name, changed });
  });

  it('is always one that the assessment accepts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
        expect(parseWith(fileName, cleanName(given).name).ok).toBe(true);
      }),
    );
  });
});
