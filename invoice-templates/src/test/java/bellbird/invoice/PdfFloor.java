package bellbird.invoice;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.jspecify.annotations.Nullable;

/**
 * The least that a bill's file costs: its pages drawn again by bare PDFBox, from calls, metadata,
 * structure and invoice data that were laid out beforehand. Fonts, logo and colour profile are
 * those that the product parsed and squeezed once.
 */
final class PdfFloor {

    private static final COSName TABS = COSName.getPDFName("Tabs");

    /** Fonts and logo of one document. */
    static final class Holdings {
        private final PDDocument document;
        private final String png;
        private final Map<FontFile, PDType0Font> fonts = new EnumMap<>(FontFile.class);

        Holdings(PDDocument document, String png) {
            this.document = document;
            this.png = png;
        }

        PDType0Font font(FontFile file) throws IOException {
            PDType0Font font = fonts.get(file);
            if (font == null) {
                font = PDType0Font.load(document, file.font(), true);
                fonts.put(file, font);
            }
            return font;
        }

        void drawLogo(PDPageContentStream content) throws IOException {
            PDImageXObject logo = Objects.requireNonNull(Logos.in(document, png));
            content.drawImage(logo, 0, 0, 1, 1);
        }
    }

    /** A page, and its links without what ties them. */
    private record Page(PdfCalls drawn, List<COSDictionary> links) {}

    /** An element: its entries, and elements, pieces and links in it. */
    private record Element(COSDictionary entries, List<Object> kids) {}

    /** A piece of a page, or one of its links. */
    private record Piece(int page, int number, boolean isLink) {}

    private final String png;
    private final byte @Nullable [] invoice;
    private final LocalDate on;
    private final byte[] xmp;
    private final COSDictionary information;
    private final String language;
    private final List<Page> pages = new ArrayList<>();
    private final Element structure;

    /**
     * @param file what the product drew
     * @param png the logo in it
     * @param invoice the data in it; null if there is none
     */
    PdfFloor(byte[] file, String png, byte @Nullable [] invoice, LocalDate on) throws IOException {
        this.png = png;
        this.invoice = invoice;
        this.on = on;
        try (PDDocument document = Loader.loadPDF(file)) {
            PDDocumentCatalog catalog = document.getDocumentCatalog();
            xmp = catalog.getMetadata().toByteArray();
            language = Objects.requireNonNull(catalog.getLanguage());
            information = plain(document.getDocumentInformation().getCOSObject());
            List<COSDictionary> known = new ArrayList<>();
            for (PDPage page : document.getPages()) {
                known.add(page.getCOSObject());
                List<COSDictionary> links = new ArrayList<>();
                for (var link : page.getAnnotations()) {
                    links.add(plain(link.getCOSObject()));
                }
                pages.add(new Page(PdfCalls.of(page), links));
            }
            COSDictionary root = catalog.getStructureTreeRoot().getCOSObject();
            structure = element(Objects.requireNonNull(root.getCOSDictionary(COSName.K)), known);
        }
    }

    byte[] draw() throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.setVersion(1.7f);
            PDDocumentCatalog catalog = document.getDocumentCatalog();
            catalog.setLanguage(language);
            catalog.getCOSObject().setItem("MarkInfo", flag("Marked"));
            catalog.getCOSObject().setItem("ViewerPreferences", flag("DisplayDocTitle"));
            Archive.outputIntent(document, catalog);
            catalog.setMetadata(new PDMetadata(document, new ByteArrayInputStream(xmp)));
            document.setDocumentInformation(new PDDocumentInformation(plain(information)));
            if (invoice != null) {
                Attachment.add(document, invoice, on);
            }
            new Drawing(document).draw();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024);
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    /** One document on its way. */
    private final class Drawing {

        private final PDDocument document;
        private final Holdings holdings;
        private final List<PDPage> drawn = new ArrayList<>();
        private final List<COSArray> marks = new ArrayList<>();
        private final List<List<COSDictionary>> links = new ArrayList<>();
        private final List<COSBase> parents = new ArrayList<>();

        Drawing(PDDocument document) {
            this.document = document;
            holdings = new Holdings(document, png);
        }

        void draw() throws IOException {
            for (Page page : pages) {
                draw(page);
            }
            PDStructureTreeRoot root = new PDStructureTreeRoot();
            root.getCOSObject().setItem(COSName.K, build(structure, root.getCOSObject()));
            COSArray numbers = new COSArray();
            for (int i = 0; i < parents.size(); i++) {
                numbers.add(COSInteger.get(i));
                numbers.add(parents.get(i));
            }
            COSDictionary tree = new COSDictionary();
            tree.setItem(COSName.NUMS, numbers);
            root.getCOSObject().setItem(COSName.PARENT_TREE, tree);
            root.getCOSObject().setInt(COSName.PARENT_TREE_NEXT_KEY, parents.size());
            document.getDocumentCatalog().setStructureTreeRoot(root);
        }

        private void draw(Page page) throws IOException {
            PDPage fresh = new PDPage(PDRectangle.A4);
            fresh.getCOSObject().setItem(TABS, COSName.S);
            fresh.setStructParents(parents.size());
            document.addPage(fresh);
            try (PDPageContentStream content = new PDPageContentStream(document, fresh)) {
                for (PdfCalls.Call call : page.drawn().calls()) {
                    call.on(content, holdings);
                }
            }
            COSArray pieces = new COSArray();
            for (int i = 0; i < page.drawn().marks(); i++) {
                pieces.add((COSBase) null);
            }
            parents.add(pieces);
            marks.add(pieces);
            List<COSDictionary> own = new ArrayList<>();
            for (COSDictionary link : page.links()) {
                COSDictionary copy = plain(link);
                copy.setItem(COSName.P, fresh);
                own.add(copy);
            }
            if (!own.isEmpty()) {
                COSArray annotations = new COSArray();
                own.forEach(annotations::add);
                fresh.getCOSObject().setItem(COSName.ANNOTS, annotations);
            }
            links.add(own);
            drawn.add(fresh);
        }

        private COSDictionary build(Element element, COSDictionary parent) {
            COSDictionary dictionary = plain(element.entries());
            dictionary.setItem(COSName.P, parent);
            COSArray kids = new COSArray();
            dictionary.setItem(COSName.K, kids);
            for (Object kid : element.kids()) {
                kids.add(
                        kid instanceof Element inner
                                ? build(inner, dictionary)
                                : reference((Piece) kid, dictionary));
            }
            return dictionary;
        }

        private COSDictionary reference(Piece piece, COSDictionary owner) {
            COSDictionary reference = new COSDictionary();
            reference.setName(COSName.TYPE, piece.isLink() ? "OBJR" : "MCR");
            reference.setItem(COSName.PG, drawn.get(piece.page()));
            if (piece.isLink()) {
                COSDictionary link = links.get(piece.page()).get(piece.number());
                reference.setItem(COSName.OBJ, link);
                link.setInt(COSName.STRUCT_PARENT, parents.size());
                parents.add(owner);
            } else {
                reference.setInt(COSName.MCID, piece.number());
                marks.get(piece.page()).set(piece.number(), owner);
            }
            return reference;
        }
    }

    private static Element element(COSDictionary dictionary, List<COSDictionary> pages) {
        List<Object> kids = new ArrayList<>();
        COSArray all = Objects.requireNonNull(dictionary.getCOSArray(COSName.K));
        for (int i = 0; i < all.size(); i++) {
            COSDictionary kid = (COSDictionary) Objects.requireNonNull(all.getObject(i));
            COSDictionary page = kid.getCOSDictionary(COSName.PG);
            String type = kid.getNameAsString(COSName.TYPE);
            if ("MCR".equals(type)) {
                kids.add(new Piece(pages.indexOf(page), kid.getInt(COSName.MCID), false));
            } else if ("OBJR".equals(type)) {
                COSArray links = Objects.requireNonNull(page).getCOSArray(COSName.ANNOTS);
                int number = 0;
                while (Objects.requireNonNull(links).getObject(number)
                        != kid.getDictionaryObject(COSName.OBJ)) {
                    number++;
                }
                kids.add(new Piece(pages.indexOf(page), number, true));
            } else {
                kids.add(element(kid, pages));
            }
        }
        return new Element(plain(dictionary), kids);
    }

    /** A copy of its own, without what leads to other parts of the document. */
    private static COSDictionary plain(COSDictionary dictionary) {
        COSDictionary plain = new COSDictionary();
        for (COSName key : dictionary.keySet()) {
            if (!key.equals(COSName.P)
                    && !key.equals(COSName.K)
                    && !key.equals(COSName.STRUCT_PARENT)) {
                COSBase value = dictionary.getDictionaryObject(key);
                plain.setItem(key, value instanceof COSDictionary inner ? plain(inner) : value);
            }
        }
        return plain;
    }

    private static COSDictionary flag(String name) {
        COSDictionary flag = new COSDictionary();
        flag.setBoolean(name, true);
        return flag;
    }
}
