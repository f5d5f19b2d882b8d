package bellbird.invoice;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;

/** The invoice as data within the file that people read (Factur-X, PDF/A-3 associated files). */
final class Attachment {

    private Attachment() {}

    static void add(PDDocument document, byte[] invoice, LocalDate on) throws IOException {
        PDEmbeddedFile file =
                new PDEmbeddedFile(
                        document, new ByteArrayInputStream(invoice), COSName.FLATE_DECODE);
        file.setSubtype("text/xml");
        file.setSize(invoice.length);
        file.setModDate(GregorianCalendar.from(on.atStartOfDay(ZoneOffset.UTC)));
        PDComplexFileSpecification place = new PDComplexFileSpecification();
        place.setFile(CrossIndustryInvoice.FILE_NAME);
        place.setFileUnicode(CrossIndustryInvoice.FILE_NAME);
        place.setFileDescription("The same invoice as data (EN 16931)");
        place.setEmbeddedFile(file);
        place.setEmbeddedFileUnicode(file);
        place.getCOSObject().setName(COSName.getPDFName("AFRelationship"), "Alternative");
        PDEmbeddedFilesNameTreeNode files = new PDEmbeddedFilesNameTreeNode();
        files.setNames(Map.of(CrossIndustryInvoice.FILE_NAME, place));
        PDDocumentNameDictionary names =
                new PDDocumentNameDictionary(document.getDocumentCatalog());
        names.setEmbeddedFiles(files);
        document.getDocumentCatalog().setNames(names);
        COSArray associated = new COSArray();
        associated.add(place);
        document.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("AF"), associated);
    }
}
