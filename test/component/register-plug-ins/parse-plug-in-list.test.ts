import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePlugInList } from '../../../src-renderer/features/register-plug-ins/parse-plug-in-list.ts';
import { splitFields } from '../../../src-renderer/features/register-plug-ins/split-fields.ts';
import { findDuplicates, samePlugIn } from '../../../src-renderer/features/register-plug-ins/same-plug-in.ts';

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

describe('a list of plug-ins', () => {
  it('with a heading is read by its columns, in any order and by other names', () => {
    const { plugIns, problems, columns } = parsePlugInList(
      'Version,Plug-in Name,Company,Status\n2.1.4,"Array Console, for VC",Halden Storage,Disabled\n4.0,Update Manager,VMware,Enabled\n',
    );
    expect(problems).toEqual([]);
    expect(columns).toEqual(['version', 'name', 'vendor', 'enabled']);
    expect(plugIns).toMatchObject([
      { name: 'Array Console, for VC', vendor: 'Halden Storage', version: '2.1.4', enabled: false },
      { name: 'Update Manager', vendor: 'VMware', version: '4.0', enabled: true },
    ]);
  });

  it('with tabs, semicolons, quotes, doubled quotes and line breaks inside quotes is read', () => {
    expect(parsePlugInList('name\tvendor\nA\tB\n').plugIns).toMatchObject([{ name: 'A', vendor: 'B' }]);
    expect(parsePlugInList('name;peers;note\r\nA;"vc01, array-a";"said ""yes""\r\nand left"\r\n').plugIns).toMatchObject([
      { name: 'A', peers: ['vc01', 'array-a'], note: 'said "yes"\nand left' },
    ]);
  });

  it('copied from a plug-in manager as lines is read by what the columns hold', () => {
    const { plugIns, columns } = parsePlugInList(
      'Array Console for VC   Halden Storage   2.1.4   Enabled   Adds array views\nUpdate Manager 4.0.1\nConverter\n',
    );
    expect(columns).toBeNull();
    expect(plugIns).toMatchObject([
      { name: 'Array Console for VC', vendor: 'Halden Storage', version: '2.1.4', enabled: true, note: 'Adds array views' },
      { name: 'Update Manager', version: '4.0.1' },
      { name: 'Converter', version: '' },
    ]);
  });

  it('keeps rows that can be read and names the others', () => {
    const { plugIns, problems } = parsePlugInList(`name,vendor\n,Nobody\nGood,One\n${'x'.repeat(301)},Long`);
    expect(plugIns.map((one) => one.name)).toEqual(['Good']);
    expect(problems).toHaveLength(2);
    expect(problems[0]).toMatch(/^Row 2 has no name/);
    expect(problems[1]).toMatch(/^Row 4 name: .*301 characters/);
  });

  it.each([
    ['', /Nothing was pasted/],
    ['   \n', /Nothing was pasted/],
    ['name,vendor\n', /heading and no rows/],
    ['x'.repeat(1_000_001), /million characters/],
    ['a\n'.repeat(2_001), /at most 2000/],
  ])('that cannot be taken gets a sentence', (pasted, sentence) => {
    const { plugIns, problems } = parsePlugInList(pasted);
    expect(plugIns).toEqual([]);
    expect(problems[0]).toMatch(sentence);
  });

  it('gives back whatever stood in quoted CSV', () => {
    const cell = fc.string({ unit: 'grapheme-ascii' }).map((text) => text.trim());
    fc.assert(
      fc.property(
        fc.array(
          fc.array(cell, { minLength: 2, maxLength: 5 }).filter((row) => row.some((one) => one !== '')),
          { minLength: 1, maxLength: 10 },
        ),
        (rows) => {
          expect(splitFields(rows.map((row) => row.map(quoted).join(',')).join('\n'), ',')).toEqual(rows);
        },
      ),
    );
  });

  it('never throws, whatever is pasted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (pasted) => {
        const { plugIns, problems } = parsePlugInList(pasted);
        expect(plugIns.length + problems.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('duplicates', () => {
  it('have the same name and vendor but for case and blanks', () => {
    expect(samePlugIn({ name: 'Array  Console', vendor: 'halden STORAGE' }, { name: 'arrayconsole', vendor: 'Halden Storage' })).toBe(true);
    expect(samePlugIn({ name: 'Array Console', vendor: 'Halden' }, { name: 'Array Console', vendor: 'Corvid' })).toBe(false);
    expect(samePlugIn({ name: 'Array Console' }, { name: 'Array Console', vendor: ' ' })).toBe(true);
    expect([
      ...findDuplicates([
        { id: '1', name: 'A' },
        { id: '2', name: 'b' },
        { id: '3', name: ' a ' },
      ]),
    ]).toEqual(['1', '3']);
  });
});
