package io.millrace.journey;

import java.util.ArrayList;
import java.util.List;

/**
 * Numbers the texts and surfaces of one stored piece, each once, in the order of their first use.
 */
final class PieceDictionary {
  private final Numbering<String> texts = new Numbering<>();
  private final List<InternedSurface> surfaces = new ArrayList<>();

  static PieceDictionary read(CompactReader in, Interner known) {
    PieceDictionary dictionary = new PieceDictionary();
    for (long i = in.readUnsigned(); i > 0; i--) {
      dictionary.texts.of(known.text(in.readText()));
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
    out.writeUnsigned(texts.values().size());
    texts.values().forEach(out::writeText);
    out.writeAll(all);
  }

  void writeText(String text, CompactWriter out) {
    out.writeUnsigned(texts.of(text));
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
    return texts.values().get((int) in.readUnsigned());
  }

  InternedSurface readSurface(CompactReader in) {
    return surfaces.get((int) in.readUnsigned());
  }
}
