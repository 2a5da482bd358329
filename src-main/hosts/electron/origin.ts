/** Where the screens live. A scheme of our own: `file://` pages would need powers that are switched off (fuses). */
export const scheme = 'app';
export const origin = 'app://postern';
export const startAddress = `${origin}/`;
