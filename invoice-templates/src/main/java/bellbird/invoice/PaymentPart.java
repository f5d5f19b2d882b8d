package bellbird.invoice;

import bellbird.bill.BillDocument;
import bellbird.invoice.Tags.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** How to pay, at the foot of the last page: a code to scan, the transfer in words, the address. */
final class PaymentPart {

    /** Height it takes, with the footer below. */
    static final double HEIGHT = 183;

    private static final double TOP = Sheet.HEIGHT - HEIGHT;
    private static final double QR_EDGE = 108;
    private static final double ONLINE = Flow.RIGHT - 124;
    private static final double STEP = 15.5;

    private static final Pattern SCHEME = Pattern.compile("^[a-z]+://");
    private static final Pattern REST = Pattern.compile("[/?#].*$");
    private static final Pattern SPACE = Pattern.compile("\\s");
    private static final Pattern FOUR = Pattern.compile("(.{4})(?!$)");

    private final Draft draft;
    private final BillDocument bill;
    private final Words words;
    private final Optional<String> bank;

    PaymentPart(Draft draft) {
        this.draft = draft;
        this.bill = draft.bill();
        this.words = draft.words();
        this.bank = EpcPayment.of(bill);
    }

    boolean isNeeded() {
        return bill.toPay().isPositive() && !bill.isDraft();
    }

    /** Draws it at the foot of the current page. */
    void draw() {
        Sheet sheet = draft.sheet();
        sheet.asArtifact(() -> sheet.dashes(TOP, Ink.PALE));
        boolean hasCode = code();
        transfer(hasCode ? Flow.LEFT + QR_EDGE + 22 : Flow.LEFT);
        online();
    }

    private boolean code() {
        Optional<String> content = bank.or(() -> Optional.ofNullable(bill.payment().payUrl()));
        Optional<QrCode> code = content.flatMap(QrCode::of);
        if (code.isEmpty()) {
            return false;
        }
        String inWords =
                bank.isPresent()
                        ? words.of("qrBank", amount(), bill.seller().legalName())
                        : words.of("qrOnline", content.orElseThrow());
        double top = TOP + 16;
        Element figure =
                draft.root()
                        .figure(
                                inWords,
                                Flow.LEFT,
                                Sheet.HEIGHT - top - QR_EDGE,
                                Flow.LEFT + QR_EDGE,
                                Sheet.HEIGHT - top);
        Sheet sheet = draft.sheet();
        sheet.as(figure, () -> code.orElseThrow().draw(sheet, Flow.LEFT, top, QR_EDGE));
        return true;
    }

    private void transfer(double left) {
        Sheet sheet = draft.sheet();
        double room = ONLINE - left - 16;
        sheet.as(
                draft.root().child("H2"),
                () -> sheet.textWithin(left, TOP + 25, Ink.SECTION, title(), room));
        Element table = draft.root().child("Table");
        double y = TOP + 42;
        for (String[] row : rows()) {
            row(table.child("TR"), left, y, room, row);
            y += STEP;
        }
    }

    private String title() {
        if (bank.isPresent()) {
            return words.of("payBank");
        }
        if (bill.payment().iban() != null) {
            return words.of("payBankPlain");
        }
        return words.of(bill.payment().payUrl() != null ? "payOnlineScan" : "toPay");
    }

    private List<String[]> rows() {
        List<String[]> rows = new ArrayList<>();
        String iban = bill.payment().iban();
        rows.add(new String[] {words.of("payTo"), bill.seller().legalName()});
        if (iban != null) {
            rows.add(new String[] {words.of("iban"), inFours(iban)});
        }
        rows.add(new String[] {words.of("reference"), bill.payment().reference()});
        rows.add(new String[] {words.of("amount"), amount()});
        rows.add(new String[] {words.of("payBy"), draft.formats().date(bill.dueOn())});
        return rows;
    }

    private void row(Element row, double left, double y, double room, String[] texts) {
        double value = left + 86;
        Sheet sheet = draft.sheet();
        sheet.as(
                row.head("Row"),
                () ->
                        sheet.textWithin(
                                left, y, new Ink(Typeface.REGULAR, 9, Ink.PALE), texts[0], 82));
        sheet.as(
                row.child("TD"),
                () -> sheet.textWithin(value, y, Ink.STRONG, texts[1], left + room - value));
    }

    private void online() {
        String url = bill.payment().payUrl();
        Sheet sheet = draft.sheet();
        double y = TOP + 25;
        if (url != null) {
            String title = words.of(bill.payment().iban() == null ? "payOnline" : "orPayOnline");
            double titleY = y;
            sheet.as(
                    draft.root().child("H2"),
                    () ->
                            sheet.textWithin(
                                    ONLINE, titleY, Ink.SECTION, title, Flow.RIGHT - ONLINE));
            address(url, y + 16);
            y = paragraph(words.of("payOnlineHow"), y + 28, 3) + 6;
        }
        String phone = bill.seller().phone();
        String email = bill.seller().email();
        String where = phone == null ? email : email + ", " + phone;
        paragraph(words.of("questions", where), y, 4);
    }

    private void address(String url, double y) {
        Sheet sheet = draft.sheet();
        Ink ink = new Ink(Typeface.REGULAR, 9, draft.look().link());
        String shown = REST.matcher(SCHEME.matcher(url).replaceFirst("")).replaceFirst("");
        Element link = draft.root().child("P").child("Link");
        sheet.as(link, () -> sheet.textWithin(ONLINE, y, ink, shown, Flow.RIGHT - ONLINE));
        sheet.link(
                link,
                ONLINE,
                y - 9,
                Flow.RIGHT - ONLINE,
                12,
                new Sheet.Link(url, title() + ": " + shown));
    }

    private double paragraph(String text, double top, int mostLines) {
        Sheet sheet = draft.sheet();
        List<String> lines = Ink.BODY_GREY.wrap(text, Flow.RIGHT - ONLINE, mostLines);
        sheet.as(
                draft.root().child("P"),
                () -> {
                    double y = top;
                    for (String line : lines) {
                        sheet.text(ONLINE, y, Ink.BODY_GREY, line);
                        y += 12;
                    }
                });
        return top + lines.size() * 12;
    }

    private String amount() {
        return draft.formats().money(bill.toPay().minorUnits());
    }

    private static String inFours(String iban) {
        return FOUR.matcher(SPACE.matcher(iban).replaceAll("")).replaceAll("$1 ");
    }
}
