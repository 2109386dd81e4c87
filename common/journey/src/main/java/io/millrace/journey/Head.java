package io.millrace.journey;

import io.millrace.events.cell.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a journey keeps at hand: its open steps, and what they need to know of the sealed ones. Kept
 * as one piece.
 */
final class Head {
  private static final byte VERSION = 1;
  private static final byte[] KEY = {0};

  /** How traces are told apart where they are kept; stages by their number. */
  private static final byte SITE = 0;

  private static final byte PLACE = -1;

  private final List<Step> open;
  private final List<Site> sites;
  private final Trail trail;
  private Position border;
  private Optional<Footprint> end;
  private boolean changed;

  private Head(
      List<Step> open, List<Site> sites, Trail trail, Position border, Optional<Footprint> end) {
    this.open = open;
    this.sites = sites;
    this.trail = trail;
    this.border = border;
    this.end = end;
  }

  /** The journey that is kept in these pieces, empty when there are none. */
  static Journey load(Pieces pieces, Places places) {
    BlockStore store = new BlockStore(pieces, places);
    return pieces
        .read(KEY)
        .map(value -> read(value, pieces, store, places))
        .orElseGet(() -> new Journey(pieces, empty(), new History(store, List.of(), 0)));
  }

  private static Head empty() {
    return new Head(
        new ArrayList<>(), new ArrayList<>(), new Trail(), Position.FIRST, Optional.empty());
  }

  private static Journey read(byte[] value, Pieces pieces, BlockStore store, Places places) {
    CompactReader in = CompactReader.ofVersion(VERSION, value);
    Dictionary dictionary = Dictionary.read(in, places);
    int firstNumber = (int) in.readUnsigned();
    int nextNumber = (int) in.readUnsigned();
    Position border = Position.FIRST;
    Optional<Footprint> end = Optional.empty();
    if (firstNumber < nextNumber) {
      border = StepCodec.readPosition(in);
      end = Optional.of(new Footprint(in.readSigned(), dictionary.readPlace(in)));
    }
    List<Site> sites = readSites(in, dictionary, places);
    Trail trail = readTrail(in, dictionary, places);
    List<Step> open = StepCodec.read(in, dictionary);
    History history = new History(store, store.readPages(firstNumber, nextNumber), nextNumber);
    return new Journey(pieces, new Head(open, sites, trail, border, end), history);
  }

  /** Writes itself when something changed, or is gone when nothing is left. */
  void save(Pieces pieces, History history) {
    if (!changed) {
      return;
    }
    changed = false;
    if (open.isEmpty() && history.isEmpty()) {
      pieces.delete(KEY);
    } else {
      pieces.write(KEY, encode(history));
    }
  }

  private byte[] encode(History history) {
    Dictionary dictionary = new Dictionary();
    CompactWriter body = new CompactWriter();
    int firstNumber = history.firstNumber();
    body.writeUnsigned(firstNumber);
    body.writeUnsigned(history.nextNumber());
    if (firstNumber < history.nextNumber()) {
      StepCodec.writePosition(border, body);
      Footprint last = end.orElseThrow();
      body.writeSigned(last.at());
      dictionary.writePlace(last.place(), body);
    }
    body.writeUnsigned(sites.size());
    sites.forEach(site -> dictionary.writeText(site.platform(), body));
    writeTrail(dictionary, body);
    StepCodec.write(open, dictionary, body);
    CompactWriter out = new CompactWriter();
    out.writeByte(VERSION);
    dictionary.writeTo(out);
    out.writeAll(body);
    return out.toBytes();
  }

  private void writeTrail(Dictionary dictionary, CompactWriter out) {
    trail.forgetBefore(border.at() - Bounds.REACH.toMillis());
    out.writeUnsigned(trail.size());
    long before = 0;
    for (int i = 0; i < trail.size(); i++) {
      switch (trail.trace(i)) {
        case Site site -> {
          out.writeByte(SITE);
          dictionary.writeText(site.platform(), out);
        }
        case Place place -> {
          out.writeByte(PLACE);
          dictionary.writePlace(place, out);
        }
        case Site.AtStage atStage -> {
          out.writeByte((byte) atStage.stage().number());
          dictionary.writeText(atStage.site().platform(), out);
        }
      }
      out.writeSigned(trail.time(i) - before);
      before = trail.time(i);
    }
  }

  private static Trail readTrail(CompactReader in, Dictionary dictionary, Places places) {
    Trail trail = new Trail();
    long before = 0;
    for (long i = in.readUnsigned(); i > 0; i--) {
      byte kind = in.readByte();
      Trace trace =
          switch (kind) {
            case SITE -> places.site(dictionary.readText(in));
            case PLACE -> dictionary.readPlace(in);
            default -> places.site(dictionary.readText(in)).at(Stage.ofNumber(kind).orElseThrow());
          };
      before += in.readSigned();
      trail.set(trace, before);
    }
    return trail;
  }

  private static List<Site> readSites(CompactReader in, Dictionary dictionary, Places places) {
    List<Site> sites = new ArrayList<>();
    for (long i = in.readUnsigned(); i > 0; i--) {
      sites.add(places.site(dictionary.readText(in)));
    }
    return sites;
  }

  /** Says that it is not what was kept. */
  void touch() {
    changed = true;
  }

  void meet(Site site) {
    changed = true;
    if (!sites.contains(site)) {
      sites.add(site);
    }
  }

  boolean isOldest(long at) {
    return !open.isEmpty() && open.getFirst().at() < at;
  }

  void forgetBefore(long at) {
    open.removeIf(step -> step.at() < at);
  }

  /** The newest steps, in order. */
  List<Step> open() {
    return open;
  }

  /** The platforms the visitor ever was on. */
  List<Site> sites() {
    return sites;
  }

  /** What the sealed steps left behind. */
  Trail trail() {
    return trail;
  }

  /** The position up to which steps are sealed, if any are. */
  Position border() {
    return border;
  }

  void border(Position sealed) {
    border = sealed;
  }

  /** Where the sealed steps end. */
  Optional<Footprint> end() {
    return end;
  }

  void end(Optional<Footprint> last) {
    end = last;
    changed = true;
  }
}
