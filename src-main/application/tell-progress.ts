/** How far an import is, told about every hundredth of the way. */
import type { Ports } from './ports.ts';

type Importing = 'importAssessment' | 'previewBundle' | 'importBundle';

export const teller = (ports: Ports, operation: Importing, total: number): ((done: number, label: string) => void) => {
  let last = -1;
  return (done, label) => {
    const step = Math.floor((done / Math.max(total, 1)) * 100);
    if (step === last) return;
    last = step;
    ports.host.progress({ operation, done, total, label });
  };
};
