package io.millrace.journey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers the texts and surfaces of one stored piece, each once, in the order of their first use.
 */
final class PieceDictionary {
  /** A linear search in so few texts is faster than hashing. Most pieces have about a dozen. */
  private static final int SEARCHED = 24;

  private final List<String> texts = new ArrayList<>();

  /** The numbers of the texts, when there are more than {@link #SEARCHED}. */
  private final Map<String, Integer> numbers = new HashMap<>();

  private final List<InternedSurface> surfaces = new ArrayList<>();

  static PieceDictionary read(CompactReader in, Interner known) {
    PieceDictionary dictionary = new PieceDictionary();
    for (long i = in.readUnsigned(); i > 0; i--) {
      dictionary.texts.add(in.readText());
    }
    for (long i = in.readUnsigned(); i > 0; i--) {
      String platform = dictionary.readText(in);
      dictionary.surfaces.add(known.surface(platform, dictionary.readText(in)));
    }
    return dictionary;
  }

  void writeTo(CompactWriter out) {
    CompactWriter all = new CompactWriter();
    all.writeUnsigned(surfaces.size());
    for (InternedSurface surface : surfaces) {
      writeText(surface.platform(), all);
      writeText(surface.surface(), all);
    }
    out.writeUnsigned(texts.size());
    texts.forEach(out::writeText);
    out.writeAll(all);
  }

  void writeText(String text, CompactWriter out) {
    int number = number(text);
    if (number < 0) {
      number = texts.size();
      texts.add(text);
      index(number);
    }
    out.writeUnsigned(number);
  }

  private int number(String text) {
    return texts.size() <= SEARCHED ? texts.indexOf(text) : numbers.getOrDefault(text, -1);
  }

  private void index(int added) {
    int from = added == SEARCHED ? 0 : added;
    for (int i = from; added >= SEARCHED && i <= added; i++) {
      numbers.put(texts.get(i), i);
    }
  }

  void writeSurface(InternedSurface surface, CompactWriter out) {
    int number = 0;
    // A visitor has few surfaces. A linear search is faster than hashing.
    while (number < surfaces.size() && surfaces.get(number) != surface) {
      number++;
    }
    if (number == surfaces.size()) {
      surfaces.add(surface);
    }
    out.writeUnsigned(number);
  }

  String readText(CompactReader in) {
    return texts.get((int) in.readUnsigned());
  }

  InternedSurface readSurface(CompactReader in) {
    return surfaces.get((int) in.readUnsigned());
  }
}
