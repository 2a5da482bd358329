/**
 * Reads a console link as an SDK program generates it (facts SDK-VC-08 to SDK-VC-10):
 * `https://<vCenter>/ui/vmDirect.do?view=` + base64(`wsUrl=…&vmId=VirtualMachine|<reference>&ui=<view>`) + `_`.
 */
import { decodeBase64Text } from './decode-base64.ts';

export interface ConsoleLink {
  /** The whole link as pasted, without white space. */
  readonly address: string;
  /** Host name or address of the server, without port. */
  readonly server: string;
  /** TCP port, where the link names one. */
  readonly port: number | null;
  readonly encrypted: boolean;
  /** Managed object reference of the virtual machine (`vm-1042`). */
  readonly machine: string;
  /** Number that tells the console what to show. */
  readonly view: number;
  readonly viewMeaning: string;
  readonly serviceUrl: string | null;
  /** The decoded inner text, as it stands in the link. */
  readonly inner: string;
  /** What anybody holding the link learns or can do, one sentence each. */
  readonly discloses: readonly string[];
}

export type DecodedLink = { readonly ok: true; readonly link: ConsoleLink } | { readonly ok: false; readonly sentence: string };

/** Fact SDK-VC-08. */
const views: Readonly<Record<number, string>> = {
  33: 'console plus details such as event logs',
  9: 'console plus inventory panel',
  36: 'console only',
  12: 'console only, with an inventory panel added',
};

const longest = 20_000;
const expected = 'A console link looks like https://vcenter/ui/vmDirect.do?view=…_';
const refuse = (sentence: string): DecodedLink => ({ ok: false, sentence });

/** Decodes one link. White space (wrapped mail) and surrounding quotes or angle brackets are taken off. */
export const decodeConsoleLink = (pasted: string): DecodedLink => {
  if (pasted.length > longest) return refuse(`The text has ${String(pasted.length)} characters; paste a single console link.`);
  const address = pasted
    .replace(/\s+/g, '')
    .replace(/^[<"'(]+/, '')
    .replace(/[>"')]+$/, '');
  if (address === '') return refuse(`Nothing was pasted. ${expected}.`);
  const outer = /^(https?):\/\/(?:([^/?#@]*)@)?(\[[0-9a-f:.]+\]|[^/?#@:[\]]+)(?::(\d{1,5}))?(\/[^?#]*)?(?:\?([^#]*))?(?:#.*)?$/i.exec(address);
  if (!outer) return refuse(`This is no web address. ${expected}.`);
  const [, scheme = '', account, server = '', port, path = '', query = ''] = outer;
  if (port !== undefined && (Number(port) < 1 || Number(port) > 65_535)) return refuse(`There is no TCP port ${port}; copy the link again.`);
  if (!/\/vmDirect\.do$/i.test(path)) return refuse(`The address does not lead to vmDirect.do, so it is no console link. ${expected}.`);
  const encoded = /(?:^|&)view=([^&]*)/.exec(query)?.[1];
  if (encoded === undefined || encoded === '') return refuse(`The address has no “view” text, so it names no virtual machine. ${expected}.`);
  const inner = decodeBase64Text(plain(encoded).replace(/_$/, ''));
  if (inner === null) return refuse('The text after “view=” is no base64; the link was cut or changed. Copy it again as a whole.');
  return readInner({
    address,
    encrypted: scheme.toLowerCase() === 'https',
    account: account ?? null,
    server,
    port: port === undefined ? null : Number(port),
    inner,
  });
};

/** Every console link in a text (fact SDK-VC-10: a list discloses the inventory); links stand on lines or between blanks of their own. */
export const findConsoleLinks = (pasted: string): readonly DecodedLink[] => {
  const found = pasted.match(/https?:\/\/\S+/gi) ?? [];
  if (found.length <= 1 || pasted.length > longest * 10) return [decodeConsoleLink(pasted)];
  return found.map((text) => decodeConsoleLink(text));
};

const plain = (encoded: string): string => encoded.replace(/%(2B|2F|3D|5F)/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

interface Outer {
  readonly address: string;
  readonly encrypted: boolean;
  readonly account: string | null;
  readonly server: string;
  readonly port: number | null;
  readonly inner: string;
}

const readInner = ({ address, encrypted, account, server, port, inner }: Outer): DecodedLink => {
  const fields = new Map(inner.split('&').map((part) => [part.split('=', 1)[0] ?? '', part.slice(part.indexOf('=') + 1)] as const));
  const reference = fields.get('vmId');
  const machine = reference === undefined ? undefined : /^VirtualMachine\|(.+)$/.exec(reference)?.[1];
  if (machine === undefined)
    return refuse('The link names no virtual machine (vmId=VirtualMachine|…); it was cut or changed. Copy it again as a whole.');
  const view = fields.get('ui');
  if (view === undefined || !/^\d{1,6}$/.test(view))
    return refuse('The link has no view value (ui=…); it was cut or changed. Copy it again as a whole.');
  const link = {
    address,
    server,
    port,
    encrypted,
    machine,
    view: Number(view),
    viewMeaning: views[Number(view)] ?? 'a value that the source does not name',
    serviceUrl: fields.get('wsUrl') ?? null,
    inner,
  };
  return { ok: true, link: { ...link, discloses: disclosures(link, account, [...fields.keys()]) } };
};

type Read = Omit<ConsoleLink, 'discloses'>;
const usual = ['wsUrl', 'vmId', 'ui'];

const disclosures = (link: Read, account: string | null, names: readonly string[]): readonly string[] => {
  const others = names.filter((name) => !usual.includes(name) && name !== '');
  return [
    `The name of the vCenter server: ${link.server}.`,
    `The reference of one virtual machine: ${link.machine}. A list of such links discloses the inventory.`,
    `What the console shows: ${link.viewMeaning} (view value ${String(link.view)}).`,
    ...(link.serviceUrl === null ? [] : [`The service address inside vCenter: ${link.serviceUrl}.`]),
    ...(account === null ? [] : ['A user name or password stands in the address itself; change it and take the link back.']),
    ...(link.encrypted ? [] : ['The link uses http, so the first request travels in clear text.']),
    ...(others.length === 0 ? [] : [`Further fields that the source does not name: ${others.join(', ')}.`]),
    'Base64 only encodes. Anybody holding the link can read it and change machine and view value; only the logon and the role behind it protect the console.',
  ];
};
