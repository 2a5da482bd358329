export interface RunnableChromium {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
}

/** The environment without its undefined places, as launching wants it. */
export const presentVariables = (): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined));
