import { asked, failure, script } from '../scripted-host.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { Change } from '#core/assessment/entry.ts';
import { place } from '#shared/route.svelte.ts';
import type { Workspace } from '#shared/workspace.svelte.ts';
import { checkDates, parseTeam, withField, withTeam } from '../../../src-renderer/features/define-scope/details-fields.ts';
import { nextTargetId } from '../../../src-renderer/features/define-scope/targets.ts';
import { all, byText, expectAccessible, one, press, render } from '../render.ts';
import { changesAsked, commit, openWorkspace } from '../show-app-screen.ts';
import { catalog } from '../shared/catalog.ts';
import { waitFor } from '../wait-for.ts';

const { default: NewScreen } = await import('../../../src-renderer/features/define-scope/NewScreen.svelte');
const { default: ScopeScreen } = await import('../../../src-renderer/features/define-scope/ScopeScreen.svelte');
const { newDraft } = await import('../../../src-renderer/features/define-scope/new-draft.svelte.ts');

beforeEach(() => newDraft.clear());

describe('a new assessment', () => {
  const show = async (refused = false): Promise<void> => {
    script({
      listEditions: () => [{ edition: 'vi4', version: catalog.version, title: catalog.title }],
      readCatalog: () => catalog,
      createAssessment: () => (refused ? failure('storage-full', 'The disk is full.') : { id: 'new' }),
    });
    render(NewScreen, {});
    await waitFor(() => expect(all('li').length).toBe(catalog.paths.length));
  };
  const created = (): unknown => asked.find((one) => one.operation === 'createAssessment')?.input;

  test('is accessible in every theme and begins in the title', async () => {
    await show();
    expect(document.activeElement?.getAttribute('type')).toBe('text');
    await expectAccessible();
  });

  test('is created with what was typed and chosen, by the keyboard alone, and nothing that was not', async () => {
    await show();
    await press('Kestrel Freight{Tab}Kestrel Freight Ltd{Tab}Basel{Tab}R. Amsler, lead; T. Brandt');
    byText('ESXi', 'label').querySelector('input')?.click();
    await page.getByRole('radiogroup', { name: 'Scope of SITE' }).getByText('Not in use').click();
    await page.getByLabelText('Why not in use, SITE').fill('not bought');
    byText('Create').click();
    await waitFor(() => expect(place.route).toMatchObject({ id: 'new', screen: 'overview' }));
    expect(created()).toEqual({
      edition: 'vi4',
      title: 'Kestrel Freight',
      client: 'Kestrel Freight Ltd',
      site: 'Basel',
      team: ['R. Amsler, lead', 'T. Brandt'],
      hosts: ['ESXi'],
      scope: { SITE: { state: 'not-in-use', reason: 'not bought' } },
    });
  });

  test('without a title is not created, and the field says why', async () => {
    await show();
    byText('Create').click();
    await waitFor(() => expect(document.body.textContent).toContain('Give the assessment a title.'));
    expect(created()).toBeUndefined();
    expect(document.activeElement?.getAttribute('aria-invalid')).toBe('true');
  });

  test('that could not be stored keeps what was typed', async () => {
    await show(true);
    await press('Kestrel Freight{Tab}');
    byText('Create').click();
    await waitFor(() => expect(one('[role=alert]').textContent).toContain('The disk is full.'));
    expect((one('input[type=text]') as HTMLInputElement).value).toBe('Kestrel Freight');
  });

  test('says what a path in use pulls in, and by what', async () => {
    await show();
    await page.getByRole('radiogroup', { name: 'Scope of SDK-VC' }).getByText('Not in use').click();
    await waitFor(() => expect(document.body.textContent).toMatch(/SDK-VC.*Counts as in use: .*LAB.* are built on it/s));
  });
});

describe('scope and details of an open assessment', () => {
  const show = async (changes: readonly Change[] = []): Promise<Workspace> => {
    script({ change: commit });
    const workspace = await openWorkspace(changes);
    render(ScopeScreen, { workspace, route: { kind: 'assessment', id: 'kestrel', screen: 'scope' } as const });
    return workspace;
  };

  test('is accessible in every theme', async () => {
    await show([{ kind: 'target', key: 'T-01', value: { id: 'T-01', kind: 'vcenter', name: 'vc01' } }]);
    await expectAccessible();
  });

  test('saves each field as it changes', async () => {
    const workspace = await show();
    await page.getByLabelText('Site').fill('Basel');
    await press('{Tab}');
    await page.getByRole('radiogroup', { name: 'Scope of LAB' }).getByText('Not in use').click();
    await waitFor(() => expect(changesAsked()).toHaveLength(2));
    expect(changesAsked()).toEqual([
      { kind: 'details', key: 'details', value: { ...workspace.assessment.details, site: 'Basel' } },
      { kind: 'scope', key: 'LAB', value: { state: 'not-in-use' } },
    ]);
  });

  test('keeps the last title where the field is emptied', async () => {
    const workspace = await show();
    await page.getByLabelText(/^Title/).fill('');
    await press('{Tab}');
    await waitFor(() => expect(document.body.textContent).toContain('the last one is kept'));
    expect(workspace.assessment.details.title).toBe('Kestrel Freight');
  });

  test('adds a target with the focus in its name, and brings a removed one back', async () => {
    const workspace = await show();
    byText('Add target').click();
    await waitFor(() => expect((document.activeElement as HTMLInputElement).value).toContain('T-01'));
    await press('vc01.kestrel.example{Enter}');
    await waitFor(() => expect(workspace.assessment.targets['T-01']?.name).toBe('vc01.kestrel.example'));
    byText('Remove').click();
    await waitFor(() => expect(workspace.assessment.targets).toEqual({}));
    byText('Undo').click();
    await waitFor(() => expect(workspace.assessment.targets['T-01']?.name).toBe('vc01.kestrel.example'));
  });

  test('of an issued assessment cannot be changed', async () => {
    const issued = { title: 'Kestrel Freight', hosts: [], state: 'issued' } as const;
    await show([{ kind: 'details', key: 'details', value: issued }]);
    expect(all('input:not(:disabled), select:not(:disabled)')).toEqual([]);
    expect(document.body.textContent).toContain('Issued: nothing can be changed.');
  });
});

test('an emptied field is left out, never kept as an empty text', () => {
  const details = { title: 'One', site: 'Basel', hosts: [], state: 'draft' } as const;
  expect(Object.keys(withField(details, 'site', ' '))).toEqual(['title', 'hosts', 'state']);
  expect(Object.keys(withTeam({ ...details, team: ['A'] }, ' ; '))).toEqual(['title', 'site', 'hosts', 'state']);
  expect(parseTeam('Ines Auerbach, lead auditor; T. Brandt; Ines Auerbach, lead auditor;')).toEqual(['Ines Auerbach, lead auditor', 'T. Brandt']);
});

test('an end before the start is noticed', () => {
  const details = { title: 'One', hosts: [], state: 'draft' } as const;
  expect(checkDates({ ...details, startsOn: '2026-11-24', endsOn: '2026-11-23' })).toContain('before the start');
  expect(checkDates({ ...details, startsOn: '2026-11-23', endsOn: '2026-11-23' })).toBeNull();
});

test('the next target takes a free number', () => {
  const target = { kind: 'vcenter', name: 'x' } as const;
  expect(nextTargetId({})).toBe('T-01');
  expect(nextTargetId({ 'T-07': { id: 'T-07', ...target }, own: { id: 'own', ...target } })).toBe('T-08');
});
