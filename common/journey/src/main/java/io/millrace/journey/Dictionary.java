package io.millrace.journey;

import java.util.ArrayList;
import java.util.List;

/** The texts and places of a piece, each once, numbered as they come. */
final class Dictionary {
  private final List<String> texts = new ArrayList<>();
  private final List<Place> places = new ArrayList<>();

  static Dictionary read(CompactReader in, Places known) {
    Dictionary dictionary = new Dictionary();
    for (long i = in.readUnsigned(); i > 0; i--) {
      dictionary.texts.add(in.readText());
    }
    for (long i = in.readUnsigned(); i > 0; i--) {
      String platform = dictionary.readText(in);
      dictionary.places.add(known.place(platform, dictionary.readText(in)));
    }
    return dictionary;
  }

  void writeTo(CompactWriter out) {
    CompactWriter all = new CompactWriter();
    all.writeUnsigned(places.size());
    for (Place place : places) {
      writeText(place.platform(), all);
      writeText(place.surface(), all);
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

  void writePlace(Place place, CompactWriter out) {
    int number = 0;
    // A visitor knows a handful of places: looking along them beats hashing.
    while (number < places.size() && places.get(number) != place) {
      number++;
    }
    if (number == places.size()) {
      places.add(place);
    }
    out.writeUnsigned(number);
  }

  String readText(CompactReader in) {
    return texts.get((int) in.readUnsigned());
  }

  Place readPlace(CompactReader in) {
    return places.get((int) in.readUnsigned());
  }
}
