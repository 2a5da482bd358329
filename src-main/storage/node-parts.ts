/**
 * What every start needs of two built-in modules, fetched by name. An `import` asks such a module for each name that it has, and some
 * of them load what nobody uses (Web Crypto, workers): some 12 of the 180 million instructions that Postern added to Node until its first list.
 */
export const { hash, randomBytes } = process.getBuiltinModule('node:crypto');
export const { isDeepStrictEqual } = process.getBuiltinModule('node:util');
