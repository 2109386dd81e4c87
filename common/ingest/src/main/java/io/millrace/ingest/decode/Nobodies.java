package io.millrace.ingest.decode;

import io.millrace.ingest.answer.ProblemCode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Recognizes visitors that are nobody: what programs send when they do not know the visitor. All
 * strangers would become one person, and the traffic of one would earn credit for the money of
 * another. The list is closed and documented in {@code docs/api-codes.md}. It contains nothing that
 * a system gives to a real person.
 */
final class Nobodies {
  /** What programs write for a value that is missing or unknown, in lower case. */
  static final Set<String> WORDS =
      Set.of(
          // JavaScript, Python, Go, Objective-C, SQL, JSON, spreadsheets, reports
          "undefined",
          "null",
          "(null)",
          "<null>",
          "\\n", // what MySQL and Hive export for NULL, in lower case
          "none",
          "(none)",
          "nil",
          "<nil>",
          "nan",
          "#n/a",
          "#null!",
          "#ref!",
          "#value!",
          "#name?",
          "n/a",
          "(not set)",
          "not set",
          "true",
          "false",
          "-1",
          "-",
          "--",
          "{}",
          "[]",
          "\"\"",
          "''",
          // what client libraries and shops call a visitor who has not signed in
          "unknown",
          "anonymous",
          "guest",
          "not_authenticated",
          "\u672a\u77e5", // unknown
          "\u533f\u540d", // anonymous
          "\u533f\u540d\u7528\u6237", // anonymous user
          "\u6e38\u5ba2", // guest
          "\u672a\u767b\u5f55", // not signed in
          // ids that millions of devices share, and the largest UUID
          "9774d56d682e549c",
          "02:00:00:00:00:00",
          "ffffffff-ffff-ffff-ffff-ffffffffffff",
          // MD5, SHA-1 and SHA-256 of the empty text
          "d41d8cd98f00b204e9800998ecf8427e",
          "da39a3ee5e6b4b0d3255bfef95601890afd80709",
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

  /** Names of ids that templates contain between marks, in lower case without - and _. */
  static final Set<String> PLACEHOLDERS =
      Set.of(
          "id",
          "uid",
          "cid",
          "user",
          "userid",
          "username",
          "visitor",
          "visitorid",
          "client",
          "clientid",
          "customer",
          "customerid",
          "member",
          "memberid",
          "account",
          "accountid",
          "device",
          "deviceid",
          "distinctid",
          "anonymousid",
          "cookieid",
          "sessionid",
          "openid",
          "unionid",
          "imei",
          "idfa",
          "idfv",
          "oaid",
          "gaid",
          "aaid",
          "androidid",
          "email",
          "phone",
          "mobile",
          "youruserid");

  /** Names that are also refused without marks: nobody has the name of a column as an id. */
  static final Set<String> COLUMNS =
      PLACEHOLDERS.stream()
          .filter(name -> name.length() >= 6 && name.endsWith("id"))
          .collect(Collectors.toUnmodifiableSet());

  /** Marks of templates: whatever is between them was not filled in. */
  static final List<Marks> ALWAYS =
      List.of(
          new Marks("{{", "}}"),
          new Marks("${", "}"),
          new Marks("#{", "}"),
          new Marks("{%", "%}"),
          new Marks("<%", "%>"),
          new Marks("%%", "%%"),
          new Marks("*|", "|*"),
          new Marks("[object ", "]"));

  /** Marks that real names may have, too: a template has the name of an id between them. */
  static final List<Marks> AROUND_PLACEHOLDERS =
      List.of(
          new Marks("{", "}"),
          new Marks("[", "]"),
          new Marks("<", ">"),
          new Marks("%", "%"),
          new Marks("__", "__"),
          new Marks("$", ""),
          new Marks(":", ""));

  private Nobodies() {}

  /** The beginning and the end of a template. */
  record Marks(String begin, String end) {
    private boolean surround(String text) {
      return text.length() >= begin.length() + end.length()
          && text.startsWith(begin)
          && text.endsWith(end);
    }

    private String inside(String text) {
      return text.substring(begin.length(), text.length() - end.length());
    }
  }

  /**
   * Refuses a visitor that is nobody.
   *
   * @throws RejectedException with {@link ProblemCode#BAD_VISITOR}; it does not quote the visitor
   */
  static void refuse(String visitor) throws RejectedException {
    String text = trimmed(visitor).toLowerCase(Locale.ROOT);
    if (text.isEmpty()) {
      throw nobody("is blank");
    }
    if (isMissing(text)) {
      throw nobody("is a word for a missing value, or an id that many people share");
    }
    if (isTemplate(text)) {
      throw nobody("is a template that was not filled in");
    }
  }

  /** Whether the text has only white space, invisible characters and controls. */
  static boolean isBlank(String text) {
    return trimmed(text).isEmpty();
  }

  private static boolean isMissing(String text) {
    return WORDS.contains(text)
        || (text.charAt(0) == '0' && consistsOf(text, "0-"))
        || ((text.charAt(0) == '?' || text.charAt(0) == '\ufffd') && consistsOf(text, "?\ufffd"));
  }

  private static boolean isTemplate(String text) {
    return (text.endsWith("id") && COLUMNS.contains(name(text)))
        || (!Character.isLetterOrDigit(text.charAt(0)) && hasMarks(text));
  }

  private static boolean hasMarks(String text) {
    return ALWAYS.stream().anyMatch(marks -> marks.surround(text))
        || AROUND_PLACEHOLDERS.stream()
            .filter(marks -> marks.surround(text))
            .anyMatch(marks -> PLACEHOLDERS.contains(name(trimmed(marks.inside(text)))));
  }

  private static String name(String text) {
    return text.replace("_", "").replace("-", "");
  }

  private static boolean consistsOf(String text, String chars) {
    return text.chars().allMatch(c -> chars.indexOf(c) >= 0);
  }

  /** The text without white space, invisible characters and controls at its ends. */
  private static String trimmed(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isBlank(text.charAt(from))) {
      from++;
    }
    while (from < to && isBlank(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isBlank(char c) {
    return c <= ' '
        || (c >= '\u007f'
            && (Character.isSpaceChar(c)
                || Character.isWhitespace(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT
                || c == '\u2800' // a blank of braille
                || c == '\u3164')); // a blank of Hangul
  }

  private static RejectedException nobody(String reason) {
    return new RejectedException(
        ProblemCode.BAD_VISITOR,
        "visitor %s; send the same id for the same person, or leave the event out"
            .formatted(reason));
  }
}
