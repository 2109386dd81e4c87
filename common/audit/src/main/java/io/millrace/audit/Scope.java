package io.millrace.audit;

import io.millrace.events.cell.Cell;

/**
 * Which cells can be compared at all.
 *
 * @param lifetimes of cells
 * @param newest the greatest event time of all events, milliseconds
 * @param from windows that begin earlier are left out, as events that belong to them may be gone,
 *     milliseconds; {@link Long#MIN_VALUE} when all events are there
 */
public record Scope(Lifetimes lifetimes, long newest, long from) {

  boolean isExpired(Cell cell) {
    return lifetimes.isOver(cell, newest);
  }

  boolean isComplete(Cell cell) {
    return cell.start() >= from;
  }
}
