/** The kinds of report, the logo and the colour, through the door. */
import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { openBench } from './open-application.ts';

const options = { paper: 'A4', without: [] } as const;

test('a report on changes names both assessments; without one to compare with it is refused', async () => {
  const bench = openBench();
  const { id } = await bench.get('addSample', {});
  const { id: earlier } = await bench.get('duplicateAssessment', { id, title: 'Harbour Logistics 2025' });
  const { html } = await bench.get('previewReport', { id, options: { ...options, kind: 'delta', earlier } });
  expect(html).toContain('Harbour Logistics 2025');
  expect(html).toContain('No answer and no observation differs.');
  await bench.get('change', { id, change: { kind: 'answer', key: 'Q-SSH-06', value: null } });
  expect((await bench.get('previewReport', { id, options: { ...options, kind: 'delta', earlier } })).html).not.toContain(
    'No answer and no observation differs.',
  );
  const alone = { id, format: 'html', options: { ...options, kind: 'delta' } };
  expect((await bench.refused('exportReport', alone, 'bad-input')).sentence).toContain('needs an earlier assessment');
  await bench.refused('exportReport', { ...alone, options: { ...alone.options, earlier: 'a99' } }, 'not-found');
  expect((await bench.get('previewReport', { id, options: { ...options, kind: 'delta' } })).html).toContain('No earlier assessment was named');
  expect(bench.delivered).toEqual([]);
});

test('a kind gives the file its name, and a kind that does not exist is refused', async () => {
  const bench = openBench();
  const { id } = await bench.get('addSample', {});
  await bench.get('exportReport', { id, format: 'html', options: { ...options, kind: 'checklist' } });
  expect(bench.delivered[0]?.name).toBe('Checklist Harbour Logistics virtual infrastructure 2026.html');
  await bench.refused('previewReport', { id, options: { ...options, kind: 'novel' } }, 'bad-input');
});

test('a report on a finding that is none of this assessment, or on somebody who owns none, is refused instead of saying “none”', async () => {
  const bench = openBench();
  const { id } = await bench.get('addSample', {});
  const refused = async (of: { readonly finding?: string; readonly owner?: string }): Promise<readonly string[]> => {
    const cut = { ...options, kind: 'findings', ...of } as const;
    const inputs = [['previewReport', { id, options: cut }] as const, ['exportReport', { id, format: 'markdown', options: cut }] as const];
    return Promise.all(inputs.map(async ([operation, input]) => (await bench.refused(operation, input, 'refused')).sentence));
  };
  const twice = (sentence: string): readonly unknown[] => Array<unknown>(2).fill(expect.stringContaining(sentence));
  expect(await refused({ finding: 'F-SSH-99' })).toEqual(twice('The catalog has no finding F-SSH-99.'));
  expect(await refused({ finding: 'F-VIC-VC-17' })).toEqual(twice('F-VIC-VC-17 is not among the findings of this assessment'));
  expect(await refused({ owner: 'Nobody' })).toEqual(
    twice('“Nobody” owns no finding of this assessment. Owners are C. Meister, information security;'),
  );
  expect(bench.delivered).toEqual([]);
  const { html } = await bench.get('previewReport', { id, options: { ...options, kind: 'findings', owner: ' S. Rohrer, network ' } });
  expect(html).toContain('S. Rohrer, network');
});

test('Word and Markdown follow the kind and bear issue and key; a form is refused with what to take instead', async () => {
  const bench = openBench();
  const { id } = await bench.get('addSample', {});
  await bench.get('createSigningKey', {});
  const { fingerprint } = (await bench.get('readSigningKey', {}))!;
  await bench.get('issueAssessment', { id, options });
  await bench.get('exportReport', { id, format: 'markdown', options: { ...options, kind: 'executive' } });
  const { name, bytes } = bench.delivered[0]!;
  const text = new TextDecoder().decode(bytes);
  expect(name).toBe('Executive summary Harbour Logistics virtual infrastructure 2026.md');
  expect(text).toContain('**Issue:** 1, of 23 November 2026');
  expect(text).toContain(fingerprint.slice(0, 4));
  expect(text.match(/^## /gm)).toHaveLength(2);
  for (const format of ['docx', 'markdown'] as const) {
    const { sentence } = await bench.refused('exportReport', { id, format, options: { ...options, kind: 'questionnaire' } }, 'refused');
    expect(sentence).toContain('respondent file');
  }
  const kinds = Object.fromEntries((await bench.get('listFormats', {})).map((one) => [one.format, one.kinds]));
  expect(kinds['docx']).toEqual(['full', 'executive', 'findings', 'delta']);
  expect(kinds['pdf']).toContain('checklist');
  expect(kinds['xlsx']).toBeNull();
});

test('logo and colour are kept, printed on the cover, and gone when taken away', async () => {
  const bench = openBench();
  const { id } = await bench.get('addSample', {});
  const logo = PNG.sync.write(new PNG({ width: 80, height: 20 })).toString('base64');
  await bench.get('changeSettings', { logo, accent: '#0c5467' });
  const { html } = await bench.get('previewReport', { id, options });
  expect(html).toContain(`data:image/png;base64,${logo}`);
  expect(html).toContain('--accent:#0c5467');
  await bench.refused('changeSettings', { accent: '#ffff00' }, 'refused');
  await bench.refused('changeSettings', { logo: Buffer.from('<svg/>').toString('base64') }, 'refused');
  expect(await bench.get('readSettings', {})).toMatchObject({ logo, accent: '#0c5467' });
  await bench.get('changeSettings', { logo: '', accent: '' });
  expect((await bench.get('previewReport', { id, options })).html).not.toContain('<img');
});
