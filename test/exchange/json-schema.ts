/** JSON Schemas kept by hand, in a short notation: every object closed, every list with at least one entry. */
import { Ajv2020 } from 'ajv/dist/2020.js';

export type Schema = Readonly<Record<string, unknown>>;

export const ref = (name: string): Schema => ({ $ref: `#/$defs/${name}` });
export const oneOf = (...values: readonly string[]): Schema => ({ enum: values });
export const list = (items: Schema): Schema => ({ type: 'array', minItems: 1, items });
/** A closed object; names that end in `!` are needed. */
export const closed = (fields: Readonly<Record<string, Schema>>, more: Schema = {}): Schema => ({
  type: 'object',
  properties: Object.fromEntries(Object.entries(fields).map(([name, schema]) => [name.replace(/!$/, ''), schema])),
  required: Object.keys(fields).flatMap((name) => (name.endsWith('!') ? [name.slice(0, -1)] : [])),
  additionalProperties: false,
  ...more,
});

const formats = {
  'date-time': /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/,
  uri: /^[a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>"{}|\\^`]+$/,
  'uri-reference': /^[^\s<>"{}|\\^`]+$/,
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
};

/** One line per complaint; empty where the schema accepts the file. */
export const createValidator = (root: Schema, defs: Readonly<Record<string, Schema>>): ((file: unknown) => readonly string[]) => {
  const validate = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, formats }).compile({ ...root, $defs: defs });
  return (file) =>
    validate(file) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''} ${JSON.stringify(error.params)}`);
};
