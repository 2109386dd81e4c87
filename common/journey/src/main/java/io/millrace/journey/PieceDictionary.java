package io.millrace.journey;

import java.util.ArrayList;
import java.util.List;

/** The texts and places of a piece, each once, numbered as they come. */
final class PieceDictionary {
  private final List<String> texts = new ArrayList<>();
  private final List<InternedSurface> surfaces = new ArrayList<>();

  static PieceDictionary read(CompactReader in, Interner known) {
    PieceDictionary dictionary = new PieceDictionary();
    for (long i = in.readUnsigned(); i > 0; i--) {
      dictionary.texts.add(in.readText());
    }
    for (long i = in.readUnsigned(); i > 0; i--) {
      String platform = dictionary.readText(in);
      dictionary.surfaces.add(known.place(platform, dictionary.readText(in)));
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
    // A piece has a dozen texts or so, the same objects over and over: no hashing needed.
    int number = texts.indexOf(text);
    if (number < 0) {
      number = texts.size();
      texts.add(text);
    }
    out.writeUnsigned(number);
  }

  void writePlace(InternedSurface surface, CompactWriter out) {
    int number = 0;
    // A visitor knows a handful of places: looking along them beats hashing.
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

  InternedSurface readPlace(CompactReader in) {
    return surfaces.get((int) in.readUnsigned());
  }
}
