/** Systems as people list them, parted by commas, semicolons, bars or lines; each once. */
export const readPeers = (typed: string): readonly string[] => {
  const names = typed.split(/[,;|\n]/).map((name) => name.trim());
  return [...new Set(names)].filter((name) => name !== '');
};
