/**
 * Rows over time, by the start of their window. A query fills it, and the live stream adds rows and
 * replaces them. Rows outside the range are left out, also when the range moves on.
 */
export class Course {
  constructor({ from, to }) {
    this.rows = new Map();
    this.move({ from, to });
  }

  /** Drops what is outside the new range. */
  move({ from, to }) {
    Object.assign(this, { from, to });
    for (const start of this.rows.keys()) {
      if (!this.has(start)) {
        this.rows.delete(start);
      }
    }
  }

  put(row) {
    const start = Date.parse(row.start);
    if (this.has(start)) {
      this.rows.set(start, row);
    }
  }

  has(start) {
    return start >= this.from && start < this.to;
  }

  /** All windows of the range, oldest first: {start, row}. A window without data has `row` null. */
  windows(starts) {
    return starts.map((start) => ({ start, row: this.rows.get(start) ?? null }));
  }
}
