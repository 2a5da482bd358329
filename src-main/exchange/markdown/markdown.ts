/** The report as GitHub-flavoured Markdown: for repositories, wikis and ticket systems. */
import type { Block, Cell, Line, Run } from '#core/document/document.ts';
import { documentOmits, type MakeDocument } from '../document-format.ts';
import type { ExportFormat, ExportSource } from '../export-format.ts';
import { escapeMarkdown } from './escape.ts';

/** Blanks stay outside the signs, or these would not be read as emphasis. */
const wrap = (text: string, sign: string): string => {
  const [, before = '', inside = '', after = ''] = /^(\s*)([^]*?)(\s*)$/.exec(text) ?? [];
  return inside === '' ? escapeMarkdown(text, true) : `${before}${sign}${escapeMarkdown(inside, true)}${sign}${after}`;
};

/** Ids of the catalog are plain; other text in this look may hold anything, and a code span would show escapes as they are. */
const codeSpan = (text: string): string => (/^[\w ./,:–-]+$/.test(text) ? `\`${text}\`` : escapeMarkdown(text));

const renderRun = ({ text, look }: Run, at: number): string => {
  if (look === 'strong') return wrap(text, '**');
  if (look === 'emphasis') return wrap(text, '*');
  return look === 'code' ? codeSpan(text) : escapeMarkdown(text, at > 0);
};

const renderLine = (line: Line): string => line.map(renderRun).join('');
const renderCell = ({ lines }: Cell): string => lines.map(renderLine).join('<br>');

const renderTable = ({ caption, columns, rows }: Extract<Block, { kind: 'table' }>): string => {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => (cell === '' ? ' ' : cell)).join(' | ')} |`;
  return [
    `*${escapeMarkdown(caption)}*`,
    '',
    line(columns.map(({ label }) => escapeMarkdown(label))),
    line(columns.map(() => '---')),
    ...rows.map((row) =>
      line(row.kind === 'group' ? [`**${escapeMarkdown(row.title)}**`, ...columns.slice(1).map(() => '')] : row.cells.map(renderCell)),
    ),
  ].join('\n');
};

const renderBlock = (block: Block): string => {
  switch (block.kind) {
    case 'heading': {
      const number = block.number === undefined ? '' : `${block.number} `;
      return `${'#'.repeat(block.level + 1)} ${number}${escapeMarkdown(block.text)}`;
    }
    case 'paragraph':
      return block.role === 'own' ? `> ${renderLine(block.line)}` : renderLine(block.line);
    case 'list':
      return block.items.map((item) => `- ${renderLine(item)}`).join('\n');
    case 'table':
      return renderTable(block);
  }
};

export const createMarkdown = (makeDocument: MakeDocument): ExportFormat => {
  const render = (source: ExportSource): Uint8Array => {
    const document = makeDocument(source);
    const parts = [
      `# ${escapeMarkdown(document.title)}`,
      escapeMarkdown(document.subtitle),
      document.facts.map(({ word, text }) => `- **${escapeMarkdown(word)}:** ${escapeMarkdown(text)}`).join('\n'),
      documentOmits.map((clause) => `- Not in this file: ${escapeMarkdown(clause)}.`).join('\n'),
      ...document.blocks.map(renderBlock),
      escapeMarkdown(`${document.foot}.`),
    ];
    return new TextEncoder().encode(`${parts.filter((part) => part.trim() !== '').join('\n\n')}\n`);
  };
  return {
    title: 'Report (Markdown)',
    purpose: 'For wikis, repositories and tickets: the report as plain text.',
    extension: '.md',
    mediaType: 'text/markdown; charset=utf-8',
    omits: documentOmits,
    render,
  };
};
