/** @type {import('svelte/compiler').CompileOptions & { compilerOptions?: object }} */
export default { compilerOptions: { runes: true } };
