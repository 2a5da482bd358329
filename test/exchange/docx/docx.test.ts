/** The Word document, through readers that are not ours. */
import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import { createDocx } from '#exchange/docx/docx.ts';
import { createDocument } from '#report/document/create-document.ts';
import { vi4 } from '../../catalog.ts';
import { readBytes, sampleBytes, taken } from '../answers-file/files.ts';
import { expectGolden } from '../golden-file.ts';
import { altered, filled, filledSource, hostileTurn, missingMarks, turns, wouldNotice } from '../marks.ts';
import { createSource } from '../source.ts';
import { elementsOf, partsOf, wordsOf, type Element } from './open-docx.ts';

const docx = createDocx(createDocument);
const render = async (source = filledSource): Promise<Uint8Array> => docx.render(source);
const sample = createSource(vi4, taken(readBytes(sampleBytes)).assessment);
const bytes = await render();
const parts = await partsOf(bytes);
const body = elementsOf(parts.get('word/document.xml') ?? '');
const named = (elements: readonly Element[], name: string): readonly Element[] => elements.filter((one) => one.name === name);

describe('the Word document', () => {
  it('is a sound package of well-formed parts, and nothing in it points outside or runs', () => {
    expect([...parts.keys()]).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'word/document.xml',
      'word/_rels/document.xml.rels',
      'word/styles.xml',
      'word/numbering.xml',
      'word/settings.xml',
      'word/footer1.xml',
      'docProps/core.xml',
      'docProps/app.xml',
    ]);
    for (const xml of parts.values()) expect(elementsOf(xml).length).toBeGreaterThan(1);
    const relations = [...parts].filter(([path]) => path.endsWith('.rels')).flatMap(([, xml]) => named(elementsOf(xml), 'Relationship'));
    expect(relations).toHaveLength(7);
    for (const { attributes } of relations) {
      expect(attributes['TargetMode']).toBeUndefined();
      expect([...parts.keys()].some((path) => path.endsWith(attributes['Target'] ?? '?'))).toBe(true);
    }
    expect(parts.get('[Content_Types].xml')).not.toMatch(/macro|vba|activeX|image/i);
    expect(named(body, 'w:hyperlink').every(({ attributes }) => attributes['r:id'] === undefined && attributes['w:anchor'] !== undefined)).toBe(true);
  });

  it('uses only styles that it defines, with the names by which a template takes them over', () => {
    const styles = elementsOf(parts.get('word/styles.xml') ?? '');
    const ids = new Set(named(styles, 'w:style').map(({ attributes }) => attributes['w:styleId']));
    const used = new Set(body.flatMap(({ name, attributes }) => (/^w:(pStyle|rStyle|tblStyle)$/.test(name) ? [attributes['w:val']] : [])));
    expect([...used].filter((id) => !ids.has(id))).toEqual([]);
    const names = named(styles, 'w:name').map(({ attributes }) => attributes['w:val']);
    expect(names).toEqual(
      expect.arrayContaining(['Normal', 'Title', 'heading 1', 'heading 2', 'heading 3', 'List Bullet', 'Table Grid', 'toc 1', 'caption', 'footer']),
    );
    for (const id of ['Title', 'Heading1', 'Heading2', 'Heading3', 'ListBullet', 'TableGrid', 'TOC1']) expect(used).toContain(id);
  });

  it('repeats the head of every table, splits no row, and gives every row as many cells as columns', () => {
    const xml = parts.get('word/document.xml') ?? '';
    const tables = xml.match(/<w:tbl>.*?<\/w:tbl>/gs) ?? [];
    expect(tables.length).toBeGreaterThan(20);
    for (const table of tables) {
      const columns = table.match(/<w:gridCol /g)?.length ?? 0;
      const rows = table.match(/<w:tr>.*?<\/w:tr>/gs) ?? [];
      expect(rows[0]).toContain('<w:tblHeader/>');
      expect(rows.every((row) => row.includes('<w:cantSplit/>'))).toBe(true);
      for (const row of rows) {
        const span = Number(/<w:gridSpan w:val="(\d+)"/.exec(row)?.[1] ?? 1);
        expect((row.match(/<w:tc>/g)?.length ?? 0) + span - 1).toBe(columns);
      }
    }
  });

  it('has a contents field whose entries lead to headings, page numbers in the foot, a language and its properties', () => {
    const anchors = named(body, 'w:hyperlink').map(({ attributes }) => attributes['w:anchor']);
    const marks = new Set(named(body, 'w:bookmarkStart').map(({ attributes }) => attributes['w:name']));
    expect(anchors.length).toBeGreaterThan(15);
    expect(anchors.filter((anchor) => !marks.has(anchor))).toEqual([]);
    const fields = body.filter(({ name }) => name === 'w:fldChar').map(({ attributes }) => attributes['w:fldCharType']);
    expect(fields.filter((one) => one === 'begin')).toHaveLength(fields.filter((one) => one === 'end').length);
    expect(parts.get('word/document.xml')).toContain('TOC \\o');
    expect(parts.get('word/footer1.xml')).toMatch(/ PAGE .* NUMPAGES /);
    expect(parts.get('word/styles.xml')).toContain('<w:lang w:val="en"');
    expect(parts.get('docProps/core.xml')).toContain('2026-11-23T11:00:00Z');
    expect(parts.get('docProps/core.xml')).toContain(filled.assessment.details.title);
  });

  it('holds the mark of every field, and says what it leaves out', async () => {
    const words = await wordsOf(bytes);
    expect(filled.marks.length).toBeGreaterThan(110);
    expect(missingMarks(words)).toEqual([]);
    for (const clause of docx.omits) expect(words).toContain(`Not in this file: ${clause}.`);
    for (const chosen of ['named', 'root', '31 hosts', '8443', '9443', '31 Jan 2027', '0123456789abcdef'.repeat(4), 'target-1', 'plug-2'])
      expect(words).toContain(chosen);
    expect(missingMarks(words.replaceAll('mark 7 ', ''))).toHaveLength(1);
  });

  it('has the chapters as headings that mammoth knows by their styles', async () => {
    const { value, messages } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
    for (const chapter of ['Summary', 'Authentication', 'Certificate verification', 'Plug-in risk', 'Remediation plan', 'Evidence', 'Method'])
      expect(value).toMatch(new RegExp(`<h1>(?:<a id="[^"]*"></a>)*\\d+ ${chapter}</h1>`));
    expect(messages.filter(({ type }) => type === 'error')).toEqual([]);
  });

  it('has contents that lead nowhere visible until their page numbers are there: no dots before an empty place', async () => {
    const styles = (await partsOf(bytes)).get('word/styles.xml')!;
    for (const level of [1, 2])
      expect(/<w:tabs>.*?<\/w:tabs>/.exec(styles.slice(styles.indexOf(`w:styleId="TOC${level}"`)))?.[0]).not.toContain('leader');
  });

  it('shows hostile text as it was typed, hidden characters named, in every turn', async () => {
    expect(wouldNotice()).toBe(true);
    for (const turn of turns) {
      const { source, typed } = hostileTurn(turn, true);
      const made = await render(source);
      for (const xml of (await partsOf(made)).values()) elementsOf(xml);
      expect(altered(await wordsOf(made), typed)).toEqual([]);
    }
  });

  it('is the same byte for byte, whatever the time zone, and another with another date', async () => {
    expect(await render()).toEqual(bytes);
    const zone = process.env['TZ'];
    process.env['TZ'] = 'Asia/Kathmandu';
    try {
      expect(await render()).toEqual(bytes);
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
    expect(await render({ ...filledSource, madeAt: '2026-11-24T12:00:00+01:00' })).not.toEqual(bytes);
  });

  it('has the words that were accepted', async () => {
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
    expectGolden('every-field.docx.txt', `${value.replace(/\n{2,}/g, '\n').trim()}\n`);
  });

  it('takes less than 300 ms of processor time for the sample once it is warm', async () => {
    await render(sample);
    const times: number[] = [];
    for (let at = 0; at < 5; at += 1) {
      const from = process.cpuUsage();
      await render(sample);
      const { user, system } = process.cpuUsage(from);
      times.push((user + system) / 1000);
    }
    expect(Math.min(...times)).toBeLessThan(300);
  });
});
