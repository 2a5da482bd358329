/**
 * The read-only subject matter of one edition: which management paths exist, what is known of each, what is asked,
 * how it is checked and what follows from a bad answer. Everything that the evaluation needs to know of a particular
 * product generation is data here, so that a new edition is a new folder in `resources/catalog` and no new code.
 */

/** The six areas of assessment, in the order in which every screen and report shows them. */
export const areas = ['auth', 'tls', 'plug-in', 'roles', 'exposure', 'availability'] as const;
export type Area = (typeof areas)[number];

/** Severities, worst first. */
export const severities = ['critical', 'high', 'medium', 'low', 'info'] as const;
export type Severity = (typeof severities)[number];

/** Core, extended, context: how much of the questionnaire an audit takes in. */
export const tiers = ['A', 'B', 'C'] as const;
export type Tier = (typeof tiers)[number];

/** Whether a source says it, it follows from what a source says, or every source is silent on it. */
export const factKinds = ['stated', 'derived', 'gap'] as const;
export type FactKind = (typeof factKinds)[number];

export type PathCode = string; // `VIC-VC`; `X` holds what cuts across all paths
export type FactId = string; // `VIC-VC-17`
export type QuestionId = string; // `Q-VIC-VC-17`
export type CheckId = string; // `C-VIC-VC-17`
export type FindingId = string; // `F-VIC-VC-17`

export interface Fact {
  readonly id: FactId;
  readonly kind: FactKind;
  readonly text: string;
  /** TCP ports that the fact itself names; screens and port matrices read these, never the prose. */
  readonly ports: readonly number[];
  /** Products that the fact names. */
  readonly products: readonly string[];
  /** Remarks on the source that must be read with this fact (`N-01` to `N-10`). */
  readonly notes: readonly string[];
}

export interface Option {
  /** The text that files hold and exports print; never changes once published. */
  readonly value: string;
  /** What screens and reports show where the value alone would be ambiguous. */
  readonly label?: string;
  readonly bad: boolean;
}

/**
 * What an answer may be. `unknown` and `not-applicable` are allowed everywhere and are never listed.
 * `each` takes one option per named thing (a record from name to option) or, where all are alike, a single option.
 */
export type AnswerForm =
  | { readonly kind: 'choice'; readonly options: readonly Option[] }
  | { readonly kind: 'several'; readonly options: readonly Option[] }
  | { readonly kind: 'number'; readonly unit: string; readonly min: number; readonly max: number; readonly badAbove: number }
  | { readonly kind: 'each'; readonly of: 'host' | 'path' | 'plug-in'; readonly options: readonly Option[] };

export interface Question {
  readonly id: QuestionId;
  readonly tier: Tier;
  readonly text: string;
  readonly answer: AnswerForm;
}

export interface Check {
  readonly id: CheckId;
  readonly text: string;
}

export interface FindingRule {
  readonly id: FindingId;
  readonly area: Area;
  readonly severity: Severity;
  readonly title: string;
  readonly fix: string;
  /** NIST SP 800-53 revision 5 control numbers. */
  readonly controls: readonly string[];
}

/** One subject under one number: what is known, what is asked, how it is checked, what follows. */
export interface Item {
  readonly number: string; // `VIC-VC-17`, also the fact's id
  readonly path: PathCode;
  readonly fact: Fact;
  readonly question: Question;
  readonly check: Check;
  readonly finding: FindingRule;
}

/** Actors that diagrams draw; hops name them so that no drawing has to guess from prose. */
export const actorKinds = ['client', 'vcenter', 'host', 'card', 'add-on', 'patch', 'internet', 'plug-in', 'proxy'] as const;
export type ActorKind = (typeof actorKinds)[number];

export interface Actor {
  readonly id: string;
  readonly kind: ActorKind;
  readonly name: string;
  /** Second line in drawings: the program or service that acts. */
  readonly detail?: string;
}

export const encryptionStates = ['yes', 'no', 'handshake', 'not-stated', 'not-applicable', 'unknown'] as const;
export type EncryptionState = (typeof encryptionStates)[number];

/** What a hop is for; drawings treat console legs, unused open ports and plug-in legs differently. */
export const hopKinds = ['leg', 'console', 'health', 'open', 'plug-in', 'local', 'back-end'] as const;
export type HopKind = (typeof hopKinds)[number];

/** One leg of a path as the catalog documents it. */
export interface Hop {
  readonly id: string; // `1`, `R`, `open`
  readonly path: PathCode;
  readonly kind: HopKind;
  readonly from: string; // actor id
  readonly to: string; // actor id
  /** Documented TCP ports; empty where the source states none, with `portText` saying why. */
  readonly ports: readonly number[];
  readonly portText: string;
  readonly protocol: string;
  readonly proxy: { readonly text: string; readonly port: number | null } | null;
  readonly encryption: { readonly state: EncryptionState; readonly text: string };
  /** Facts that document this leg. */
  readonly facts: readonly FactId[];
  /** Ports, encryption or order observed elsewhere than the source says (`N-01`, `N-07`), to be settled by capture. */
  readonly notes: readonly string[];
}

/** How the path works, in the words of the source's path matrix. */
export interface PathProfile {
  readonly endpoints: string;
  readonly daemons: string;
  readonly roles: string;
  readonly secondFactor: string;
  readonly singleSignOn: string;
  readonly certificates: string;
  readonly productVariance: string;
  readonly specialCases: string;
  /** Which part of the path reaches a host without vCenter. */
  readonly pastVcenter: string;
}

export interface ManagementPath {
  readonly code: PathCode;
  readonly name: string;
  readonly group: 'vcenter' | 'hosts' | 'supply' | 'cross-cutting';
  /** Who acts at the start of the path, in a few words, for maps. */
  readonly client: string;
  /** Rule 1: paths that this one is built on and pulls into use. */
  readonly builtOn: readonly PathCode[];
  /** `X` is in use whatever was said of it. */
  readonly alwaysInUse: boolean;
  readonly profile: PathProfile;
  readonly actors: readonly Actor[];
  readonly hops: readonly Hop[];
  readonly items: readonly Item[];
}

export interface Source {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
}

/** A remark on the source that the auditor must read before relying on a fact. */
export interface Note {
  readonly id: string; // `N-01`
  readonly text: string;
}

/** Rule 11: one thing that is worth protecting and the paths that reach it. */
export interface Asset {
  readonly id: string;
  readonly name: string;
  /** A path with `only` reaches the asset by one leg, and only these facts speak of that leg. */
  readonly reachedBy: readonly { readonly path: PathCode; readonly only?: readonly FactId[] }[];
  /** Other assets whose holder also holds this one. */
  readonly includes: readonly string[];
}

/** Rule 5: an answer that, once observed, lowers the findings of the named areas on the named paths by one step. */
export interface CompensationRule {
  readonly question: QuestionId;
  readonly value: string;
  readonly areas: readonly Area[];
  readonly paths: readonly PathCode[];
}

/** Rule 6: questions that are asked only where the platform includes this kind of host, and need confirmation there. */
export interface PlatformRule {
  readonly host: string;
  readonly questions: readonly QuestionId[];
}

/** Rule 12: what is asked of every single plug-in, and which path-level question it decides. */
export interface PlugInQuestion {
  readonly question: QuestionId;
  /** The key under which an answers file may state the claimed value straight on the plug-in (`traffic`). */
  readonly field: string;
  /** The question put to one plug-in. */
  readonly ask: string;
  /** A few words for table heads and reasons. */
  readonly label: string;
}

export interface Catalog {
  readonly edition: string;
  readonly version: string;
  readonly title: string;
  readonly sources: readonly Source[];
  readonly notes: readonly Note[];
  /** Kinds of host that an estate of this edition may have (`ESX`, `ESXi`). */
  readonly hostKinds: readonly string[];
  readonly paths: readonly ManagementPath[];
  readonly assets: readonly Asset[];
  readonly compensation: readonly CompensationRule[];
  readonly platform: readonly PlatformRule[];
  readonly plugInQuestions: readonly PlugInQuestion[];
}
