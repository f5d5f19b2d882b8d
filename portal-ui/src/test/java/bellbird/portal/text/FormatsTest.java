package bellbird.portal.text;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.kernel.money.Money;
import bellbird.kernel.time.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FormatsTest {

    private static final Currency EUR = Currency.getInstance("EUR");

    @Test
    void money_has_all_its_decimals_in_the_readers_way() {
        Money money = new Money(123_450, EUR);

        assertThat(MoneyFormat.money(money, Locale.ENGLISH)).isEqualTo("€1,234.50");
        assertThat(MoneyFormat.money(money, Locale.GERMAN)).isEqualTo("1.234,50\u00a0€");
        assertThat(MoneyFormat.money(new Money(1200, Currency.getInstance("KRW")), Locale.ENGLISH))
                .isEqualTo("₩1,200");
    }

    @Test
    void a_minus_stands_before_the_symbol() {
        assertThat(MoneyFormat.money(new Money(-1161, EUR))).isEqualTo("−€11.61");
    }

    @Test
    void an_amount_in_a_refusal_is_written_as_any_other() {
        assertThat(Problems.readable(new Money(123_450, EUR).toString())).isEqualTo("€1,234.50");
        assertThat(Problems.readable("12 October")).isEqualTo("12 October");
    }

    @Test
    void a_price_has_all_the_digits_it_has() {
        assertThat(MoneyFormat.price(new BigDecimal("0.0042"), EUR)).isEqualTo("€0.0042");
        assertThat(MoneyFormat.price(new BigDecimal("24"), EUR)).isEqualTo("€24.00");
    }

    @Test
    void days_read_as_people_say_them() {
        LocalDate day = LocalDate.parse("2026-11-23");

        assertThat(TimeFormat.weekday(day)).isEqualTo("Monday 23 November");
        assertThat(TimeFormat.date(day)).isEqualTo("23 Nov 2026");
    }

    @Test
    void a_number_is_grouped_as_its_country_groups_it() {
        assertThat(PhoneFormat.phone("353209142207", "IE")).isEqualTo("020 914 2207");
        assertThat(PhoneFormat.phone("447700900123", "IE")).isEqualTo("+44 7700 900123");
    }

    @Test
    void a_period_has_two_ends_that_are_in_it() {
        Period rest = new Period(LocalDate.parse("2026-10-12"), LocalDate.parse("2026-11-01"));

        assertThat(rest.lastDay()).isEqualTo(LocalDate.parse("2026-10-31"));
    }
}
