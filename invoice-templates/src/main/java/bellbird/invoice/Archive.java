package bellbird.invoice;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.Locale;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.jspecify.annotations.Nullable;

/**
 * What makes a document one for the archive: the marks of PDF/A and PDF/UA, its colours' meaning,
 * and nothing that differs when it is drawn again: dates come from the bill, ids from its content.
 */
final class Archive {

    static final String PRODUCER = "Bellbird";
    private static final String SRGB = "sRGB IEC61966-2.1";
    private static final PackedStream PROFILE = profile();

    private Archive() {}

    /**
     * What the file says of itself.
     *
     * @param author who issues it
     * @param on day of issue
     * @param identity what no other file of this author has; the file's id is derived from it
     */
    record Description(
            String title, Locale language, String author, LocalDate on, String identity) {

        Description {
            title = DrawableText.of(title);
            author = DrawableText.of(author);
        }
    }

    /**
     * Marks a document as one with a structure for screen readers.
     *
     * @param invoice to be attached as data; null if there is none
     */
    static void markTagged(PDDocument document, Description description, byte @Nullable [] invoice)
            throws IOException {
        PDMarkInfo marked = new PDMarkInfo();
        marked.setMarked(true);
        document.getDocumentCatalog().setMarkInfo(marked);
        mark(document, Xmp.Claim.TAGGED, description, invoice != null);
        if (invoice != null) {
            Attachment.add(document, invoice, description.on());
        }
    }

    /** Marks a document that is only looked at. */
    static void markPlain(PDDocument document, Description description) throws IOException {
        mark(document, Xmp.Claim.PLAIN, description, false);
    }

    private static void mark(
            PDDocument document, Xmp.Claim claim, Description description, boolean carriesInvoice)
            throws IOException {
        String language = description.language().toLanguageTag();
        document.setVersion(1.7f);
        document.setDocumentId(digest(description.author() + " " + description.identity()));
        PDDocumentCatalog catalog = document.getDocumentCatalog();
        catalog.setLanguage(language);
        PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
        preferences.setDisplayDocTitle(true);
        catalog.setViewerPreferences(preferences);
        outputIntent(document, catalog);
        information(document, description);
        String xmp =
                Xmp.of(
                        claim,
                        carriesInvoice,
                        description.title(),
                        description.author(),
                        language,
                        description.on());
        catalog.setMetadata(
                new PDMetadata(
                        document, new ByteArrayInputStream(xmp.getBytes(StandardCharsets.UTF_8))));
    }

    static void outputIntent(PDDocument document, PDDocumentCatalog catalog) throws IOException {
        COSDictionary dictionary = new COSDictionary();
        dictionary.setItem(COSName.TYPE, COSName.OUTPUT_INTENT);
        dictionary.setItem(COSName.S, COSName.GTS_PDFA1);
        dictionary.setItem(COSName.DEST_OUTPUT_PROFILE, PROFILE.in(document));
        PDOutputIntent intent = new PDOutputIntent(dictionary);
        intent.setInfo(SRGB);
        intent.setOutputCondition(SRGB);
        intent.setOutputConditionIdentifier(SRGB);
        intent.setRegistryName("http://www.color.org");
        catalog.addOutputIntent(intent);
    }

    /** The colours' meaning, as every document holds it. */
    private static PackedStream profile() {
        byte[] icc = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        try (PDDocument scratch = new PDDocument()) {
            return PackedStream.of(
                    new PDOutputIntent(scratch, new ByteArrayInputStream(icc))
                            .getDestOutputIntent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void information(PDDocument document, Description description) {
        GregorianCalendar issued =
                GregorianCalendar.from(description.on().atStartOfDay(ZoneOffset.UTC));
        PDDocumentInformation information = new PDDocumentInformation();
        information.setTitle(description.title());
        information.setAuthor(description.author());
        information.setProducer(PRODUCER);
        information.setCreationDate(issued);
        information.setModificationDate(issued);
        document.setDocumentInformation(information);
    }

    private static long digest(String content) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(content.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
