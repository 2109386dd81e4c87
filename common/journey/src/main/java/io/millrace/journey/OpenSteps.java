package io.millrace.journey;

import java.util.ArrayList;
import java.util.List;

/**
 * The newest steps of a journey, in order, and the bytes of those that have been written before: as
 * most steps come at the end, a write has only the new ones to encode.
 */
final class OpenSteps {
  private final List<Step> steps;
  private Dictionary dictionary = new Dictionary();
  private CompactWriter bytes = new CompactWriter();
  private int encoded;

  OpenSteps(List<Step> steps) {
    this.steps = steps;
  }

  /** The steps; to look at. */
  List<Step> all() {
    return steps;
  }

  void insert(Step step) {
    int index = Steps.indexOf(steps, step.position());
    steps.add(index, step);
    if (index < encoded) {
      forgetBytes();
    }
  }

  void remove(Step step) {
    Steps.remove(steps, step);
    forgetBytes();
  }

  void forgetBefore(long at) {
    steps.removeIf(step -> step.at() < at);
    forgetBytes();
  }

  /** Removes the oldest; how many, is up to the caller. */
  List<Step> takeOldest(int count) {
    List<Step> oldest = new ArrayList<>(steps.subList(0, count));
    steps.subList(0, count).clear();
    forgetBytes();
    return oldest;
  }

  /** What numbers the texts and places of the steps, and of what is written beside them. */
  Dictionary dictionary() {
    return dictionary;
  }

  void writeTo(CompactWriter out) {
    for (; encoded < steps.size(); encoded++) {
      long before = encoded == 0 ? 0 : steps.get(encoded - 1).at();
      StepCodec.write(steps.get(encoded), before, dictionary, bytes);
    }
    out.writeUnsigned(steps.size());
    out.writeAll(bytes);
  }

  private void forgetBytes() {
    dictionary = new Dictionary();
    bytes = new CompactWriter();
    encoded = 0;
  }
}
