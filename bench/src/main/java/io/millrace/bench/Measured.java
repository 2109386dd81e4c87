package io.millrace.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * How much was done and spent in this process up to one moment.
 *
 * @param nanos as of {@link System#nanoTime}
 * @param events how many events were counted
 * @param spent processor time of all threads
 * @param allocated bytes that all Java threads allocated, ended threads included
 * @param traffic what the broker of this process received
 */
record Measured(
    long nanos, long events, ProcessorTime spent, long allocated, TopicTraffic traffic) {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  static Measured now(long events) {
    return new Measured(
        System.nanoTime(),
        events,
        ProcessorTime.now(),
        THREADS.getTotalThreadAllocatedBytes(),
        TopicTraffic.now());
  }

  /** Events per second since an earlier moment. */
  double rate(Measured since) {
    return (events - since.events) / ((nanos - since.nanos) / 1e9);
  }

  /** Prints what each event cost since an earlier moment. */
  void print(Measured since) {
    long counted = Math.max(1, events - since.events);
    spent.print(since.spent, counted);
    System.out.printf(
        "allocated            %,10d bytes/event%n", (allocated - since.allocated) / counted);
    traffic.print(since.traffic, counted);
  }
}
