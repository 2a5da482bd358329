/** The program's version as hosts, reports and `--version` tell it. One place: package.json. */
import about from '../../package.json' with { type: 'json' };

export const version: string = about.version;
