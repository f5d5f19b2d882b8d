package bellbird.invoice;

import bellbird.bill.Annex;
import bellbird.bill.Annex.Line;
import bellbird.bill.BillDocument.Unit;
import bellbird.bill.BillDocument.Usage.Service;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/** One file of an itemised list: pages of lines, each page under the number that they belong to. */
final class AnnexVolume {

    private static final double STEP = 12;
    private static final double FIRST_TOP = 132;
    private static final double TOP = 64;
    private static final double FOOT = Sheet.HEIGHT - 36;

    private static final double WHAT = Flow.LEFT + 104;
    private static final double NUMBER = Flow.LEFT + 162;
    private static final double WHERE = Flow.LEFT + 262;
    private static final double QUANTITY = Flow.LEFT + 412;
    private static final double ROOM_BETWEEN = 6;
    private static final Ink LINE = new Ink(Typeface.REGULAR, 8, Ink.BLACK);
    private static final Ink NAME = new Ink(Typeface.SEMI_BOLD, 8, Ink.BLACK);

    private final Annex annex;
    private final Texts texts;
    private final int number;
    private final List<Line> lines;

    /** Words and numbers of an annex in the language of its bill. */
    static final class Texts {

        private final Locale language;
        private final Words words;
        private final Formats formats;
        private final Formats.Moments moments;

        Texts(Annex annex) {
            language = Words.spoken(Locale.forLanguageTag(annex.language()));
            words = new Words(language);
            formats =
                    new Formats(language, Currency.getInstance(annex.currency()), annex.country());
            moments = formats.moments(annex.zone());
        }
    }

    /** A row of a page: a line, or the number that the lines below it belong to. */
    private record Row(String serviceNumber, @Nullable Line line) {}

    /**
     * @param number from 1
     */
    AnnexVolume(Annex annex, Texts texts, int number, List<Line> lines) {
        this.annex = annex;
        this.texts = texts;
        this.number = number;
        this.lines = lines;
    }

    byte[] draw() throws IOException {
        List<List<Row>> pages = pages();
        try (PDDocument document = new PDDocument()) {
            Fonts fonts = new Fonts(document);
            Archive.markPlain(
                    document,
                    new Archive.Description(
                            title() + " " + annex.billLabel(),
                            texts.language,
                            annex.tenantName(),
                            annex.issuedOn(),
                            annex.billLabel() + " annex " + number));
            for (int page = 0; page < pages.size(); page++) {
                Sheet sheet = new Sheet(document, fonts);
                double y = page == 0 ? first(sheet) : following(sheet);
                draw(sheet, y, pages.get(page));
                foot(sheet, page + 1, pages.size());
                sheet.close();
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(512 * 1024);
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    private List<List<Row>> pages() {
        List<List<Row>> pages = new ArrayList<>();
        List<Row> page = new ArrayList<>();
        pages.add(page);
        String served = "";
        for (Line line : lines) {
            boolean isNew = !line.serviceNumber().equals(served);
            if (page.size() + (isNew ? 2 : 1) > room(pages.size())) {
                page = new ArrayList<>();
                pages.add(page);
                isNew = true;
            }
            if (isNew) {
                page.add(new Row(line.serviceNumber(), null));
                served = line.serviceNumber();
            }
            page.add(new Row(served, line));
        }
        return pages;
    }

    /** Rows of a page, counted from 1. */
    private static int room(int page) {
        double top = page == 1 ? FIRST_TOP : TOP;
        return (int) ((FOOT - 2 * STEP - top) / STEP);
    }

    private double first(Sheet sheet) {
        sheet.textWithin(Flow.LEFT, 54, Ink.TITLE, title(), Flow.ROOM / 2);
        sheet.textRight(Flow.RIGHT, 54, Ink.BODY_GREY, annex.tenantName(), Flow.ROOM / 2);
        sheet.textWithin(Flow.LEFT, 74, Ink.BODY, bill(), Flow.ROOM);
        sheet.textWithin(
                Flow.LEFT,
                88,
                Ink.BODY,
                annex.customerName() + ", " + texts.formats.period(annex.period()),
                Flow.ROOM);
        sheet.textWithin(
                Flow.LEFT,
                102,
                Ink.DETAIL,
                texts.words.of(annex.wholeNumbers() ? "annexWhole" : "annexMasked"),
                Flow.ROOM);
        heads(sheet, FIRST_TOP - 8);
        return FIRST_TOP;
    }

    private double following(Sheet sheet) {
        sheet.textWithin(Flow.LEFT, 36, Ink.DETAIL, title() + ", " + bill(), Flow.ROOM);
        heads(sheet, TOP - 8);
        return TOP;
    }

    private String title() {
        return texts.words.of("annexTitle");
    }

    private String bill() {
        return texts.words.of("annexOf", annex.billLabel(), texts.formats.date(annex.issuedOn()));
    }

    private void heads(Sheet sheet, double y) {
        Words words = texts.words;
        sheet.textWithin(Flow.LEFT, y, NAME, words.of("annexWhen"), WHAT - Flow.LEFT);
        sheet.textWithin(WHAT, y, NAME, words.of("what"), NUMBER - WHAT - ROOM_BETWEEN);
        sheet.textWithin(NUMBER, y, NAME, words.of("annexNumber"), WHERE - NUMBER - ROOM_BETWEEN);
        sheet.textWithin(WHERE, y, NAME, words.of("annexWhere"), 80);
        sheet.textRight(QUANTITY, y, NAME, words.of("quantity"), 66);
        sheet.textRight(Flow.RIGHT, y, NAME, words.of("annexAmount"), 76);
        sheet.rule(Flow.LEFT, Flow.RIGHT, y + 4, 0.75, Ink.BLACK);
    }

    private void draw(Sheet sheet, double top, List<Row> rows) {
        double y = top + 8;
        for (Row row : rows) {
            Line line = row.line();
            if (line == null) {
                sheet.textWithin(
                        Flow.LEFT, y, NAME, texts.words.of("line", row.serviceNumber()), Flow.ROOM);
            } else {
                draw(sheet, y, line);
            }
            y += STEP;
        }
    }

    private void draw(Sheet sheet, double y, Line line) {
        sheet.textWithin(
                Flow.LEFT,
                y,
                LINE,
                texts.moments.of(line.startedAt()),
                WHAT - Flow.LEFT - ROOM_BETWEEN);
        sheet.textWithin(
                WHAT, y, LINE, texts.words.of(service(line)), NUMBER - WHAT - ROOM_BETWEEN);
        String other = line.otherParty();
        if (other != null) {
            sheet.textWithin(NUMBER, y, LINE, other, WHERE - NUMBER - ROOM_BETWEEN);
        }
        sheet.textWithin(WHERE, y, LINE, line.destination(), 80);
        sheet.textRight(QUANTITY, y, LINE, quantity(line), 66);
        String amount =
                line.amount().signum() == 0
                        ? texts.words.of("annexIncluded")
                        : texts.formats.price(line.amount());
        sheet.textRight(Flow.RIGHT, y, LINE, amount, 76);
    }

    private static String service(Line line) {
        return switch (line.service()) {
            case VOICE -> "callsAlone";
            case SMS -> "messagesAlone";
            case DATA -> "dataAlone";
        };
    }

    private String quantity(Line line) {
        if (line.service() == Service.VOICE) {
            long seconds = line.quantity();
            return "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
        }
        boolean isData = line.service() == Service.DATA;
        BigDecimal quantity = BigDecimal.valueOf(line.quantity(), isData ? 6 : 0);
        return Units.write(
                texts.words,
                isData ? Unit.MEGABYTE : Unit.MESSAGE,
                quantity,
                texts.formats.number(quantity, 3));
    }

    private void foot(Sheet sheet, int page, int pages) {
        sheet.textWithin(
                Flow.LEFT,
                FOOT + 10,
                Ink.SMALL,
                texts.words.of("annexVolume", Integer.toString(number)),
                Flow.ROOM / 2);
        sheet.textRight(
                Flow.RIGHT,
                FOOT + 10,
                Ink.SMALL,
                texts.words.of("page", Integer.toString(page), Integer.toString(pages)),
                Flow.ROOM / 2);
    }
}
