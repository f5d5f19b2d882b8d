package bellbird.invoice;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Elements of UN/CEFACT's vocabulary, one after another. Whatever is null or blank is left out. */
final class Xml {

    /** Of Java itself, so that the bytes are the same on every server. */
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();

    private static final String STANDARD = "urn:un:unece:uncefact:data:standard:";
    private static final String RSM = STANDARD + "CrossIndustryInvoice:100";
    private static final String RAM = STANDARD + "ReusableAggregateBusinessInformationEntity:100";
    private static final String QDT = STANDARD + "QualifiedDataType:100";
    private static final String UDT = STANDARD + "UnqualifiedDataType:100";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(16 * 1024);
    private final XMLStreamWriter writer;

    /** What stands within an element. */
    interface Content {
        void write() throws XMLStreamException;
    }

    Xml() throws XMLStreamException {
        writer = WRITERS.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
    }

    /** The whole document. */
    byte[] document(Content content) throws XMLStreamException {
        writer.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        writer.writeStartElement("rsm", "CrossIndustryInvoice", RSM);
        writer.writeNamespace("rsm", RSM);
        writer.writeNamespace("ram", RAM);
        writer.writeNamespace("qdt", QDT);
        writer.writeNamespace("udt", UDT);
        content.write();
        writer.writeEndElement();
        writer.writeEndDocument();
        writer.close();
        return bytes.toByteArray();
    }

    /** One of the three parts of a document. */
    void part(String name, Content content) throws XMLStreamException {
        writer.writeStartElement("rsm", name, RSM);
        content.write();
        writer.writeEndElement();
    }

    void element(String name, Content content) throws XMLStreamException {
        writer.writeStartElement("ram", name, RAM);
        content.write();
        writer.writeEndElement();
    }

    void element(String name, @Nullable String text) throws XMLStreamException {
        with(name, "", "", text);
    }

    void element(String name, BigDecimal number) throws XMLStreamException {
        element(name, number.toPlainString());
    }

    /** An element with one attribute. */
    void with(String name, String attribute, String value, @Nullable String text)
            throws XMLStreamException {
        if (text == null || text.isBlank()) {
            return;
        }
        writer.writeStartElement("ram", name, RAM);
        if (!attribute.isEmpty()) {
            writer.writeAttribute(attribute, value);
        }
        writer.writeCharacters(clean(text));
        writer.writeEndElement();
    }

    void flag(String name, boolean flag) throws XMLStreamException {
        element(
                name,
                () -> {
                    writer.writeStartElement("udt", "Indicator", UDT);
                    writer.writeCharacters(Boolean.toString(flag));
                    writer.writeEndElement();
                });
    }

    /** A day in the form 102: year, month, day. */
    void date(String name, LocalDate date) throws XMLStreamException {
        element(name, () -> day("udt", UDT, date));
    }

    /** The same in the vocabulary of references. */
    void formattedDate(String name, LocalDate date) throws XMLStreamException {
        element(name, () -> day("qdt", QDT, date));
    }

    private void day(String prefix, String space, LocalDate date) throws XMLStreamException {
        writer.writeStartElement(prefix, "DateTimeString", space);
        writer.writeAttribute("format", "102");
        writer.writeCharacters(DateTimeFormatter.BASIC_ISO_DATE.format(date));
        writer.writeEndElement();
    }

    /** XML 1.0 has no letters for most controls, nor for half of a pair. */
    private static String clean(String text) {
        if (text.codePoints().allMatch(Xml::isLetter)) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().filter(Xml::isLetter).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static boolean isLetter(int codePoint) {
        return codePoint == '\t'
                || codePoint == '\n'
                || codePoint >= ' ' && codePoint < 0xD800
                || codePoint >= 0xE000 && codePoint < 0xFFFE
                || codePoint > 0xFFFF;
    }
}
