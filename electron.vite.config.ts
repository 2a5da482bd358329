import { resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';

interface ModuleGraph {
  readonly getModuleInfo: (id: string) => { readonly isEntry: boolean; readonly importers: readonly string[] } | null;
}

/** Whether a module is needed before the first screen stands: reached from the entry by plain imports, not by `import()`. */
const startsWithPage = (id: string, graph: ModuleGraph, seen = new Set<string>()): boolean => {
  if (seen.has(id)) return false;
  seen.add(id);
  const info = graph.getModuleInfo(id);
  return info !== null && (info.isEntry || info.importers.some((importer) => startsWithPage(importer, graph, seen)));
};

/** Whether the main process needs a module before the first list stands: reached from its start by plain imports. */
const startsWithHost = (id: string, graph: ModuleGraph, seen = new Set<string>()): boolean => {
  if (seen.has(id)) return false;
  seen.add(id);
  const info = graph.getModuleInfo(id);
  return info !== null && (id.endsWith('/start-desktop.ts') || info.importers.some((importer) => startsWithHost(importer, graph, seen)));
};

const at = (path: string): string => resolve(import.meta.dirname, path);

export default defineConfig({
  main: {
    build: {
      outDir: at('out/main'),
      // Native or used by development alone; everything else is bundled into one file per host.
      externalizeDeps: { include: ['better-sqlite3', 'playwright', '@sparticuz/chromium'] },
      rolldownOptions: {
        input: { index: at('src-main/hosts/electron/index.ts'), web: at('src-main/hosts/web/web.ts') },
        output: {
          // Names of functions stay: the log of a fault shows its place in the code.
          minify: { compress: true, mangle: { toplevel: false, keepNames: { function: true, class: true } }, codegen: { removeWhitespace: true } },
          // What imports electron stays out of it: the loopback host shares the rest.
          codeSplitting: {
            groups: [{ debugName: 'start', name: (id, graph) => (!id.includes('/hosts/electron/') && startsWithHost(id, graph) ? 'start' : null) }],
          },
        },
      },
    },
  },
  preload: {
    build: {
      outDir: at('out/preload'),
      // A sandboxed preload can require nothing but electron.
      externalizeDeps: false,
      rolldownOptions: { input: { index: at('src-main/hosts/electron/preload.ts') }, output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: at('src-renderer'),
    publicDir: false,
    plugins: [svelte({ configFile: at('svelte.config.js') })],
    server: { fs: { allow: [at('.')] } },
    build: {
      outDir: at('out/renderer'),
      // The policy of the pages allows files of our own, not data: addresses, for styles and typefaces.
      assetsInlineLimit: 0,
      // electron-vite leaves this off; what a window loads before it is usable is worth it.
      minify: true,
      cssMinify: true,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: at('src-renderer/index.html'),
        // Two files, one for the first screen and one that all others share, instead of dozens that two of them share.
        output: {
          codeSplitting: {
            groups: [
              { debugName: 'start', name: (id, graph) => (startsWithPage(id, graph) ? 'start' : null), priority: 1 },
              { name: 'work', test: /src-(main|renderer)/, minShareCount: 2 },
            ],
          },
        },
      },
    },
  },
});
