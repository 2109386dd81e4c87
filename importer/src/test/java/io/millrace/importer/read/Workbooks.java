package io.millrace.importer.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes workbooks with one sheet. {@code n:} begins a number, {@code d:} a date. */
final class Workbooks {
  private Workbooks() {}

  static Path write(Path file, List<String> header, List<List<String>> rows) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      part(
          zip,
          "[Content_Types].xml",
          "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
              + type("/xl/workbook.xml", "sheet.main")
              + type("/xl/styles.xml", "styles")
              + type("/xl/worksheets/sheet1.xml", "worksheet")
              + "</Types>");
      part(
          zip,
          "xl/workbook.xml",
          "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
              + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
              + "<sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
      part(
          zip,
          "xl/_rels/workbook.xml.rels",
          "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
              + "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument"
              + "/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
              + "</Relationships>");
      part(
          zip,
          "xl/styles.xml",
          "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
              + "<cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"22\"/></cellXfs>"
              + "</styleSheet>");
      part(zip, "xl/worksheets/sheet1.xml", sheet(header, rows));
    }
    return file;
  }

  private static String type(String part, String type) {
    return "<Override PartName=\"%s\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.%s+xml\"/>"
        .formatted(part, type);
  }

  private static String sheet(List<String> header, List<List<String>> rows) {
    List<List<String>> all = new ArrayList<>(List.of(header));
    all.addAll(rows);
    StringBuilder xml =
        new StringBuilder(
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                + "<sheetData>");
    for (int row = 1; row <= all.size(); row++) {
      xml.append("<row r=\"%d\">".formatted(row));
      for (int column = 0; column < all.get(row - 1).size(); column++) {
        xml.append(cell((char) ('A' + column) + "" + row, all.get(row - 1).get(column)));
      }
      xml.append("</row>");
    }
    return xml.append("</sheetData></worksheet>").toString();
  }

  private static String cell(String address, String text) {
    if (text.isEmpty()) {
      return "";
    }
    return switch (text.substring(0, Math.min(2, text.length()))) {
      case "n:" -> "<c r=\"%s\"><v>%s</v></c>".formatted(address, text.substring(2));
      case "d:" -> "<c r=\"%s\" s=\"1\"><v>%s</v></c>".formatted(address, text.substring(2));
      default ->
          "<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>"
              .formatted(address, text.replace("&", "&amp;").replace("<", "&lt;"));
    };
  }

  private static void part(ZipOutputStream zip, String name, String xml) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml).getBytes(UTF_8));
  }
}
