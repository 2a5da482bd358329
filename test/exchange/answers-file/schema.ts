/** What the shipped JSON Schema has to say about a file, through a validator that is not ours. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resources } from './files.ts';

const schema = JSON.parse(readFileSync(join(resources, 'schemas/postern-assessment.schema.json'), 'utf8')) as object;
const validate = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true }).compile(schema);

/** One line per complaint; empty where the schema accepts the file. */
export const schemaComplaints = (file: unknown): readonly string[] =>
  validate(file) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`);
