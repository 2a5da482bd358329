/**
 * Postern's native part needs Node-API 10 (Node 22.14 or later; Postern asks for 24). An older Node dies while loading it, without
 * a word; so every entry asks here first. Plain JavaScript, because an old Node has to be able to read it.
 *
 * @param {{ readonly node: string, readonly napi?: string | undefined }} versions
 * @returns {string | null} One sentence for people, or null when all is well.
 */
export const nodeApiComplaint = (versions) =>
  Number(versions.napi ?? 0) >= 10
    ? null
    : `Postern needs Node 24 and was started with Node ${versions.node}. On Linux x64 “npm ci” brings Node 24 along: start Postern with “npm start” or “npm run -s postern -- …”. Elsewhere install Node 24.`;
