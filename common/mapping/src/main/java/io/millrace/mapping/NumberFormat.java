package io.millrace.mapping;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The form of numbers in texts.
 *
 * @param decimal the decimal sign
 * @param group the sign between groups of digits, 0 when there is none; a blank stands for all
 *     blanks
 * @param signs texts that may stand before or after the number, such as ¥
 * @param dropMinus whether a minus is dropped, as exports write refunds below zero
 */
record NumberFormat(char decimal, char group, List<String> signs, boolean dropMinus) {
  static final NumberFormat PLAIN = new NumberFormat('.', '\0', List.of(), false);

  private static final int MOST_CHARACTERS = 40;
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?\\d{1,30}(\\.\\d{1,30})?([eE][+-]?\\d{1,2})?");
  private static final Pattern GROUPS = Pattern.compile("[+-]?\\d{1,3}(?:_\\d{2,3})*_\\d{3}");

  /**
   * Returns the number.
   *
   * @throws Refusal when the text is not a number in this form
   */
  BigDecimal parse(String text) throws Refusal {
    String plain = withoutSigns(text);
    if (this.decimal != '.' || group != '\0') {
      plain = plain(plain, text);
    }
    if (plain.length() > MOST_CHARACTERS || !NUMBER.matcher(plain).matches()) {
      throw notANumber(text);
    }
    BigDecimal number = new BigDecimal(plain);
    return dropMinus ? number.abs() : number;
  }

  private String plain(String number, String text) throws Refusal {
    int point = number.lastIndexOf(decimal);
    String whole = point < 0 ? number : number.substring(0, point);
    String rest = point < 0 ? "" : "." + number.substring(point + 1);
    if (group == '\0') {
      if (decimal != '.' && number.indexOf('.') >= 0) {
        throw notANumber(text);
      }
      return whole + rest;
    }
    if (decimal != '.' && group != '.' && number.indexOf('.') >= 0) {
      throw notANumber(text);
    }
    return ungrouped(whole, text) + rest;
  }

  private String ungrouped(String whole, String text) throws Refusal {
    StringBuilder marked = new StringBuilder(whole.length());
    boolean grouped = false;
    for (int i = 0; i < whole.length(); i++) {
      char c = whole.charAt(i);
      boolean sign = c == group || (group == ' ' && Texts.isBlank(c));
      grouped |= sign;
      marked.append(sign ? '_' : c);
    }
    if (grouped && !GROUPS.matcher(marked).matches()) {
      throw notANumber(text);
    }
    return grouped ? marked.toString().replace("_", "") : whole;
  }

  private String withoutSigns(String text) {
    String number = text;
    for (String sign : signs) {
      int at = number.indexOf(sign);
      if (at >= 0 && (isStart(number, at) || at + sign.length() == number.length())) {
        number = Texts.clean(number.substring(0, at) + number.substring(at + sign.length()));
      }
    }
    return number;
  }

  private static boolean isStart(String number, int at) {
    return at == 0 || (at == 1 && (number.charAt(0) == '-' || number.charAt(0) == '+'));
  }

  private Refusal notANumber(String text) {
    return Refusal.wrong(
        "%s is not a number with the decimal sign '%s'%s; set number: {decimal: ..., group: ...,"
                .formatted(
                    Refusal.quote(text),
                    decimal,
                    group == '\0' ? "" : " and the group sign '" + group + "'")
            + " signs: [...]}");
  }
}
