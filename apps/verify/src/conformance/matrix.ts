import type { Check, Outcome } from "@retrograd/conformance";

/** What came of the checks of one subject on one backend. */
interface Cell {
  passed: number;
  failed: number;
  open: number;
}

/** Subjects of checks, such as `kernel/matmul`, against backends. */
export class Matrix {
  readonly backends: string[] = [];
  private readonly rows = new Map<string, Map<string, Cell>>();

  add(backend: string, check: Check, { status }: Outcome): void {
    if (!this.backends.includes(backend)) this.backends.push(backend);
    const row = this.rows.get(check.subject) ?? new Map<string, Cell>();
    this.rows.set(check.subject, row);
    const cell = row.get(backend) ?? { passed: 0, failed: 0, open: 0 };
    row.set(backend, cell);
    if (status === "passed") cell.passed++;
    else if (status === "failed") cell.failed++;
    else cell.open++;
  }

  /** The kinds of subjects, in the order of the suite: kernel, plan, op, … */
  get kinds(): string[] {
    return [...new Set([...this.rows.keys()].map(kindOf))];
  }

  /** Rows of one kind: the subject's own name, then a cell for each backend. */
  rowsOf(kind: string): string[][] {
    return [...this.rows]
      .filter(([subject]) => kindOf(subject) === kind)
      .map(([subject, row]) => [
        subject.slice(kind.length + 1),
        ...this.backends.map((backend) => shown(row.get(backend))),
      ]);
  }
}

function kindOf(subject: string): string {
  return subject.slice(0, subject.indexOf("/"));
}

/** 12 of 12 as `12`, 11 of 12 as `11 of 12 ✗`; what was not made is left out, and nothing made is a dash. */
function shown(cell: Cell | undefined): string {
  if (!cell || cell.passed + cell.failed === 0) return "–";
  return cell.failed > 0 ? `${cell.passed} of ${cell.passed + cell.failed} ✗` : `${cell.passed}`;
}
