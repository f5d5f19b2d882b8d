package bellbird.bill;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.kernel.money.Money;
import bellbird.testing.WorkedExample;
import jakarta.json.JsonString;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rule R14 by the ids of its worked examples. */
class VatExamplesTest {

    private static final Currency EUR = Currency.getInstance("EUR");

    static List<WorkedExample> net() {
        return WorkedExample.of("R14-01", "R14-02");
    }

    @ParameterizedTest
    @MethodSource("net")
    void tax_on_net_prices(WorkedExample example) {
        Money tax =
                groups(example, "lineNets").stream()
                        .map(group -> Vat.of(at(false, percent(example)), group, EUR).tax())
                        .reduce(Money.zero(EUR), Money::plus);
        assertThat(tax.toDecimal()).isEqualByComparingTo(example.expectedDecimal("tax"));
    }

    static List<WorkedExample> gross() {
        return WorkedExample.of("R14-03", "R14-04", "R14-05");
    }

    @ParameterizedTest
    @MethodSource("gross")
    void prices_with_tax_are_taken_apart(WorkedExample example) {
        List<Vat.Taxed> taxed =
                groups(example, "grossAmounts").stream()
                        .map(group -> Vat.of(at(true, percent(example)), group, EUR))
                        .toList();
        assertThat(sum(taxed.stream().map(Vat.Taxed::base).toList()))
                .isEqualByComparingTo(example.expectedDecimal("net"));
        assertThat(sum(taxed.stream().map(Vat.Taxed::tax).toList()))
                .isEqualByComparingTo(example.expectedDecimal("tax"));
        assertThat(sum(taxed.stream().map(Vat.Taxed::gross).toList()))
                .isEqualByComparingTo(example.expectedDecimal("gross"));
    }

    @Test
    void line_nets_are_shared_out_by_largest_remainder() {
        Money price = new Money(999, EUR);
        Vat.Taxed taxed = Vat.of(at(true, new BigDecimal("19")), List.of(price, price, price), EUR);
        // 8.3949…: each 8.39 is 25.17, and the missing cent goes to the first of equals
        assertThat(taxed.nets()).extracting(Money::minorUnits).containsExactly(840L, 839L, 839L);
    }

    @Test
    void a_credit_line_shares_in_the_net_too() {
        List<Money> amounts = List.of(new Money(1000, EUR), new Money(-333, EUR));
        Vat.Taxed taxed = Vat.of(at(true, new BigDecimal("19")), amounts, EUR);
        assertThat(taxed.gross()).isEqualTo(new Money(667, EUR));
        assertThat(taxed.nets().stream().reduce(Money.zero(EUR), Money::plus))
                .isEqualTo(taxed.base());
    }

    static List<WorkedExample> ties() {
        return WorkedExample.of("R14-06", "R14-07", "R14-08");
    }

    @ParameterizedTest
    @MethodSource("ties")
    void a_tie_is_rounded_away_from_zero(WorkedExample example) {
        String name = example.expects("halfUp") ? "halfUp" : "decimalHalfUp";
        assertThat(Money.settle(example.decimal("value"), EUR).toDecimal())
                .isEqualByComparingTo(example.expectedDecimal(name));
    }

    /** What a tax engine is asked to levy the universal service contribution on. */
    @Test
    void the_interstate_share_of_an_amount_is_rounded_once() {
        WorkedExample example = WorkedExample.of("R14-09").getFirst();
        BigDecimal share = example.decimal("interstateSharePercent").movePointLeft(2);
        assertThat(Money.settle(example.decimal("amount").multiply(share), EUR).toDecimal())
                .isEqualByComparingTo(example.expectedDecimal("contributionBase"));
    }

    private static List<List<Money>> groups(WorkedExample example, String name) {
        List<Money> amounts =
                example.input().getJsonArray(name).getValuesAs(JsonString.class).stream()
                        .map(amount -> Money.settle(new BigDecimal(amount.getString()), EUR))
                        .toList();
        return example.text("roundingScope").equals("LINE")
                ? amounts.stream().map(List::of).toList()
                : List.of(amounts);
    }

    private static BigDecimal percent(WorkedExample example) {
        return example.decimal("taxRatePercent");
    }

    private static BigDecimal sum(List<Money> amounts) {
        return amounts.stream().reduce(Money.zero(EUR), Money::plus).toDecimal();
    }

    private static ChargeTax.Group at(boolean included, BigDecimal percent) {
        return new ChargeTax.Group(included, "S", percent);
    }
}
