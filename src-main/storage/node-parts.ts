/**
 * What every start needs of two built-in modules, fetched by name. An `import` asks such a module for each name that it has, and some
 * of them load what nobody uses (Web Crypto, workers): at the first list that was a tenth of what Postern adds to Node.
 */
export const { hash, randomBytes } = process.getBuiltinModule('node:crypto');
export const { isDeepStrictEqual } = process.getBuiltinModule('node:util');
