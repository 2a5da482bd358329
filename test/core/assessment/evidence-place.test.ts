import { describe, expect, it } from 'vitest';
import type { PlugIn } from '#core/assessment/assessment.ts';
import { changeAssessment, emptyAssessment, entryValue } from '#core/assessment/entry.ts';
import { entryOfPlace, evidenceAt, evidenceListed, takeOffEvidence, withEvidence, type EvidencePlace } from '#core/assessment/evidence-place.ts';

const plugIn: PlugIn = { id: 'P-01', name: 'Backup', enabled: true, peers: [], answers: {}, observations: {} };
const empty = { ...emptyAssessment('vi4', { title: 'One', hosts: [], state: 'draft' }), plugIns: { 'P-01': plugIn } };
const places: readonly EvidencePlace[] = [
  { kind: 'observation', check: 'C-SSH-04' },
  { kind: 'hop', key: 'VIC-VC/3' },
  { kind: 'plug-in', plugIn: 'P-01', check: 'C-VIC-VC-20' },
];
const valueAt = (assessment: typeof empty, place: EvidencePlace) => {
  const { kind, key } = entryOfPlace(place);
  return entryValue(assessment, kind, key);
};
const put = (assessment: typeof empty, place: EvidencePlace, id: string): typeof empty =>
  changeAssessment(assessment, withEvidence(valueAt(assessment, place), place, id)!) as typeof empty;

describe.each(places)('evidence at $kind', (place) => {
  it('goes to the end of the list, makes the observation where there is none, and stands there once', () => {
    const listed = put(put(put(empty, place, 'E-01'), place, 'E-02'), place, 'E-01');
    expect(evidenceAt(valueAt(listed, place), place)).toEqual(['E-02', 'E-01']);
    expect(evidenceListed({ kind: place.kind, value: valueAt(listed, place) })).toEqual(['E-02', 'E-01']);
  });

  it('taken off leaves what it found, and nothing of what it made', () => {
    const listed = put(empty, place, 'E-01');
    const off = takeOffEvidence(listed, place, 'E-01');
    expect(changeAssessment(listed, off!)).toEqual(empty);
    expect(takeOffEvidence(empty, place, 'E-01')).toBeNull();
  });
});

it('taken off an observation keeps its value and note', () => {
  const seen = { ...empty, observations: { 'C-SSH-04': { value: null, note: 'n', evidence: ['E-01'] } } };
  expect(takeOffEvidence(seen, places[0]!, 'E-01')).toMatchObject({ value: { value: null, note: 'n', evidence: [] } });
  const hop = { ...empty, hops: { 'VIC-VC/3': { ports: [443], evidence: ['E-01'] } } };
  expect(takeOffEvidence(hop, places[1]!, 'E-01')).toMatchObject({ value: { ports: [443], evidence: [] } });
});

it('has no place on a plug-in that is gone', () => {
  expect(withEvidence(null, places[2]!, 'E-01')).toBeNull();
});
