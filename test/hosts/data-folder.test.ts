import { describe, expect, it } from 'vitest';
import { dataFolder } from '#hosts/data-folder.ts';

describe('the folder of the library', () => {
  it.each([
    [{ env: { POSTERN_DATA: '/mnt/usb' }, platform: 'linux', home: '/home/a' }, '/mnt/usb'],
    [{ env: { POSTERN_DATA: ' ' }, platform: 'linux', home: '/home/a' }, '/home/a/.local/share/postern'],
    [{ env: { XDG_DATA_HOME: '/home/a/data' }, platform: 'linux', home: '/home/a' }, '/home/a/data/postern'],
    [{ env: {}, platform: 'darwin', home: '/Users/a' }, '/Users/a/Library/Application Support/Postern'],
    [{ env: {}, platform: 'win32', home: '/c/a' }, '/c/a/AppData/Roaming/Postern'],
    [{ env: { APPDATA: '/c/roaming' }, platform: 'win32', home: '/c/a' }, '/c/roaming/Postern'],
  ])('%j is %s', (surroundings, folder) => {
    expect(dataFolder(surroundings)).toBe(folder);
  });
});
