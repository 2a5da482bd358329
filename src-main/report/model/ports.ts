/** Ports against what they open on: which paths document them, on which they were observed. */
import type { ActorKind, PathCode } from '#core/catalog/catalog.ts';
import type { ReportModel } from '../report-model.ts';
import { hopRows } from './hop-rows.ts';

export interface PortUse {
  readonly path: PathCode;
  readonly documented: boolean;
  readonly observed: boolean;
  /** The leg was captured, so that a documented port that is not observed was looked for. */
  readonly captured: boolean;
}

export interface PortRow {
  readonly port: number;
  readonly on: Readonly<Partial<Record<ActorKind, readonly PortUse[]>>>;
}

const merge = (uses: PortUse[], one: PortUse): PortUse[] => {
  const known = uses.find((use) => use.path === one.path);
  if (!known) return [...uses, one];
  const both: PortUse = {
    path: one.path,
    documented: known.documented || one.documented,
    observed: known.observed || one.observed,
    captured: known.captured || one.captured,
  };
  return uses.map((use) => (use === known ? both : use));
};

/** Rows by port number, over the paths in use. */
export const portRows = (model: ReportModel): readonly PortRow[] => {
  const rows = new Map<number, Map<ActorKind, PortUse[]>>();
  for (const path of model.pathsInUse) {
    for (const { hop, to, seen } of hopRows(model, path)) {
      const observed = seen?.ports ?? [];
      for (const port of new Set([...hop.ports, ...observed])) {
        const row = rows.get(port) ?? new Map<ActorKind, PortUse[]>();
        const use = { path: path.code, documented: hop.ports.includes(port), observed: observed.includes(port), captured: seen?.ports !== undefined };
        row.set(to.kind, merge(row.get(to.kind) ?? [], use));
        rows.set(port, row);
      }
    }
  }
  return [...rows].sort(([a], [b]) => a - b).map(([port, on]) => ({ port, on: Object.fromEntries(on) }));
};
