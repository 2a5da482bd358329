/** The assessment plan that the results refer to: which controls, which checks, by which method. */
import type { Item } from '#core/catalog/catalog.ts';
import { assetsOf } from './components.ts';
import { metadataOf, type Context } from './context.ts';
import { controlsOf, props, prose, some } from './words.ts';

const selection = (ids: readonly string[]): object => ({ 'include-controls': ids.map((id) => ({ 'control-id': id })) });

/** The controls that the questions of the catalog bear on; the same in plan and results. */
export const reviewedControls = ({ index }: Context): object => {
  const ids = [...new Set(index.items.flatMap(controlsOf))].sort();
  return {
    description: 'Controls of NIST SP 800-53 revision 5 that the questions on the management paths bear on.',
    'control-selections': [ids.length === 0 ? { 'include-all': {} } : selection(ids)],
  };
};

/** OSCAL asks of every activity by which method it is done, as a property of its own names: each question is asked, and each has a check. */
const methods = [
  { name: 'method', value: 'INTERVIEW' },
  { name: 'method', value: 'TEST' },
];

const activity = ({ uuid }: Context, item: Item): object => {
  const controls = controlsOf(item);
  return {
    uuid: uuid(`activity ${item.check.id}`),
    title: prose(`${item.check.id}: ${item.question.text}`),
    description: prose(item.check.text),
    props: [
      ...methods,
      ...(props(['question', item.question.id], ['check', item.check.id], ['path', item.path], ['area', item.finding.area]).props ?? []),
    ],
    ...(controls.length === 0 ? {} : { 'related-controls': { 'control-selections': [selection(controls)] } }),
  };
};

/** A whole document of its own; it travels inside the results. */
export const createPlan = (context: Context): object => ({
  'assessment-plan': {
    uuid: context.uuid('plan'),
    metadata: metadataOf(context, 'Assessment plan'),
    'import-ssp': { href: `#${context.uuid('ssp')}`, remarks: 'The estate has no system security plan in OSCAL; the resource says what is known.' },
    'local-definitions': {
      ...some(
        'activities',
        context.index.items.map((item) => activity(context, item)),
      ),
    },
    'reviewed-controls': reviewedControls(context),
    'assessment-assets': assetsOf(context),
    'back-matter': {
      resources: [
        {
          uuid: context.uuid('ssp'),
          title: 'The estate that was assessed',
          description: prose(context.source.assessment.details.title),
        },
      ],
    },
  },
});
