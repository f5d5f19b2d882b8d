package bellbird.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.kernel.time.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 10, 1);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    en    | EUR | IE |    123450 | €1,234.50
                    en    | EUR | IE |      2400 | €24.00
                    en    | EUR | IE |     -1161 | −€11.61
                    en    | USD | US |    123450 | $1,234.50
                    de    | EUR | DE |    123450 | 1.234,50 €
                    de    | EUR | DE |     -1161 | −11,61 €
                    vi    | VND | VN |     50000 | 50.000 ₫
                    en    | KRW | KR |     50000 | ₩50,000
                    ko    | KRW | KR |  -1250000 | −₩1,250,000
                    zh-CN | CNY | CN |    123450 | ¥1,234.50
                    zh    | EUR | DE |       -50 | −€0.50
                    nl    | EUR | NL |    123450 | € 1.234,50
                    en    | KWD | KW |      1234 | KWD 1.234
                    """)
    void money_is_written_as_its_reader_does(
            String language, String currency, String country, long minor, String expected) {
        assertThat(plain(formats(language, currency, country).money(minor))).isEqualTo(expected);
    }

    @Test
    void prices_show_all_their_digits() {
        Formats formats = formats("en", "EUR", "IE");

        assertThat(formats.price(new BigDecimal("0.0042"))).isEqualTo("€0.0042");
        assertThat(formats.price(new BigDecimal("24.000"))).isEqualTo("€24.00");
        assertThat(formats.price(new BigDecimal("1E+3"))).isEqualTo("€1,000.00");
    }

    @Test
    void periods_read_inclusive() {
        Period october = new Period(FIRST, LocalDate.of(2026, 11, 1));
        Period day = new Period(FIRST, FIRST.plusDays(1));
        Period cycle = new Period(FIRST.plusDays(14), LocalDate.of(2026, 11, 15));

        assertThat(formats("en", "EUR", "IE").period(october)).isEqualTo("1–31 October 2026");
        assertThat(formats("en", "EUR", "IE").shortPeriod(cycle)).isEqualTo("15 Oct – 14 Nov");
        assertThat(formats("en", "EUR", "IE").shortPeriod(day)).isEqualTo("1 Oct");
        assertThat(formats("en", "USD", "US").period(october))
                .isEqualTo("October 1, 2026 – October 31, 2026");
        assertThat(formats("de", "EUR", "DE").period(october)).isEqualTo("1.–31. Oktober 2026");
        assertThat(formats("vi", "VND", "VN").shortPeriod(october)).isEqualTo("1–31 thg 10");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    vi    | 1 tháng 10, 2026  | 1–31 tháng 10, 2026      | 15 thg 10 – 14 thg 11
                    ko    | 2026년 10월 1일   | 2026년 10월 1일~31일     | 10월 15일~11월 14일
                    zh-CN | 2026年10月1日     | 2026年10月1日至31日      | 10月15日至11月14日
                    """)
    void dates_and_periods_are_written_as_their_reader_does(
            String language, String date, String month, String cycle) {
        Formats formats = formats(language, "EUR", "DE");

        assertThat(formats.date(FIRST)).isEqualTo(date);
        assertThat(formats.period(new Period(FIRST, FIRST.plusMonths(1)))).isEqualTo(month);
        assertThat(formats.shortPeriod(new Period(FIRST.plusDays(14), FIRST.plusDays(45))))
                .isEqualTo(cycle);
    }

    @Test
    void percent_has_the_spacing_of_its_language() {
        assertThat(formats("en", "EUR", "IE").percent(new BigDecimal("23.00"))).isEqualTo("23%");
        assertThat(plain(formats("de", "EUR", "DE").percent(new BigDecimal("5.5"))))
                .isEqualTo("5,5 %");
    }

    private static Formats formats(String language, String currency, String country) {
        return new Formats(
                Locale.forLanguageTag(language), Currency.getInstance(currency), country);
    }

    private static String plain(String text) {
        return text.replace('\u00A0', ' ').replace('\u202F', ' ');
    }
}
