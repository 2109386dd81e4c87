package io.millrace.insights.orders;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Other ways to write an order number, for people who copied it with a mistake. */
final class NumberVariants {
  private static final Pattern END = Pattern.compile("(.*?)([0-9]{1,18})", Pattern.DOTALL);
  private static final List<Integer> NEIGHBOURS = List.of(1, -1, 2, -2);

  private NumberVariants() {}

  /**
   * Returns the number itself, then other ways to write it, then its neighbours. At most 25, all
   * different.
   */
  static List<String> of(String number) {
    Set<String> all = new LinkedHashSet<>();
    all.add(number);
    String tight = number.replaceAll("\\s+", "");
    String bare = tight.replaceFirst("^(?i:#|no\\.?|nr\\.?|order)", "");
    for (String one : List.of(tight, bare, bare.replaceAll("[^\\p{L}\\p{N}]", ""))) {
      all.add(one);
      all.add(upper(one));
      all.add(lower(one));
      all.add(one.replaceFirst("^0+(?=.)", ""));
    }
    for (String one : List.of(tight, upper(tight), lower(tight))) {
      all.addAll(neighbours(one));
    }
    all.remove("");
    return List.copyOf(all);
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static List<String> neighbours(String number) {
    List<String> all = new ArrayList<>();
    Matcher end = END.matcher(number);
    if (end.matches()) {
      BigInteger value = new BigInteger(end.group(2));
      for (int step : NEIGHBOURS) {
        BigInteger next = value.add(BigInteger.valueOf(step));
        if (next.signum() >= 0) {
          String digits = next.toString();
          all.add(
              end.group(1)
                  + "0".repeat(Math.max(0, end.group(2).length() - digits.length()))
                  + digits);
        }
      }
    }
    return all;
  }
}
