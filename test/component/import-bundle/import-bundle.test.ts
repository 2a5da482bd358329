import { asked, failure, script } from '../scripted-host.ts';
import { beforeEach, expect, test } from 'vitest';
import type { BundlePreview, InputOf } from '#contract/contract.ts';
import { place } from '#shared/route.svelte.ts';
import { all, byText, expectAccessible, one, press, render } from '../render.ts';
import { waitFor } from '../wait-for.ts';

const { default: ImportBundle } = await import('../../../src-renderer/features/import-bundle/ImportBundle.svelte');
const { incomingBundle } = await import('#shared/incoming-bundle.svelte.ts');
const { importing } = await import('#shared/import-file.svelte.ts');
const { progress } = await import('#shared/progress.svelte.ts');

const preview = (more: Partial<BundlePreview> = {}): BundlePreview => ({
  verified: true,
  verdicts: [
    { point: 'members', state: 'proven', sentence: 'All 17 parts have the size and SHA-256 that the manifest lists.' },
    { point: 'identity', state: 'open', sentence: 'Whose key this is, the file cannot prove.' },
  ],
  signer: { name: 'I. Auditor', publicKey: 'MCow', fingerprint: '0123456789abcdef'.repeat(4) },
  ownKey: false,
  signedAt: '2026-11-23T12:00:00+01:00',
  programVersion: '0.1.0',
  without: [],
  content: {
    ...{ title: 'Kestrel Freight', client: 'Kestrel Freight Ltd', site: 'Basel', state: 'issued', evaluatedOn: '2026-11-23', edition: 'vi4' },
    ...{ rating: 'high', answers: 12, observations: 1, evidence: 3, plugIns: 0, findings: 7 },
  },
  conflicts: [],
  refusal: null,
  ...more,
});
const bundle = (name = 'Kestrel.postern'): File => new File(['PK'], name);
const shown = (): string => one('main').textContent.replace(/\s+/g, ' ');
/** A host that takes files in and forgets them. */
const staging = {
  stageFile: ({ ref, base64 }: InputOf<'stageFile'>) => ({ ref: ref ?? 'f-1', bytes: atob(base64).length }),
  forgetFile: () => ({}),
  stopImport: () => ({ stopped: true }),
} as const;
const operations = (): readonly string[] => asked.map(({ operation }) => operation);
const open = async (answer: () => BundlePreview | ReturnType<typeof failure>): Promise<void> => {
  script({ ...staging, previewBundle: answer, importBundle: () => ({ id: 'new-1' }) });
  await importing.take(bundle());
  render(ImportBundle, {}, 1200);
};

beforeEach(() => {
  script(staging);
  incomingBundle.putAway();
});

test('a file called .postern is looked at, not taken in; the screen says who, what, when and what is proven', async () => {
  await open(() => preview());
  expect(operations()).toEqual(['stageFile', 'previewBundle']);
  for (const words of ['Kestrel Freight', 'Kestrel Freight Ltd, Basel', '12 answers, 1 observation, 0 plug-ins, 7 findings, 3 pieces of evidence'])
    expect(shown()).toContain(words);
  for (const words of ['I. Auditor', '23 Nov 2026 12:00', '0123 4567 89ab cdef', 'Proven', 'Not proven']) expect(shown()).toContain(words);
  await expectAccessible();
});

test('“Take it in” imports and opens the new assessment; “Not now” forgets the file', async () => {
  await open(() => preview());
  byText('Take it in').click();
  await waitFor(() => expect(place.route).toMatchObject({ kind: 'assessment', id: 'new-1' }));
  expect(incomingBundle.name).toBeNull();
  await open(() => preview());
  byText('Not now').click();
  expect(incomingBundle.name).toBeNull();
  expect(operations()).toEqual(['stageFile', 'previewBundle', 'forgetFile']);
});

test('what is here already is told with who went on since, and can be opened', async () => {
  await open(() =>
    preview({
      conflicts: [
        { id: 'a', title: 'Kestrel Freight', changedAt: '2026-11-22T09:00:00+01:00', relation: 'same', since: 'both' },
        { id: 'b', title: 'Kestrel copy', changedAt: '2026-11-20T09:00:00+01:00', relation: 'copy', since: 'unknown' },
      ],
    }),
  );
  expect(shown()).toContain('Both went on since');
  expect(shown()).toContain('What is here already stays as it is.');
  all('button')
    .filter((button) => button.textContent.includes('Open it'))[1]
    ?.click();
  expect(place.route).toMatchObject({ kind: 'assessment', id: 'b' });
});

test('a bundle that does not verify shows what is wrong first, nothing of its content, and no way to take it in', async () => {
  await open(() =>
    preview({
      verified: false,
      content: null,
      verdicts: [{ point: 'signature', state: 'failed', sentence: 'The signature is not that of the key.' }],
      refusal: 'The signature is not that of the key.',
    }),
  );
  expect(one('li').textContent).toContain('Wrong');
  expect(shown()).not.toContain('Kestrel Freight Ltd');
  expect(all('button').some((button) => button.textContent.includes('Take it in'))).toBe(false);
  expect(shown()).toContain('It cannot be taken over.');
});

test('a passphrase is asked for by keyboard, again when it is wrong, and goes along when the bundle is taken in', async () => {
  let right = 'four words in a row';
  await open(() =>
    (asked.at(-1)?.input as { passphrase?: string }).passphrase === right
      ? preview()
      : failure('passphrase-needed', 'The bundle is closed with a passphrase.'),
  );
  expect(document.activeElement).toBe(one('input[type=password]'));
  await expectAccessible();
  await press('five words{Enter}');
  await waitFor(() => expect(operations()).toEqual(['stageFile', 'previewBundle', 'previewBundle']));
  right = 'five words';
  await press('{Enter}');
  await waitFor(() => expect(shown()).toContain('Kestrel Freight Ltd'));
  byText('Take it in').click();
  await waitFor(() => expect(asked.at(-1)).toMatchObject({ operation: 'importBundle', input: { passphrase: 'five words' } }));
});

test('other files go their old way', async () => {
  script({ importAssessment: () => ({ id: 'x', warnings: [] }) });
  await importing.take(new File(['{}'], 'a.postern.json'));
  expect(asked.map(({ operation }) => operation)).toEqual(['importAssessment']);
  expect(incomingBundle.name).toBeNull();
});

test('a large file goes over in pieces, in order, and the pieces are the file', async () => {
  script({ ...staging, previewBundle: () => preview() });
  const bytes = new Uint8Array(9 * 1_048_576).map((_, at) => (at * 7919) >> 8);
  await importing.take(new File([bytes], 'large.postern'));
  const pieces = asked.filter(({ operation }) => operation === 'stageFile').map(({ input }) => input as InputOf<'stageFile'>);
  expect(pieces.map(({ ref }) => ref)).toEqual([undefined, 'f-1', 'f-1']);
  const joined = pieces.map(({ base64 }) => atob(base64)).join('');
  expect(joined.length).toBe(bytes.length);
  expect(bytes.every((byte, at) => joined.charCodeAt(at) === byte)).toBe(true);
});

test('a file that is being read is put away by Stop, and what was handed over of it is forgotten', async () => {
  let more: () => void = () => undefined;
  script({ ...staging, stageFile: (input) => new Promise((resolve) => (more = () => resolve(staging.stageFile(input)))) });
  const taking = importing.take(bundle());
  render(ImportBundle, {}, 1200);
  await waitFor(() => expect(shown()).toContain('Reading the file'));
  await waitFor(() => expect(operations()).toEqual(['stageFile']));
  byText('Stop').click();
  more();
  await taking;
  expect(incomingBundle.name).toBeNull();
  expect(operations()).toEqual(['stageFile', 'forgetFile']);
});

test('a look at a bundle is stopped and put away; its answer, when it comes, changes nothing', async () => {
  let answer: (value: BundlePreview) => void = () => undefined;
  script({ ...staging, previewBundle: () => new Promise((resolve) => (answer = resolve)) });
  const taking = importing.take(bundle());
  render(ImportBundle, {}, 1200);
  await waitFor(() => expect(shown()).toContain('Checking the bundle'));
  byText('Stop').click();
  answer(preview());
  await taking;
  expect(incomingBundle.preview).toBeNull();
  expect(operations()).toEqual(['stageFile', 'previewBundle', 'stopImport', 'forgetFile']);
});

test('an import shows how far it is; stopped, it says that nothing was taken in, and can be begun again', async () => {
  let end: (value: ReturnType<typeof failure>) => void = () => undefined;
  await open(() => preview());
  script({
    ...staging,
    importBundle: () => new Promise((resolve) => (end = resolve)),
    stopImport: () => (end(failure('cancelled', 'Stopped.')), { stopped: true }),
  });
  byText('Take it in').click();
  progress.tell({ kind: 'progress', operation: 'importBundle', done: 30, total: 40, label: 'Taking the evidence in' });
  await waitFor(() => expect(shown()).toContain('Taking the evidence in …'));
  expect(byText('Take it in').hasAttribute('disabled')).toBe(true);
  await expectAccessible();
  byText('Stop').click();
  await waitFor(() => expect(shown()).toContain('Stopped. Nothing was taken in.'));
  expect(byText('Take it in').hasAttribute('disabled')).toBe(false);
  progress.tell({ kind: 'progress', operation: 'importBundle', done: 40, total: 40, label: 'Done' });
});
