package bellbird.bill;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.tax.FakeTaxEngine;
import bellbird.tax.TaxQuestion;
import bellbird.tax.TaxReply;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An engine's answer is held against the arithmetic of rule R14 before anything rests on it. */
class TaxAnswerCheckTest {

    private final FakeTaxEngine engine = new FakeTaxEngine();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void what_is_right_is_taken() {
        assertThat(reply()).isInstanceOf(TaxReply.Answered.class);
    }

    @ParameterizedTest
    @CsvSource({
        "NO_LINE, line 1 is missing",
        "SAME_LINE_TWICE, line 1 twice",
        "WRONG_TAX, 'S 10 %: 2.44 + 0.24, not 2.44 + 0.25'",
        "WRONG_TOTAL, 'total: 62.68, not 61.68'",
        "NO_TOTAL, 'total: 62.68, not null'",
        "ZERO, line 1: S 0 %",
    })
    void what_cannot_be_right_is_told(FakeTaxEngine.Trouble trouble, String fault) {
        engine.order(trouble);
        assertThat(reply()).isEqualTo(TaxReply.wrong(fault));
    }

    /** 30.00 and 2.44 before the tax, and 24.00 with it. */
    private TaxReply reply() {
        TaxQuestion question =
                new TaxQuestion(
                        "bill",
                        "EUR",
                        new TaxQuestion.Seller("IE", null),
                        new TaxQuestion.Buyer("1 Quay", "H91", "Galway", "IE", null, List.of()),
                        List.of(
                                line(1, "recurring", "30.00", false),
                                line(2, "usage", "2.44", false),
                                line(3, "recurring", "24.00", true)));
        TaxReply reply = engine.client().ask(engine.account(), List.of(question)).get("bill");
        return TaxAnswerCheck.checked(question, Objects.requireNonNull(reply));
    }

    private static TaxQuestion.Line line(
            int number, String kind, String amount, boolean taxIncluded) {
        return new TaxQuestion.Line(
                number,
                kind,
                null,
                null,
                LocalDate.of(2026, 11, 1),
                LocalDate.of(2026, 12, 1),
                new BigDecimal(amount),
                taxIncluded);
    }
}
