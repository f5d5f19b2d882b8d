package bellbird.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.bill.BillDocument;
import bellbird.bill.BillDocument.Unit;
import bellbird.bill.BillDocument.Usage;
import bellbird.bill.BillDocuments;
import bellbird.kernel.tenant.IssuerDetails.DocumentKind;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PdfBillRendererTest {

    @Test
    void a_bill_says_its_number_dates_lines_and_total() {
        DrawnPages bill = DrawnPages.of("maeve", SampleBill.maeve().document());

        assertThat(bill.file().totalText()).isEqualTo("€47.67");
        assertThat(bill.pages()).hasSize(1);
        assertThat(bill.text())
                .contains("Invoice", "LM-2026-0048213", "1 November 2026")
                .contains("1–31 October 2026", "1–30 November 2026")
                .contains("To pay by Monday, 23 November 2026")
                .contains("Maeve Hanlon", "3 Weavers Court")
                .contains("Line 020 914 2207 €43.67", "Account −€5.00")
                .contains("12–31 Oct 20 of 31 days −€18.00 −€11.61")
                .contains("Total €47.67")
                .contains("23% €38.76 €8.91 €47.67")
                .contains("€24.00 × 20 ÷ 31 = €15.4839, rounded €15.48")
                .contains("IE29 AIBK 9311 5212 3456 78")
                .contains("VAT IE0000000X", "Page 1 of 1");
    }

    @Test
    void a_draft_says_on_every_page_that_it_is_none() {
        BillDocument bill = longBill().document();
        DrawnPages draft = DrawnPages.of("draft", sample(bill));

        assertThat(draft.pages())
                .hasSizeGreaterThan(1)
                .allSatisfy(page -> assertThat(page).contains("Draft. Not an invoice"));
        assertThat(draft.text()).doesNotContain(bill.label(), "IBAN");
        assertThat(DrawnPages.of("no-draft", bill).text()).doesNotContain("Draft.");
    }

    private static BillDocument sample(BillDocument bill) {
        String text = BillDocuments.toJson(bill);
        return BillDocuments.fromJson(text.replace(bill.label(), BillDocument.DRAFT));
    }

    @Test
    void the_same_bill_is_always_the_same_file() {
        byte[] once = DrawnPages.of("same", SampleBill.maeve().document()).file().content();
        byte[] twice = DrawnPages.of("same", SampleBill.maeve().document()).file().content();

        assertThat(twice).isEqualTo(once);
    }

    @Test
    void a_long_bill_repeats_its_head_and_carries_the_sum_over() throws IOException {
        DrawnPages bill = DrawnPages.of("long", longBill().document());

        assertThat(bill.pages()).hasSize(3);
        assertThat(bill.pages().get(0)).contains("Carried forward", "Page 1 of 3");
        assertThat(bill.pages().get(1))
                .contains("Brought forward", "Amount, incl. VAT", "Page 2 of 3");
        assertThat(bill.pages().get(2)).contains("Page 3 of 3");
        assertThat(after("Carried forward", bill.pages().get(0)))
                .isEqualTo(after("Brought forward", bill.pages().get(1)));
        try (PDDocument document = Loader.loadPDF(bill.file().content())) {
            for (PDPage page : document.getPages()) {
                assertThat(page.getMediaBox().getWidth()).isEqualTo(PDRectangle.A4.getWidth());
                assertThat(page.getMediaBox().getHeight()).isEqualTo(PDRectangle.A4.getHeight());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "vi", "ko", "zh-CN"})
    void the_longest_texts_of_an_operator_stand_whole_above_how_to_pay(String language) {
        BillDocument bill = DocumentKinds.TEXTS.in(language);
        DrawnPages drawn = DrawnPages.of("texts-" + language, bill);

        String said = withoutSpaces(drawn.text());
        assertThat(said)
                .contains(bill.notes().stream().map(PdfBillRendererTest::withoutSpaces).toList())
                .doesNotContain("…", "◊");
        assertThat(said.indexOf(withoutSpaces(bill.notes().getLast())))
                .isLessThan(said.indexOf("IE29AIBK"));
        assertWithinMargins(drawn);
    }

    private static String withoutSpaces(String text) {
        return text.replaceAll("\\s", "");
    }

    @Test
    void a_part_of_the_first_month_is_explained() {
        SampleBill bill = new SampleBill();
        bill.notes.add(
                "Not happy? Write to help@larkspur.example. If we cannot settle it within ten"
                        + " working days, the regulator's consumer line will look at it, free of"
                        + " charge.");
        bill.days("Larkspur 20", SampleBill.PHONE, 20, "18")
                .month("Larkspur 20", SampleBill.PHONE, "18")
                .used("Calls beyond the allowance", SampleBill.PHONE, "12.5", Unit.MINUTE, "0.0042")
                .usage(SampleBill.PHONE, Usage.Service.VOICE, Unit.MINUTE, "312.5", "300")
                .usage(SampleBill.PHONE, Usage.Service.DATA, Unit.GIGABYTE, "0", "20");

        DrawnPages drawn = DrawnPages.of("first", bill.document());

        assertThat(drawn.text())
                .contains("€18.00 × 20 ÷ 31 = €11.6129, rounded €11.61")
                .contains("12.5 min €0.0042 €0.05")
                .contains("312.5 of 300 min");
    }

    @Test
    void prices_before_vat_show_the_tax_below_them() {
        SampleBill bill = new SampleBill();
        bill.pricesIncludeTax = false;
        bill.percent = new BigDecimal("19");
        bill.language = "de";
        bill.previousBalance = 1000;
        bill.payments = 1000;
        bill.month("Larkspur 20", SampleBill.PHONE, "18").month("Karte", null, "0.333");

        DrawnPages drawn = DrawnPages.of("net-de", bill.document());

        assertThat(drawn.file().totalText()).isEqualTo("21,81 €");
        assertThat(drawn.text())
                .contains("Rechnung", "Summe vor MwSt. 18,33 €", "0,333 €")
                .contains("Zu zahlen bis Montag, 23. November 2026", "1.–31. Oktober 2026");
    }

    @Test
    void won_have_no_decimals_and_a_statement_says_that_it_is_no_invoice() {
        SampleBill bill = new SampleBill();
        bill.kind = DocumentKind.STATEMENT;
        bill.currency = "KRW";
        bill.percent = BigDecimal.TEN;
        bill.iban = null;
        bill.month("Larkspur 40", "02-914-2207", "50000");

        DrawnPages drawn = DrawnPages.of("statement-krw", bill.document());

        assertThat(drawn.file().totalText()).isEqualTo("₩50,000");
        assertThat(drawn.text()).contains("Statement", "not a VAT invoice").doesNotContain("IBAN");
    }

    @Test
    void hostile_text_is_drawn_as_text_and_within_the_margins() {
        String hostile =
                "<script>alert('x')</script>\u202Egnp.exe\u0000\n\t\uD83D\uDC26 \uD800 종달새";
        SampleBill bill = new SampleBill();
        bill.tenant = hostile + "W".repeat(200);
        bill.buyer = "Ω".repeat(200);
        bill.address =
                List.of("W".repeat(200), hostile, "a\u0301e\u0323\u0302", "", "X".repeat(90));
        bill.month("W".repeat(200), SampleBill.PHONE + "9".repeat(200), "99999999999.99")
                .line(
                        hostile,
                        hostile.repeat(9),
                        null,
                        SampleBill.OCTOBER,
                        "123456789.123456",
                        null,
                        Unit.MEGABYTE,
                        "0.000000123456789");
        bill.notes.add(hostile.repeat(40));
        bill.usage(hostile, Usage.Service.DATA, Unit.GIGABYTE, "1e9", "1");
        bill.payUrl = "https://" + "w".repeat(2000) + ".example/";

        DrawnPages drawn = DrawnPages.of("hostile", bill.document());

        assertThat(drawn.text()).contains("<script>alert('x')</script>gnp.exe", "áệ");
        assertWithinMargins(drawn);
    }

    @Test
    void no_letter_of_any_bill_leaves_the_margins() {
        assertWithinMargins(DrawnPages.of("maeve", SampleBill.maeve().document()));
        assertWithinMargins(DrawnPages.of("long", longBill().document()));
    }

    @Test
    void a_bill_of_nothing_but_credit_asks_for_no_payment() {
        SampleBill bill = new SampleBill();
        bill.month("Thank-you credit", null, "-5");

        DrawnPages drawn = DrawnPages.of("credit", bill.document());

        assertThat(drawn.text())
                .contains("Nothing to pay", "−€5.00", "Write to help@larkspur.example")
                .doesNotContain("IBAN");
    }

    @Test
    void every_number_of_lines_fits_somewhere() {
        IntStream.iterate(10, count -> count < 42, count -> count + 4)
                .forEach(
                        count -> {
                            SampleBill bill = SampleBill.maeve();
                            IntStream.range(0, count)
                                    .forEach(i -> bill.month("Add-on " + i, null, "1"));
                            DrawnPages drawn = DrawnPages.of("count", bill.document());
                            assertThat(drawn.file().totalText())
                                    .isEqualTo("€" + (47 + count) + ".67");
                            assertWithinMargins(drawn);
                        });
    }

    @Test
    void a_language_without_words_is_drawn_in_english() {
        SampleBill bill = SampleBill.maeve();
        bill.language = "fr-FR";
        String french = DrawnPages.of("french", bill.document()).text();
        bill.language = "de-u-nu-arab";
        String german = DrawnPages.of("german", bill.document()).text();

        assertThat(french).contains("1 November 2026", "€47.67", "Questions or complaints");
        assertThat(german).contains("47,67 €");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    vi    | Hóa đơn | 1 tháng 11, 2026 | 47,67 € | Trang 1 trên 1  | 12–31 thg 10
                    ko    | 청구서  | 2026년 11월 1일  | €47.67  | 1쪽 중 1쪽      | 10월 12일~31일
                    zh-CN | 账单    | 2026年11月1日    | €47.67  | 第 1 页，共 1 页 | 10月12日至31日
                    """)
    void a_bill_speaks_one_language(
            String language, String title, String date, String total, String page, String days) {
        SampleBill bill = SampleBill.maeve();
        bill.language = language;

        DrawnPages drawn = DrawnPages.of("maeve-" + language, bill.document());

        assertThat(drawn.file().totalText()).isEqualTo(total);
        assertThat(drawn.text())
                .contains(title, date, page, days)
                .doesNotContain("Invoice", "Total");
        assertWithinMargins(drawn);
    }

    @Test
    void names_of_the_world_stand_on_one_bill() {
        SampleBill bill = SampleBill.maeve();
        bill.buyer = "김하늘 (金하늘), 李小龙 & Nguyễn Thị Ánh";
        bill.address = List.of("서울특별시 종로구 세종대로 209", "北京市海淀区中关村𫖯路 1 号", "Korea");
        bill.notes.add("정말 고맙습니다。感谢您的信任，祝您生活愉快。".repeat(8));

        DrawnPages drawn = DrawnPages.of("names", bill.document());

        assertThat(drawn.text()).contains(bill.buyer, "서울특별시 종로구 세종대로 209", "海淀区中关村𫖯路", "Invoice");
        assertWithinMargins(drawn);
    }

    @Test
    void the_last_part_of_a_month_takes_what_the_others_leave() {
        SampleBill bill = new SampleBill();
        bill.amount(1055).days("Larkspur 20", SampleBill.PHONE, 18, "18");

        assertThat(DrawnPages.of("rest", bill.document()).text())
                .contains("what the parts before it leave of €18.00, €10.55");
    }

    @Test
    void threads_do_not_disturb_each_other() {
        BillDocument bill = SampleBill.maeve().document();
        byte[] alone = new PdfBillRenderer().render(bill).content();
        PdfBillRenderer shared = new PdfBillRenderer();

        List<byte[]> together =
                IntStream.range(0, 16)
                        .parallel()
                        .mapToObj(i -> shared.render(bill).content())
                        .toList();

        assertThat(together).allSatisfy(content -> assertThat(content).isEqualTo(alone));
    }

    @Test
    void a_broken_logo_is_left_out() {
        SampleBill bill = SampleBill.maeve();
        bill.brand = new BillDocument.Brand("red", "x", "", "none", "#12", "bm90IGEgcG5n");

        assertThat(DrawnPages.of("no-logo", bill.document()).file().totalText())
                .isEqualTo("€47.67");
    }

    @Test
    void connection_fees_stand_below_what_they_are_for() {
        SampleBill bill = new SampleBill().withFees(3, "0.05");
        bill.amount(140).used("Calls, Ireland", SampleBill.PHONE, "12.5", Unit.MINUTE, "0.1");
        bill.withFees(1, "0.05");
        bill.amount(15).used("Calls, Germany", SampleBill.PHONE, "1", Unit.MINUTE, "0.1");
        assertThat(DrawnPages.of("fees", bill.document()).text())
                .contains("including 3 connection fees of €0.05")
                .contains("including a connection fee of €0.05");
    }

    static SampleBill longBill() {
        SampleBill bill = SampleBill.maeve();
        for (int i = 0; i < 60; i++) {
            bill.line(
                    "Calls to zone " + i,
                    i % 7 == 0 ? "incl. calls to service numbers" : "",
                    "020 918 04" + (10 + i / 10),
                    SampleBill.OCTOBER,
                    Integer.toString(3 + i),
                    null,
                    Unit.MINUTE,
                    "0.22");
        }
        return bill;
    }

    private static String after(String label, String page) {
        return page.lines()
                .filter(line -> line.startsWith(label))
                .findFirst()
                .orElseThrow()
                .substring(label.length());
    }

    private static void assertWithinMargins(DrawnPages drawn) {
        List<String> outside =
                drawn.letters().stream()
                        .filter(
                                letter ->
                                        letter.getXDirAdj() < Flow.LEFT - 1
                                                || letter.getXDirAdj() + letter.getWidthDirAdj()
                                                        > Flow.RIGHT + 1
                                                || letter.getYDirAdj() < 30
                                                || letter.getYDirAdj() > Sheet.HEIGHT - 15)
                        .map(Object::toString)
                        .toList();
        assertThat(outside).isEmpty();
    }
}
