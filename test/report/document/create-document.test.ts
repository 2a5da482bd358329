/** The plain document follows the kind, the sections and the paper, and bears issue and key; Word and Markdown write it whole. */
import { describe, expect, it } from 'vitest';
import { evaluate } from '#core/evaluation/evaluate.ts';
import { createDocx } from '#exchange/docx/docx.ts';
import { createMarkdown } from '#exchange/markdown/markdown.ts';
import { createDocument, type DocumentInput } from '#report/document/create-document.ts';
import { renderReport, type ReportOptions } from '#report/render-report.ts';
import { vi4 } from '../../catalog.ts';
import { createSource } from '../../exchange/source.ts';
import { elementsOf, partsOf, wordsOf } from '../../exchange/docx/open-docx.ts';
import { barelyBegun, createInput, fullAssessment } from '../fixture.ts';
import { visibleText } from '../read-html.ts';

const full = fullAssessment(vi4);
const before = {
  ...full,
  details: { ...full.details, title: 'Kestrel Freight, vCenter 2025', evaluatedOn: '2025-11-23' },
  answers: {},
  observations: {},
  hops: {},
  plugIns: {},
};
const earlier = { catalog: vi4, assessment: before, result: evaluate(vi4, before, '2025-11-23') };
const signer = { name: 'Ines Auerbach', fingerprint: '0123456789abcdef'.repeat(4), publicKey: 'MCowBQYDK2VwAyEA' };
const marks = { issue: { revision: 3, at: '2026-11-24T09:00:00+01:00' }, signer };

const inputOf = (options: Partial<ReportOptions>, more: Partial<DocumentInput> = {}): DocumentInput & { readonly options: ReportOptions } => ({
  ...createInput(vi4, full, { earlier }),
  ...more,
  options: { paper: 'A4', without: [], ...options },
});
const chaptersOf = (options: Partial<ReportOptions>): readonly string[] =>
  createDocument(inputOf(options)).blocks.flatMap((block) => (block.kind === 'heading' && block.level === 1 ? [block.text] : []));
const wordsOfDocument = (input: DocumentInput): string => JSON.stringify(createDocument(input));
const factsOf = (input: DocumentInput): Readonly<Record<string, string>> =>
  Object.fromEntries(createDocument(input).facts.map(({ word, text }) => [word, text]));

describe('the plain document', () => {
  it('has the chapters of its kind, numbered from 1', () => {
    expect(chaptersOf({})).toHaveLength(16);
    expect(chaptersOf({ kind: 'executive' })).toEqual(['Summary', 'Heat map: paths and areas']);
    expect(chaptersOf({ kind: 'findings' })).toEqual(['Findings to mend']);
    expect(chaptersOf({ kind: 'delta' })).toEqual(['What changed', 'Findings before and after', 'Answers, plug-ins, legs and scope']);
    const numbers = createDocument(inputOf({ kind: 'delta' })).blocks.flatMap((block) =>
      block.kind === 'heading' && block.number ? [block.number] : [],
    );
    expect(numbers).toEqual(['1', '2', '3']);
  });

  it('leaves out the sections that are switched off, and says so before anything else', () => {
    const options = { without: ['roles', 'paths', 'evidence'] } as const;
    expect(chaptersOf(options)).toHaveLength(13);
    expect(chaptersOf(options)).not.toContain('Roles and permissions');
    expect(factsOf(inputOf(options))['Left out of this copy by choice']).toMatch(/Management paths.*Evidence/);
    expect(factsOf(inputOf({}))).not.toHaveProperty('Left out of this copy by choice');
  });

  it('bears state, issue, document hash and the auditor’s key, in every kind', () => {
    for (const kind of ['full', 'executive', 'findings', 'delta'] as const) {
      const facts = factsOf(inputOf({ kind }, { ...marks, assessment: { ...full, details: { ...full.details, state: 'issued' } } }));
      expect(facts['State']).toBe('Issued');
      expect(facts['Issue']).toBe('3, of 24 November 2026');
      expect(facts['Signing key']).toMatch(/^Ines Auerbach, Ed25519, fingerprint \(SHA-256\) 0123 4567 89ab cdef /);
      expect(facts['Document']).toMatch(/^[0-9a-f]{8} [0-9a-f]{8}$/);
    }
    expect(wordsOfDocument(inputOf({}, marks))).toContain(signer.publicKey);
    const bare = factsOf(inputOf({}, { assessment: { ...full, details: { ...full.details, state: 'draft' } } }));
    expect(bare['State']).toMatch(/not issued, may still change/);
    expect(bare).not.toHaveProperty('Issue');
    expect(bare).not.toHaveProperty('Signing key');
  });

  it('says why no key is named where it cannot be read', () => {
    const unreadable = factsOf(inputOf({}, { signer: { unreadable: 'Its file cannot be read.' } }));
    expect(unreadable['Signing key']).toMatch(/could not be read.*Its file cannot be read\./);
  });

  it('has the document hash that the printed report of the same state has', () => {
    const shown = factsOf(inputOf({}))['Document'] ?? '';
    expect(visibleText(renderReport(createInput(vi4, full)))).toContain(shown);
  });

  it('of one owner or one finding holds these findings and no other', () => {
    const names = (options: Partial<ReportOptions>, what: string): boolean =>
      wordsOfDocument(inputOf({ kind: 'findings', ...options })).includes(what);
    expect(names({ owner: 'L. Amstad, network' }, 'Findings that L. Amstad, network is to mend')).toBe(true);
    expect(names({ owner: 'L. Amstad, network' }, 'F-SSH-07')).toBe(true);
    expect(names({ owner: 'L. Amstad, network' }, 'F-CON-08')).toBe(false);
    expect(names({ finding: 'F-SSH-07' }, 'F-SSH-07')).toBe(true);
    expect(names({ finding: 'F-SSH-07' }, 'F-X-09')).toBe(false);
    expect(names({}, 'F-X-09')).toBe(true);
    expect(names({ owner: 'nobody' }, 'Findings that nobody is to mend: none.')).toBe(true);
  });

  it('on changes says of every finding, answer, plug-in and leg what the printed report says', () => {
    const printed = visibleText(renderReport(createInput(vi4, full, { options: { paper: 'A4', without: [], kind: 'delta' }, earlier })));
    const document = createDocument(inputOf({ kind: 'delta' }));
    const cells = document.blocks.flatMap((block) =>
      block.kind === 'table' ? block.rows.flatMap((row) => (row.kind === 'cells' ? row.cells.flatMap(({ lines }) => lines.flat()) : [])) : [],
    );
    expect(cells.length).toBeGreaterThan(500);
    const flat = (text: string): string => text.replace(/\s+/g, '').toLowerCase();
    const whole = flat(printed);
    // The leg is written `path/leg` here and as two marks in print.
    const missing = cells.map(({ text }) => text).filter((text) => !/^[A-Z-]+\/\w+$/.test(text) && !whole.includes(flat(text)));
    expect([...new Set(missing)]).toEqual([]);
    expect(wordsOfDocument({ ...inputOf({ kind: 'delta' }), earlier: undefined as never })).toContain('No earlier assessment was named');
  });

  it('can be made of an assessment barely begun, in every kind', () => {
    for (const kind of ['full', 'executive', 'findings', 'delta'] as const)
      expect(wordsOfDocument(inputOf({ kind }, { assessment: barelyBegun(vi4), result: evaluate(vi4, barelyBegun(vi4), '2026-11-23') }))).not.toMatch(
        /undefined|NaN|\[object/,
      );
  });
});

describe.each(['executive', 'findings', 'delta'] as const)('the kind %s', (kind) => {
  const source = createSource(vi4, full);
  const make = (given: typeof source) => createDocument({ ...given, ...marks, earlier, options: { paper: 'Letter', without: [], kind } });

  it('as Word is sound, on the paper that was chosen, and names issue and key', async () => {
    const bytes = await createDocx(make).render(source);
    const xml = (await partsOf(bytes)).get('word/document.xml') ?? '';
    expect(elementsOf(xml).find(({ name }) => name === 'w:pgSz')?.attributes).toMatchObject({ 'w:w': '12240', 'w:h': '15840' });
    const words = await wordsOf(bytes);
    expect(words).toContain('Issue: 3, of 24 November 2026');
    expect(words).toContain('fingerprint (SHA-256) 0123 4567');
    expect(words).not.toContain('Certificate verification: ');
  });

  it('as Markdown has the same chapters', async () => {
    const text = new TextDecoder().decode(await createMarkdown(make).render(source));
    expect(text.match(/^## \d+ /gm)).toHaveLength(chaptersOf({ kind }).length);
    expect(text).toContain('**Issue:** 3, of 24 November 2026');
  });
});
