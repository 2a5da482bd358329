// A list of 10,000 assessments in AG Grid with its filter over all columns.
import { AllCommunityModule, createGrid, ModuleRegistry } from 'ag-grid-community';

ModuleRegistry.registerModules([AllCommunityModule]);
const ratings = ['critical', 'high', 'medium', 'low'];
const rowData = Array.from({ length: 10_000 }, (_, at) => ({
  title: `Assessment ${String(10_000 - at)}`,
  client: `Client ${String(at % 997)}`,
  site: `Site ${String(at % 89)}.`,
  state: at % 3 === 0 ? 'issued' : 'draft',
  rating: ratings[at % 4],
  score: (at * 7) % 101,
  changed: '2026-11-20 10:00',
}));
const grid = createGrid(document.getElementById('grid'), {
  rowData,
  columnDefs: Object.keys(rowData[0]).map((field) => ({ field })),
  animateRows: false,
});
const field = document.querySelector('input');
field.addEventListener('input', () => grid.setGridOption('quickFilterText', field.value));
