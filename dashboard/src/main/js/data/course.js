/**
 * Rows over time, by the start of their window. A query fills it, and the live stream adds rows and
 * replaces them. Rows before `from` are left out.
 */
export class Course {
  constructor(from) {
    this.from = from;
    this.rows = new Map();
  }

  put(row) {
    const start = Date.parse(row.start);
    if (start >= this.from) {
      this.rows.set(start, row);
    }
  }

  /** Rows, oldest first. A window without a row, between two others, has `row` null. */
  windows(sizeMs) {
    const starts = [...this.rows.keys()].sort((a, b) => a - b);
    const windows = [];
    for (const start of starts) {
      const last = windows.at(-1)?.start;
      for (let gap = last + sizeMs; last !== undefined && gap < start && windows.length < 4000; gap += sizeMs) {
        windows.push({ start: gap, row: null });
      }
      windows.push({ start, row: this.rows.get(start) });
    }
    return windows;
  }
}
