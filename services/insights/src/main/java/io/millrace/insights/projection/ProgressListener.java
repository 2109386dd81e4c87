package io.millrace.insights.projection;

/** Gets a call when the projection has read more. */
public interface ProgressListener {

  /**
   * Called when the projection has read more or has started again, and queries already see it. The
   * calling thread is the listener container's thread, or the thread that loads. It waits for this
   * call, so the call must not compute or send anything.
   */
  void advanced();
}
