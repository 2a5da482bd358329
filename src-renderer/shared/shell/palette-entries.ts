/** What the palette can find: questions, paths, findings and commands, as plain lines; and which of them match what was typed. */
import type { Rating } from '#core/evaluation/result.ts';
import { indexCatalog } from '#core/catalog/find-in-catalog.ts';
import { goTo, type AssessmentRoute } from '#shared/route.svelte.ts';
import type { Workspace } from '#shared/workspace.svelte.ts';

export interface PaletteEntry {
  readonly id: string;
  readonly group: string;
  readonly text: string;
  /** At the right: an id in mono, or keys. */
  readonly ref?: string;
  readonly keys?: string;
  readonly rating?: Rating;
  readonly run: () => void;
}

export const commandGroup = 'Commands';

/** Questions of the path in sight first, then everything else of the open assessment. */
export const assessmentEntries = (workspace: Workspace, route: AssessmentRoute): readonly PaletteEntry[] => {
  const { catalog, result } = workspace;
  const open = new Map(
    result.findings
      .filter((finding) => finding.state === 'open' && finding.inheritedFrom === undefined)
      .map((finding) => [finding.question, finding]),
  );
  const questions = indexCatalog(catalog).items.map((item): PaletteEntry => {
    const finding = open.get(item.question.id);
    return {
      id: item.question.id,
      group: item.path === route.path ? 'Questions on this path' : 'Questions',
      text: item.question.text,
      ref: item.question.id,
      ...(finding ? { rating: finding.severity } : {}),
      run: () => goTo('path', { path: item.path, question: item.question.id, ...(route.mode ? { mode: route.mode } : {}) }),
    };
  });
  const paths = catalog.paths.map((path): PaletteEntry => {
    const rating = result.paths[path.code]?.rating;
    return {
      id: path.code,
      group: 'Paths',
      text: path.name,
      ref: path.code,
      ...(rating ? { rating } : {}),
      run: () => goTo('path', { path: path.code }),
    };
  });
  const findings = [...open.values()].map((finding): PaletteEntry => ({
    id: finding.id,
    group: 'Findings',
    text: finding.title,
    ref: finding.id,
    rating: finding.severity,
    run: () => goTo('findings', { finding: finding.id }),
  }));
  const here = questions.filter((entry) => entry.group === 'Questions on this path');
  return [...here, ...paths, ...questions.filter((entry) => entry.group === 'Questions'), ...findings];
};

const most = 6;

/** `>` commands only, `#` ids only; else every word must occur in text or id. At most six lines per group. */
export const matchEntries = (entries: readonly PaletteEntry[], typed: string): readonly PaletteEntry[] => {
  const mode = typed.startsWith('>') ? 'commands' : typed.startsWith('#') ? 'ids' : 'all';
  const words = wordsOf(typed);
  const shown = new Map<string, number>();
  return entries.filter((entry) => {
    if (mode === 'commands' && entry.group !== commandGroup) return false;
    const text = (mode === 'ids' ? (entry.ref ?? '') : `${entry.text} ${entry.ref ?? ''}`).toLowerCase();
    if (!words.every((word) => text.includes(word))) return false;
    if (words.length === 0 && mode === 'all' && entry.group !== commandGroup && entry.group !== 'Questions on this path') return false;
    const number = shown.get(entry.group) ?? 0;
    shown.set(entry.group, number + 1);
    return entry.group === commandGroup || number < most;
  });
};

export const wordsOf = (typed: string): readonly string[] =>
  typed
    .replace(/^[>#]/, '')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');

/** The text in pieces; every second piece, starting with the second, is a hit. */
export const markHits = (text: string, words: readonly string[]): readonly string[] => {
  const lower = text.toLowerCase();
  const hits = words
    .flatMap((word) => (lower.includes(word) ? [[lower.indexOf(word), lower.indexOf(word) + word.length] as const] : []))
    .sort((a, b) => a[0] - b[0]);
  const pieces: string[] = [];
  let at = 0;
  for (const [from, to] of hits) {
    if (from < at) continue;
    pieces.push(text.slice(at, from), text.slice(from, to));
    at = to;
  }
  return [...pieces, text.slice(at)];
};
