package bellbird.invoice;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Elements of UN/CEFACT's vocabulary, one after another. Whatever is null or blank is left out. A
 * writer of Java's own took a tenth of the time that a whole bill takes.
 */
final class Xml {

    private static final String STANDARD = "urn:un:unece:uncefact:data:standard:";
    private static final String RSM = STANDARD + "CrossIndustryInvoice:100";
    private static final String RAM = STANDARD + "ReusableAggregateBusinessInformationEntity:100";
    private static final String QDT = STANDARD + "QualifiedDataType:100";
    private static final String UDT = STANDARD + "UnqualifiedDataType:100";

    private final StringBuilder text = new StringBuilder(64 * 1024);

    /** What stands within an element. */
    interface Content {
        void write();
    }

    /** The whole document. */
    byte[] document(Content content) {
        text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rsm:CrossIndustryInvoice");
        space("rsm", RSM);
        space("ram", RAM);
        space("qdt", QDT);
        space("udt", UDT);
        text.append('>');
        content.write();
        text.append("</rsm:CrossIndustryInvoice>");
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void space(String prefix, String name) {
        text.append(" xmlns:").append(prefix).append("=\"").append(name).append('"');
    }

    /** One of the three parts of a document. */
    void part(String name, Content content) {
        within("rsm:", name, content);
    }

    void element(String name, Content content) {
        within("ram:", name, content);
    }

    private void within(String prefix, String name, Content content) {
        text.append('<').append(prefix).append(name).append('>');
        content.write();
        end(prefix, name);
    }

    private void end(String prefix, String name) {
        text.append("</").append(prefix).append(name).append('>');
    }

    void element(String name, @Nullable String content) {
        if (content != null && !content.isBlank()) {
            text.append("<ram:").append(name).append('>');
            escape(content);
            end("ram:", name);
        }
    }

    void element(String name, BigDecimal number) {
        element(name, number.toPlainString());
    }

    /**
     * An element with one attribute.
     *
     * @param value without any letter that XML would take for its own
     */
    void with(String name, String attribute, String value, @Nullable String content) {
        if (content != null && !content.isBlank()) {
            text.append("<ram:").append(name).append(' ').append(attribute).append("=\"");
            text.append(value).append("\">");
            escape(content);
            end("ram:", name);
        }
    }

    void flag(String name, boolean flag) {
        element(name, () -> text.append("<udt:Indicator>").append(flag).append("</udt:Indicator>"));
    }

    /** A day in the form 102: year, month, day. */
    void date(String name, LocalDate date) {
        element(name, () -> day("udt", date));
    }

    /** The same in the vocabulary of references. */
    void formattedDate(String name, LocalDate date) {
        element(name, () -> day("qdt", date));
    }

    private void day(String prefix, LocalDate date) {
        int number = date.getYear() * 10_000 + date.getMonthValue() * 100 + date.getDayOfMonth();
        text.append('<').append(prefix).append(":DateTimeString format=\"102\">");
        text.append(number).append("</").append(prefix).append(":DateTimeString>");
    }

    /** XML 1.0 has no letters for most controls, nor for half of a pair: they are left out. */
    private void escape(String content) {
        if (isPlain(content)) {
            text.append(content);
            return;
        }
        for (int i = 0; i < content.length(); ) {
            int codePoint = content.codePointAt(i);
            switch (codePoint) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                default -> {
                    if (isLetter(codePoint)) {
                        text.appendCodePoint(codePoint);
                    }
                }
            }
            i += Character.charCount(codePoint);
        }
    }

    /** Whether each letter stands for itself, as in most texts. */
    private static boolean isPlain(String content) {
        for (int i = 0; i < content.length(); i++) {
            char letter = content.charAt(i);
            if (letter < ' ' || letter >= 0xD800 || "&<>".indexOf(letter) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(int codePoint) {
        return codePoint == '\t'
                || codePoint == '\n'
                || codePoint >= ' ' && codePoint < 0xD800
                || codePoint >= 0xE000 && codePoint < 0xFFFE
                || codePoint > 0xFFFF;
    }
}
