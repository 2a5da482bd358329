/**
 * What OSCAL asks for beyond its JSON Schema and what Postern's documents touch: the Metaschema constraints on properties with names
 * of OSCAL's own, on activities and responses, and the references between people, roles, tools and components.
 *
 * Read on 2026-11-30 in `src/metaschema/oscal_assessment-common_metaschema.xml` and `oscal_implementation-common_metaschema.xml`
 * of version 1.2.0 as kept by brian-ruf/OSCAL (commits 161934786aac8e540670349bf6af386c5ee14fb1 and
 * 01eb4117023f8b39400e1bddac2041f734be7b93), the assessment part whole but for tasks, subjects and origins, the other its components; the
 * constraint on activities stands in usnistgov/OSCAL since before 1.0 (commit 019e170983a014421f5a9f68152a521cdd3d5f18). Those of
 * metadata, back matter and of the two roots could not be read at a version near ours.
 */
interface Thing {
  readonly [key: string]: unknown;
}
interface Property {
  readonly name: string;
  readonly ns?: string;
  readonly value: string;
}

const oscalNamespace = 'http://csrc.nist.gov/ns/oscal';
const isThing = (value: unknown): value is Thing => typeof value === 'object' && value !== null;
const all = (value: unknown): readonly Thing[] => (Array.isArray(value) ? value.filter(isThing) : []);

/** Which names of OSCAL's own may stand on the members of a list, and with which values. */
const allowed: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  activities: { method: ['INTERVIEW', 'EXAMINE', 'TEST'] },
  remediations: { type: ['avoid', 'mitigate', 'transfer', 'accept', 'share', 'contingency', 'none'] },
};

const ofOscal = (thing: Thing): readonly Property[] =>
  (all(thing['props']) as readonly unknown[] as readonly Property[]).filter(({ ns }) => ns === undefined || ns === oscalNamespace);

const ofProperties = (list: string, thing: Thing): readonly string[] => {
  const names = allowed[list] ?? {};
  const wrong = ofOscal(thing).filter(({ name, value }) => names[name]?.includes(value) !== true);
  const method = list === 'activities' && !ofOscal(thing).some(({ name }) => name === 'method');
  return [...wrong.map(({ name, value }) => `${list}: ${name} ${value}`), ...(method ? [`${list}: no method`] : [])];
};

/** Every list and object of a document, each with the name of the list or field that it stands in. */
const walk = (name: string, value: unknown, visit: (name: string, thing: Thing) => readonly string[]): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap((one) => walk(name, one, visit));
  if (!isThing(value)) return [];
  return [...visit(name, value), ...Object.entries(value).flatMap(([key, one]) => walk(key, one, visit))];
};

const idsIn = (document: unknown, list: string, key = 'uuid'): ReadonlySet<unknown> => {
  const found = new Set<unknown>();
  walk('', document, (name, thing) => {
    if (name === list) found.add(thing[key]);
    return [];
  });
  return found;
};

/** One line per constraint that a document breaks. */
export const brokenConstraints = (document: unknown): readonly string[] => {
  const [roles, parties, components] = [idsIn(document, 'roles', 'id'), idsIn(document, 'parties'), idsIn(document, 'components')];
  const seen = { roles: new Set<unknown>() };
  return walk('', document, (name, thing) => {
    const complaints = [...ofProperties(name, thing)];
    if (name === 'responsible-parties') {
      if (!roles.has(thing['role-id'])) complaints.push(`no role ${String(thing['role-id'])}`);
      if (seen.roles.has(thing['role-id'])) complaints.push(`role ${String(thing['role-id'])} given twice`);
      seen.roles.add(thing['role-id']);
      for (const id of thing['party-uuids'] as readonly string[]) if (!parties.has(id)) complaints.push(`no party ${id}`);
    }
    if (name === 'actors') {
      const known = thing['type'] === 'party' ? parties : components;
      if (!known.has(thing['actor-uuid'])) complaints.push(`no ${String(thing['type'])} ${String(thing['actor-uuid'])}`);
    }
    if (name === 'subjects' && thing['type'] === 'component' && !components.has(thing['subject-uuid']))
      complaints.push(`no component ${String(thing['subject-uuid'])}`);
    return complaints;
  });
};
