import pc from "picocolors";

type Colors = ReturnType<typeof pc.createColors>;

/** Where a person reads what is printed. */
export interface Screen {
  /** A terminal that can be written over; a log, else. */
  readonly terminal: boolean;
  /** Characters in a line. */
  readonly columns: number;
  /** Whether there are greys and colours. */
  readonly colored: boolean;
  readonly colors: Colors;
  print(line?: string): void;
}

/** Standard output: colours in a terminal that has them, unless NO_COLOR is set, and in a log only with FORCE_COLOR. */
export function standardScreen(
  stream: NodeJS.WriteStream = process.stdout,
  environment = process.env,
): Screen {
  const terminal = stream.isTTY === true && environment.TERM !== "dumb";
  const wanted = environment.NO_COLOR
    ? false
    : terminal
      ? stream.hasColors(256)
      : Boolean(environment.FORCE_COLOR);
  return {
    terminal,
    columns: Math.max(40, stream.columns ?? 80),
    colored: wanted,
    colors: pc.createColors(wanted),
    print: (line = "") => void stream.write(`${line}\n`),
  };
}
