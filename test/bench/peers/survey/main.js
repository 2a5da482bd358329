// The questionnaire of the anchor in SurveyJS: 4 pages of 50 questions, a score over all after each answer.
import { Model } from 'survey-core';
import 'survey-core/survey-core.css';
import { renderSurvey } from 'survey-js-ui';

const names = ['A', 'B', 'C', 'D'];
const questions = names.flatMap((page) =>
  Array.from({ length: 50 }, (_, at) => ({ page, name: `${page}-${String(at + 1)}`, weight: 1 + (at % 10) })),
);
const survey = new Model({
  showNavigationButtons: false,
  pages: names.map((name) => ({
    name,
    elements: [
      { type: 'html', name: `score-${name}`, html: '<p class="figures">score {score}, findings {findings}</p>' },
      ...questions
        .filter((question) => question.page === name)
        .map((question) => ({
          type: 'radiogroup',
          name: question.name,
          title: `${question.name}: is it kept as it should be?`,
          choices: ['yes', 'no', 'unknown'],
        })),
    ],
  })),
});
const rescore = () => {
  const decided = questions.filter(({ name }) => survey.getValue(name) !== undefined);
  const whole = decided.reduce((sum, { weight }) => sum + weight, 0);
  const open = decided.filter(({ name }) => survey.getValue(name) !== 'yes').reduce((sum, { weight }) => sum + weight, 0);
  survey.setVariable('score', whole === 0 ? 'none' : ((100 * (whole - open)) / whole).toFixed(1));
  survey.setVariable('findings', decided.filter(({ name }) => survey.getValue(name) === 'no').length);
};
rescore();
survey.onValueChanged.add(rescore);
for (const [at, name] of names.entries()) {
  const button = document.createElement('button');
  button.className = 'path';
  button.textContent = `Path ${name}`;
  button.addEventListener('click', () => (survey.currentPageNo = at));
  document.querySelector('nav').append(button);
}
renderSurvey(survey, document.getElementById('survey'));
