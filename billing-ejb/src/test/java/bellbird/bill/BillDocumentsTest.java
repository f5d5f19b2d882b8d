package bellbird.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellbird.kernel.money.Money;
import bellbird.kernel.tenant.IssuerDetails.DocumentKind;
import bellbird.kernel.time.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BillDocumentsTest {

    private static final Period OCTOBER =
            new Period(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 11, 1));

    @Test
    void a_bill_document_survives_json_digit_by_digit() {
        BillDocument bill = bill(4767);

        BillDocument again = BillDocuments.fromJson(BillDocuments.toJson(bill));

        assertThat(again).isEqualTo(bill);
        assertThat(again.lines().getFirst().unitPrice()).hasToString("0.00420");
    }

    @Test
    void equal_documents_give_equal_text() {
        assertThat(BillDocuments.toJson(bill(4767))).isEqualTo(BillDocuments.toJson(bill(4767)));
    }

    @Test
    void what_is_to_pay_counts_the_balance_and_what_was_received() {
        assertThat(bill(4767).toPay())
                .isEqualTo(new Money(4767 + 1000 - 300, Currency.getInstance("EUR")));
    }

    @Test
    void net_and_tax_must_be_the_total() {
        assertThatThrownBy(() -> bill(4768)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void something_else_is_no_bill_document() {
        assertThatThrownBy(() -> BillDocuments.fromJson("{\"label\":\"X\"}"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_credit_note_names_what_it_corrects_and_asks_for_nothing() {
        BillDocument note =
                bill(
                        4767,
                        new BillDocument.Correction(
                                "LM-2026-000016", LocalDate.of(2026, 10, 1), "Price was wrong"));

        assertThat(BillDocuments.fromJson(BillDocuments.toJson(note))).isEqualTo(note);
        assertThat(note.toPay().minorUnits()).isEqualTo(-4767 + 1000 - 300);
    }

    @Test
    void a_document_frozen_before_there_were_credit_notes_is_read_and_written_as_it_was() {
        String frozen = BillDocuments.toJson(bill(4767));

        assertThat(frozen).doesNotContain("corrects");
        assertThat(BillDocuments.toJson(BillDocuments.fromJson(frozen))).isEqualTo(frozen);
    }

    private static BillDocument bill(long total) {
        return bill(total, null);
    }

    private static BillDocument bill(long total, BillDocument.@Nullable Correction corrects) {
        return new BillDocument(
                "Larkspur Mobile",
                DocumentKind.INVOICE,
                "LM-2026-000017",
                LocalDate.of(2026, 11, 1),
                LocalDate.of(2026, 11, 23),
                OCTOBER,
                null,
                new BillDocument.Seller(
                        "Larkspur Mobile Ltd",
                        List.of("14 Quarry Lane", "Galway", "Ireland"),
                        "IE",
                        "IE0000000X",
                        "help@larkspur.example",
                        null),
                new BillDocument.Buyer(
                        "Maeve \"Q\" \u202eHanlon", List.of("3 Weavers Court"), "IE", null),
                "100482",
                "200482",
                "en-IE",
                "EUR",
                new BillDocument.Brand("#6741D9", "#FFFFFF", "#6741D9", "#F1F1FF", "#6741D9", null),
                true,
                List.of(
                        new BillDocument.Line(
                                1,
                                "Data in Switzerland",
                                "",
                                "020 914 2207",
                                OCTOBER,
                                new BigDecimal("212"),
                                null,
                                BillDocument.Unit.MEGABYTE,
                                new BigDecimal("0.00420"),
                                new BillDocument.Fees(3, new BigDecimal("0.050")),
                                4767,
                                3876,
                                new BigDecimal("23"),
                                "S")),
                List.of(new BillDocument.TaxRow(new BigDecimal("23"), "S", 3876, 891, null)),
                3876,
                891,
                total,
                1000,
                300,
                new BillDocument.Payment(null, "RF744821", "https://larkspur.example/pay"),
                List.of(
                        new BillDocument.Usage(
                                "020 914 2207",
                                BillDocument.Usage.Service.VOICE,
                                BillDocument.Unit.MINUTE,
                                new BigDecimal("486"),
                                null,
                                BigDecimal.ZERO)),
                List.of("Complain to help@larkspur.example"),
                corrects,
                null);
    }
}
