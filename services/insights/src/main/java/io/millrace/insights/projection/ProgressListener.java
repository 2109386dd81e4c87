package io.millrace.insights.projection;

/** Who follows the reading. */
public interface ProgressListener {

  /**
   * Reading has come further or has started over, and queries see it already. Called by the thread
   * that reads, which waits for it: it must not compute or send anything.
   */
  void advanced();
}
