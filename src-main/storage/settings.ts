/** The auditor's name and the chosen theme. */
import type { Store } from '#application/ports.ts';
import type { Connection } from './open-database.ts';
import { sealSetting } from './seal.ts';
import { damaged } from './trouble.ts';

type Settings = ReturnType<Store['readSettings']>;
const defaults: Settings = { auditor: '', theme: 'system' };

export const createSettings = (db: Connection) => {
  const all = db.prepare<[], { name: string; value: string; seal: string }>('SELECT name, value, seal FROM setting');
  const expected = db.prepare<[], number>("SELECT value FROM mark WHERE name = 'settings'").pluck();
  const put = db.prepare<[string, string, string]>(
    'INSERT INTO setting (name, value, seal) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value, seal = excluded.seal',
  );

  const readRows = (): Settings => {
    const rows = all.all();
    if (rows.length !== expected.get()) throw damaged('A setting is missing.');
    for (const { name, value, seal } of rows) if (sealSetting(name, value) !== seal) throw damaged(`The setting “${name}” does not match its seal.`);
    return { ...defaults, ...(Object.fromEntries(rows.map(({ name, value }) => [name, value])) as Partial<Settings>) };
  };

  const change = db.transaction((changes: Partial<Settings>): Settings => {
    for (const [name, value] of Object.entries(changes)) put.run(name, value, sealSetting(name, value));
    return readRows();
  });

  // Nobody else writes this file, and every saved answer asks for the auditor's name.
  let known: Settings | null = null;
  return {
    read: (): Settings => (known ??= readRows()),
    change: (changes: Partial<Settings>): Settings => (known = change.immediate(changes)),
  };
};
