/** Availability: the few questions on it in full, then the findings. */
import { html, type Markup } from '../html.ts';
import type { ReportModel } from '../report-model.ts';
import { answersTable } from './answers-table.ts';
import { areaChapter, areaFindings } from './area-parts.ts';

export const renderAvailability = (model: ReportModel): Markup => {
  const items = model.pathsInUse.flatMap((path) => path.items.filter((item) => item.finding.area === 'availability'));
  return areaChapter(
    model,
    'availability',
    html`${
      items.length > 0
        ? html`<h2 class="part">What was asked</h2>
            ${answersTable(model, items, { grouped: false })}`
        : null
    }${areaFindings(model, 'availability')}`,
  );
};
