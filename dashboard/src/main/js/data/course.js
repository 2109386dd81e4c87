/**
 * Rows over time, kept by the start of their window. A query fills it, the live stream goes on
 * writing; rows before `from` are left out.
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

  /** Rows oldest first; windows without a row between two others are there with `row` null. */
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
