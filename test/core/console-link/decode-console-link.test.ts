import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64Text } from '#core/console-link/decode-base64.ts';
import { decodeConsoleLink, findConsoleLinks } from '#core/console-link/decode-console-link.ts';

const encode = (text: string): string => Buffer.from(text, 'utf8').toString('base64');
const linkTo = (server: string, machine: string, view: number | string): string =>
  `https://${server}/ui/vmDirect.do?view=${encode(`wsUrl=http://localhost/sdk&vmId=VirtualMachine|${machine}&ui=${String(view)}`)}_`;

const servers = fc.domain();
const machines = fc.stringMatching(/^[A-Za-z0-9-]{1,40}$/);
const views = fc.integer({ min: 0, max: 999 });

describe('a console link', () => {
  it('gives server, machine reference, view value and service address', () => {
    const decoded = decodeConsoleLink(linkTo('vc01.kestrel.example', 'vm-1042', 36));
    expect(decoded).toMatchObject({
      ok: true,
      link: {
        server: 'vc01.kestrel.example',
        port: null,
        encrypted: true,
        machine: 'vm-1042',
        view: 36,
        viewMeaning: 'console only',
        serviceUrl: 'http://localhost/sdk',
      },
    });
  });

  it('is read back whatever server, machine and view value it was made from', () => {
    fc.assert(
      fc.property(servers, machines, views, (server, machine, view) => {
        expect(decodeConsoleLink(linkTo(server, machine, view))).toMatchObject({ ok: true, link: { server, machine, view } });
      }),
    );
  });

  it('is read through line breaks, quotes, missing padding and percent signs', () => {
    fc.assert(
      fc.property(servers, machines, views, fc.nat(120), (server, machine, view, at) => {
        const link = linkTo(server, machine, view);
        const variants = [
          `${link.slice(0, at)}\r\n ${link.slice(at)}`,
          `<${link}>`,
          link.replace(/=*_$/, '_'),
          link.replace(/_$/, ''),
          link.replace(/=_$/, '%3D_'),
        ];
        for (const variant of variants) expect(decodeConsoleLink(variant)).toMatchObject({ ok: true, link: { server, machine, view } });
      }),
    );
  });

  it.each([
    [33, 'console plus details such as event logs'],
    [9, 'console plus inventory panel'],
    [36, 'console only'],
    [12, 'console only, with an inventory panel added'],
    [7, 'a value that the source does not name'],
  ])('with view value %i shows: %s', (view, meaning) => {
    expect(decodeConsoleLink(linkTo('vc', 'vm-1', view))).toMatchObject({ link: { viewMeaning: meaning } });
  });

  it('tells of a password in the address, of clear text and of fields that do not belong', () => {
    const inner = encode('wsUrl=http://localhost/sdk&vmId=VirtualMachine|vm-1&ui=9&ticket=abc');
    const decoded = decodeConsoleLink(`http://admin:secret@vc:8080/ui/vmDirect.do?view=${inner}_`);
    expect(decoded).toMatchObject({ ok: true, link: { encrypted: false, port: 8080, server: 'vc' } });
    const told = decoded.ok ? decoded.link.discloses.join('\n') : '';
    expect(told).toContain('user name or password');
    expect(told).toContain('clear text');
    expect(told).toContain('ticket');
  });
});

describe('what is no console link', () => {
  it.each([
    ['', 'Nothing was pasted'],
    ['hello', 'no web address'],
    ['ftp://vc/ui/vmDirect.do?view=YQ==', 'no web address'],
    ['https://vc:99999/ui/vmDirect.do?view=YQ==_', 'no TCP port 99999'],
    ['https://vc/ui/', 'does not lead to vmDirect.do'],
    ['https://vc/ui/vmDirect.do', 'no “view” text'],
    ['https://vc/ui/vmDirect.do?view=', 'no “view” text'],
    ['https://vc/ui/vmDirect.do?view=!!!!_', 'no base64'],
    ['https://vc/ui/vmDirect.do?view=/////w==_', 'no base64'],
    [`https://vc/ui/vmDirect.do?view=${encode('wsUrl=x&ui=36')}_`, 'names no virtual machine'],
    [`https://vc/ui/vmDirect.do?view=${encode('vmId=HostSystem|host-1&ui=36')}_`, 'names no virtual machine'],
    [`https://vc/ui/vmDirect.do?view=${encode('vmId=VirtualMachine|vm-1')}_`, 'no view value'],
    ['x'.repeat(20_001), '20001 characters'],
  ])('%j gets a sentence', (pasted, sentence) => {
    const decoded = decodeConsoleLink(pasted);
    expect(decoded.ok).toBe(false);
    expect(decoded.ok ? '' : decoded.sentence).toContain(sentence);
  });

  it('never throws, and always ends its sentence', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.webUrl(),
          fc.base64String().map((text) => `https://vc/ui/vmDirect.do?view=${text}_`),
        ),
        (pasted) => {
          const decoded = decodeConsoleLink(pasted);
          if (!decoded.ok) expect(decoded.sentence).toMatch(/[.…_]\.?$/);
        },
      ),
    );
  });

  it('a cut link is refused or shortened, never read as another machine of the same length', () => {
    fc.assert(
      fc.property(machines, fc.nat(200), (machine, cut) => {
        const link = linkTo('vc', machine, 36);
        const decoded = decodeConsoleLink(link.slice(0, Math.max(0, link.length - 1 - cut)));
        if (decoded.ok) expect(machine.startsWith(decoded.link.machine)).toBe(true);
      }),
    );
  });
});

describe('a list of console links', () => {
  it('is read line by line', () => {
    const decoded = findConsoleLinks([1, 2, 3].map((n) => `web-${String(n)}  ${linkTo('vc', `vm-${String(n)}`, 33)}`).join('\n'));
    expect(decoded.map((one) => (one.ok ? one.link.machine : null))).toEqual(['vm-1', 'vm-2', 'vm-3']);
  });

  it('of one link may be wrapped', () => {
    const link = linkTo('vc', 'vm-1', 33);
    expect(findConsoleLinks(`${link.slice(0, 50)}\n${link.slice(50)}`)).toMatchObject([{ ok: true }]);
  });
});

describe('base64 by hand', () => {
  it('agrees with the platform on every text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(decodeBase64Text(encode(text))).toBe(text);
      }),
    );
  });

  it('refuses what holds a foreign character or has an impossible length', () => {
    expect(decodeBase64Text('YQ*=')).toBeNull();
    expect(decodeBase64Text('YWJjZ')).toBeNull();
  });
});
