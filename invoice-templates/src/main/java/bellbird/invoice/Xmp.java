package bellbird.invoice;

import java.time.LocalDate;

/**
 * What a file says of itself in XMP: which archive standard it keeps, and, where it carries an
 * invoice as data, that it does (Factur-X). Schemas that PDF/A does not know describe themselves.
 */
final class Xmp {

    /** How a file claims to be made. */
    enum Claim {
        /** With a structure for screen readers: PDF/A-3a and PDF/UA-1. */
        TAGGED,
        /** To be looked at only: PDF/A-3b. */
        PLAIN
    }

    private static final String HEAD =
            """
            <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/">
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
            xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" \
            xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" \
            xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" \
            xmlns:fx="urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#" \
            xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
            xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
            xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
            <pdfaid:part>3</pdfaid:part>
            """;
    private static final String TAGGED_CLAIM =
            """
            <pdfaid:conformance>A</pdfaid:conformance>
            <pdfuaid:part>1</pdfuaid:part>
            """;
    private static final String PLAIN_CLAIM = "<pdfaid:conformance>B</pdfaid:conformance>\n";
    private static final String INVOICE =
            """
            <fx:DocumentType>INVOICE</fx:DocumentType>
            <fx:DocumentFileName>factur-x.xml</fx:DocumentFileName>
            <fx:Version>1.0</fx:Version>
            <fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>
            """;
    private static final String UA_SCHEMA =
            schema(
                    "PDF/UA identification",
                    "http://www.aiim.org/pdfua/ns/id/",
                    "pdfuaid",
                    property("part", "Integer", "internal", "Part of PDF/UA"));
    private static final String INVOICE_SCHEMA =
            schema(
                    "Factur-X PDFA Extension Schema",
                    "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#",
                    "fx",
                    property("DocumentFileName", "Text", "external", "Name of the invoice file")
                            + property("DocumentType", "Text", "external", "Kind of the document")
                            + property("Version", "Text", "external", "Version of the standard")
                            + property("ConformanceLevel", "Text", "external", "Its profile"));
    private static final String TAIL =
            "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>";

    private Xmp() {}

    /**
     * @param carriesInvoice whether the invoice is attached as data
     */
    static String of(
            Claim claim,
            boolean carriesInvoice,
            String title,
            String author,
            String language,
            LocalDate on) {
        boolean isTagged = claim == Claim.TAGGED;
        StringBuilder xmp = new StringBuilder(4096).append(HEAD);
        xmp.append(isTagged ? TAGGED_CLAIM : PLAIN_CLAIM);
        if (carriesInvoice) {
            xmp.append(INVOICE);
        }
        xmp.append("<dc:format>application/pdf</dc:format>\n")
                .append("<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">")
                .append(xml(title))
                .append("</rdf:li></rdf:Alt></dc:title>\n<dc:creator><rdf:Seq><rdf:li>")
                .append(xml(author))
                .append("</rdf:li></rdf:Seq></dc:creator>\n<dc:language><rdf:Bag><rdf:li>")
                .append(xml(language))
                .append("</rdf:li></rdf:Bag></dc:language>\n<pdf:Producer>")
                .append(Archive.PRODUCER)
                .append("</pdf:Producer>\n<xmp:CreateDate>")
                .append(on)
                .append("T00:00:00Z</xmp:CreateDate>\n<xmp:ModifyDate>")
                .append(on)
                .append("T00:00:00Z</xmp:ModifyDate>\n");
        String schemas = (isTagged ? UA_SCHEMA : "") + (carriesInvoice ? INVOICE_SCHEMA : "");
        if (!schemas.isEmpty()) {
            xmp.append("<pdfaExtension:schemas><rdf:Bag>\n")
                    .append(schemas)
                    .append("</rdf:Bag></pdfaExtension:schemas>\n");
        }
        return xmp.append(TAIL).toString();
    }

    private static String schema(String name, String space, String prefix, String properties) {
        return """
        <rdf:li rdf:parseType="Resource">
        <pdfaSchema:schema>%s</pdfaSchema:schema>
        <pdfaSchema:namespaceURI>%s</pdfaSchema:namespaceURI>
        <pdfaSchema:prefix>%s</pdfaSchema:prefix>
        <pdfaSchema:property><rdf:Seq>
        %s</rdf:Seq></pdfaSchema:property></rdf:li>
        """
                .formatted(name, space, prefix, properties);
    }

    private static String property(String name, String type, String category, String what) {
        return """
        <rdf:li rdf:parseType="Resource">
        <pdfaProperty:name>%s</pdfaProperty:name>
        <pdfaProperty:valueType>%s</pdfaProperty:valueType>
        <pdfaProperty:category>%s</pdfaProperty:category>
        <pdfaProperty:description>%s</pdfaProperty:description></rdf:li>
        """
                .formatted(name, type, category, what);
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
