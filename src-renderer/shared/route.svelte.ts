/** Where the auditor is. Kept in memory and in the window's history (Alt+Left works), never in the address; the last place survives a restart. */
import type { Area, FindingId, PathCode, QuestionId } from '#core/catalog/catalog.ts';
import { readRemembered, remember } from './remembered.ts';

export const screens = ['overview', 'scope', 'path', 'plug-ins', 'findings', 'report', 'history', 'compare', 'respondents'] as const;
export type Screen = (typeof screens)[number];

export interface AssessmentRoute {
  readonly kind: 'assessment';
  readonly id: string;
  readonly screen: Screen;
  /** Screen `path`: which one, and what to show of it. */
  readonly path?: PathCode;
  readonly area?: Area;
  readonly question?: QuestionId;
  readonly mode?: 'interview' | 'verification';
  readonly finding?: FindingId;
  readonly plugIn?: string;
  /** Screen `history`: only this entry (kind/key). */
  readonly entry?: string;
  /** Screen `compare`: with which assessment. */
  readonly other?: string;
}
export type Route = { readonly kind: 'library'; readonly search?: string } | { readonly kind: 'new' } | AssessmentRoute;
export type Place = Omit<AssessmentRoute, 'kind' | 'id' | 'screen'>;

const storageKey = 'postern.place';
/** Where other assessments were left, the last one first. */
const leftKey = 'postern.left';
const mostLeft = 100;

/** A place from an earlier run is only a wish: anything malformed leads to the library. */
export const parseRoute = (input: unknown): Route => {
  if (typeof input !== 'object' || input === null) return { kind: 'library' };
  const given = input as Record<string, unknown>;
  if (given.kind === 'new') return { kind: 'new' };
  if (given.kind === 'library' && typeof given.search === 'string') return { kind: 'library', search: given.search };
  const known = given.kind === 'assessment' && typeof given.id === 'string' && screens.includes(given.screen as Screen);
  if (!known || !Object.values(given).every((part) => typeof part === 'string')) return { kind: 'library' };
  if (given.screen === 'path' && given.path === undefined) return { kind: 'assessment', id: given.id as string, screen: 'overview' };
  return given as unknown as AssessmentRoute;
};

let current: Route = $state.raw(parseRoute(readRemembered(storageKey)));
let returned = false;

export const place = {
  get route(): Route {
    return current;
  },
  /** Came here through the window's back and forward: things are to stand as they were left. */
  get returned(): boolean {
    return returned;
  },
};

const readLeft = (): readonly AssessmentRoute[] => {
  const kept = readRemembered(leftKey);
  return (Array.isArray(kept) ? kept : []).map(parseRoute).filter((route) => route.kind === 'assessment');
};

/** Where an assessment was left when another place was gone to; its overview where it was never left. */
export const lastPlaceIn = (id: string): AssessmentRoute =>
  readLeft().find((route) => route.id === id) ?? { kind: 'assessment', id, screen: 'overview' };

const move = (next: Route, through: 'history' | 'link'): void => {
  const from = current;
  returned = through === 'history';
  const stays = next.kind === 'assessment' && from.kind === 'assessment' && next.id === from.id;
  if (from.kind === 'assessment' && !stays) remember(leftKey, [from, ...readLeft().filter((route) => route.id !== from.id)].slice(0, mostLeft));
  current = next;
  remember(storageKey, next);
};

/** Goes somewhere; `replace` leaves no trace in the history (tabs and filters of one screen). */
export const go = (route: Route, { replace = false }: { replace?: boolean } = {}): void => {
  move(route, 'link');
  if (replace) history.replaceState(route, '');
  else history.pushState(route, '');
};

/** Goes to a screen of the open assessment. */
export const goTo = (screen: Screen, target: Place = {}, options: { replace?: boolean } = {}): void => {
  if (current.kind === 'assessment') go({ kind: 'assessment', id: current.id, screen, ...target }, options);
};

/** Follows the window's back and forward; gives the way to stop. */
export const followHistory = (): (() => void) => {
  history.replaceState(current, '');
  const onpopstate = (event: PopStateEvent): void => {
    move(parseRoute(event.state), 'history');
  };
  window.addEventListener('popstate', onpopstate);
  return () => window.removeEventListener('popstate', onpopstate);
};
