package bellbird.bill;

/** A text as a field of RFC 4180, which no spreadsheet takes for a formula. */
final class CsvField {

    private CsvField() {}

    static String of(String text) {
        boolean isFormula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        String safe = isFormula ? "'" + text : text;
        boolean needsQuotes = safe.chars().anyMatch(c -> "\",\r\n".indexOf(c) >= 0);
        return needsQuotes ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
