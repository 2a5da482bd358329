/** Targets: the named systems that paths lead to. */
import type { Target } from '#core/assessment/assessment.ts';

export const targetWords: Readonly<Record<Target['kind'], string>> = {
  vcenter: 'vCenter',
  hosts: 'Hosts',
  card: 'Remote access card',
  'add-on': 'Add-on',
  other: 'Other system',
};

/** The next free id, `T-01` and up: ids are never used twice while the target is there. */
export const nextTargetId = (targets: Readonly<Record<string, Target>>): string => {
  const numbers = Object.keys(targets).map((id) => Number(/^T-(\d+)$/.exec(id)?.[1] ?? 0));
  return `T-${String(Math.max(0, ...numbers) + 1).padStart(2, '0')}`;
};

/** The target with one text field set, or left out where the text is empty. */
export const withTargetField = (target: Target, field: 'address' | 'version' | 'note', text: string): Target => {
  const { [field]: _before, ...rest } = target;
  return text.trim() === '' ? rest : { ...rest, [field]: text.trim() };
};
