package bellbird.invoice;

import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;

/** The structure tree: what each piece of the page is, for screen readers (PDF/UA). */
final class Tags {

    private static final COSName STRUCT_ELEM = COSName.getPDFName("StructElem");
    private static final COSName MCR = COSName.getPDFName("MCR");
    private static final COSName OBJR = COSName.getPDFName("OBJR");
    private static final COSName TABLE = COSName.getPDFName("Table");
    private static final COSName LAYOUT = COSName.getPDFName("Layout");
    private static final COSName SCOPE = COSName.getPDFName("Scope");
    private static final COSName ROW = COSName.getPDFName("Row");
    private static final COSName COL_SPAN = COSName.getPDFName("ColSpan");

    private final PDStructureTreeRoot root = new PDStructureTreeRoot();
    private final Element document =
            new Element(root.getCOSObject(), COSName.getPDFName("Document"));
    private final List<COSBase> parents = new ArrayList<>();

    /** One node of the tree. */
    static final class Element {

        private final COSDictionary dictionary = new COSDictionary();
        private final COSArray kids = new COSArray();
        private final COSName type;

        private Element(COSDictionary parent, COSName type) {
            this.type = type;
            dictionary.setItem(COSName.TYPE, STRUCT_ELEM);
            dictionary.setItem(COSName.S, type);
            dictionary.setItem(COSName.P, parent);
            dictionary.setItem(COSName.K, kids);
        }

        COSName type() {
            return type;
        }

        Element child(String type) {
            Element child = new Element(dictionary, COSName.getPDFName(type));
            kids.add(child.dictionary);
            return child;
        }

        /** A head cell, of its column or of its row. */
        Element head(String scope) {
            Element head = child("TH");
            head.attributes(TABLE).setItem(SCOPE, COSName.getPDFName(scope));
            return head;
        }

        /** A cell over several columns. */
        Element wide(String type, int columns) {
            Element cell = child(type);
            COSDictionary attributes = cell.attributes(TABLE);
            attributes.setInt(COL_SPAN, columns);
            if (type.equals("TH")) {
                attributes.setItem(SCOPE, ROW);
            }
            return cell;
        }

        /** A picture in words, with its place in page coordinates. */
        Element figure(String words, double left, double bottom, double right, double top) {
            Element figure = child("Figure");
            figure.dictionary.setString(COSName.ALT, words);
            COSArray box = new COSArray();
            for (double edge : new double[] {left, bottom, right, top}) {
                box.add(new COSFloat((float) edge));
            }
            figure.attributes(LAYOUT).setItem(COSName.BBOX, box);
            return figure;
        }

        private COSDictionary attributes(COSName owner) {
            COSDictionary attributes = new COSDictionary();
            attributes.setItem(COSName.O, owner);
            dictionary.setItem(COSName.A, attributes);
            return attributes;
        }
    }

    Element document() {
        return document;
    }

    /** Gives a page its row in the parent tree. */
    COSArray openPage(PDPage page) {
        COSArray marks = new COSArray();
        page.setStructParents(parents.size());
        parents.add(marks);
        return marks;
    }

    /** Ties the next piece of a page to an element; returns its marked-content id. */
    static int mark(Element element, PDPage page, COSArray marks) {
        int id = marks.size();
        marks.add(element.dictionary);
        COSDictionary reference = new COSDictionary();
        reference.setItem(COSName.TYPE, MCR);
        reference.setItem(COSName.PG, page);
        reference.setInt(COSName.MCID, id);
        element.kids.add(reference);
        return id;
    }

    /** Ties an annotation, such as a link, to an element. */
    void tie(Element element, PDPage page, COSDictionary annotation) {
        annotation.setInt(COSName.STRUCT_PARENT, parents.size());
        parents.add(element.dictionary);
        COSDictionary reference = new COSDictionary();
        reference.setItem(COSName.TYPE, OBJR);
        reference.setItem(COSName.PG, page);
        reference.setItem(COSName.OBJ, annotation);
        element.kids.add(reference);
    }

    void finish(PDDocumentCatalog catalog) {
        COSArray numbers = new COSArray();
        for (int i = 0; i < parents.size(); i++) {
            numbers.add(COSInteger.get(i));
            numbers.add(parents.get(i));
        }
        COSDictionary parentTree = new COSDictionary();
        parentTree.setItem(COSName.NUMS, numbers);
        COSDictionary tree = root.getCOSObject();
        tree.setItem(COSName.K, document.dictionary);
        tree.setItem(COSName.PARENT_TREE, parentTree);
        tree.setInt(COSName.PARENT_TREE_NEXT_KEY, parents.size());
        catalog.setStructureTreeRoot(root);
    }
}
