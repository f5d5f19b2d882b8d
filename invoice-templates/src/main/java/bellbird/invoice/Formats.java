package bellbird.invoice;

import bellbird.kernel.time.DatePatterns;
import bellbird.kernel.time.Period;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Numbers, money and dates as the reader of a bill writes them (CLDR). Minus is U+2212 before the
 * symbol; periods read inclusive. One for each document, for one thread.
 */
final class Formats {

    private static final String MINUS = "\u2212";
    private static final String TO = "\u2013";

    private static final int MOST = 256;
    private static final Map<List<?>, NumberFormat> KNOWN = new ConcurrentHashMap<>();

    private final Locale locale;
    private final Currency currency;
    private final String longPattern;
    private final String shortPattern;
    private final NumberFormat percents;
    private final Map<String, DateTimeFormatter> dates = new HashMap<>();
    private final Map<Integer, NumberFormat> moneyFormats = new HashMap<>();
    private final Map<Integer, NumberFormat> numberFormats = new HashMap<>();

    Formats(Locale language, Currency currency, String sellerCountry) {
        this.locale = regional(language, sellerCountry);
        this.currency = currency;
        percents = copy(List.of(locale), () -> percents(locale));
        longPattern =
                DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                        FormatStyle.LONG, null, IsoChronology.INSTANCE, locale);
        shortPattern = DatePatterns.of("MMMd", locale);
    }

    /** English without a region is British, but American for an American seller. */
    private static Locale regional(Locale language, String sellerCountry) {
        boolean plainEnglish =
                language.getLanguage().equals("en") && language.getCountry().isEmpty();
        if (!plainEnglish) {
            return language;
        }
        return sellerCountry.equals("US") ? Locale.US : Locale.UK;
    }

    /** An amount with the currency's decimals, always. */
    String money(long minorUnits) {
        int digits = currency.getDefaultFractionDigits();
        return money(BigDecimal.valueOf(minorUnits, digits), digits);
    }

    /** A unit price with all its digits, and at least the currency's. */
    String price(BigDecimal exact) {
        int digits =
                Math.max(exact.stripTrailingZeros().scale(), currency.getDefaultFractionDigits());
        return money(exact, digits);
    }

    private String money(BigDecimal amount, int digits) {
        return signed(
                amount,
                moneyFormats.computeIfAbsent(
                        digits,
                        one -> copy(List.of(locale, currency, one), () -> moneyFormat(one))));
    }

    private NumberFormat moneyFormat(int digits) {
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(currency);
        String symbol = currency.getSymbol(locale);
        if (symbol.equals(currency.getCurrencyCode()) || !Typeface.canDraw(symbol)) {
            writeCode((DecimalFormat) format);
        }
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format;
    }

    /** Writes KWD 50.000 where there is no sign, or no letter for it. */
    private void writeCode(DecimalFormat format) {
        DecimalFormatSymbols symbols = format.getDecimalFormatSymbols();
        boolean isInFront = format.getPositiveSuffix().isEmpty();
        symbols.setCurrencySymbol(currency.getCurrencyCode() + (isInFront ? "\u00A0" : ""));
        format.setDecimalFormatSymbols(symbols);
    }

    String number(BigDecimal number, int mostDecimals) {
        return signed(
                number,
                numberFormats.computeIfAbsent(
                        mostDecimals, one -> copy(List.of(locale, one), () -> numberFormat(one))));
    }

    private NumberFormat numberFormat(int mostDecimals) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(mostDecimals);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format;
    }

    String percent(BigDecimal percent) {
        return signed(percent.movePointLeft(2), percents);
    }

    private static NumberFormat percents(Locale locale) {
        NumberFormat format = NumberFormat.getPercentInstance(locale);
        format.setMaximumFractionDigits(3);
        return format;
    }

    /** A format of the document's own: looking one up takes longer than copying it. */
    private static NumberFormat copy(List<?> what, Supplier<NumberFormat> make) {
        NumberFormat known = KNOWN.get(what);
        if (known == null) {
            known = make.get();
            if (KNOWN.size() >= MOST) {
                KNOWN.clear();
            }
            KNOWN.put(what, known);
        }
        return (NumberFormat) known.clone();
    }

    private static String signed(BigDecimal number, NumberFormat format) {
        String text = format.format(number.abs());
        return number.signum() < 0 ? MINUS + text : text;
    }

    /** Such as 1 November 2026. */
    String date(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(date);
    }

    /** Such as Monday 23 November 2026. */
    String dateWithWeekday(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(locale).format(date);
    }

    /** Such as 1–31 October 2026. */
    String period(Period period) {
        return span(period, longPattern);
    }

    /** Such as 1–31 Oct; for tables of a bill that names its year elsewhere. */
    String shortPeriod(Period period) {
        return span(period, shortPattern);
    }

    private String span(Period period, String pattern) {
        LocalDate first = period.from();
        LocalDate last = period.lastDay();
        String lastDay = format(pattern, last);
        if (first.equals(last)) {
            return lastDay;
        }
        boolean sameMonth =
                first.getYear() == last.getYear() && first.getMonth() == last.getMonth();
        if (sameMonth && pattern.startsWith("d")) {
            String day = pattern.substring(0, pattern.indexOf('M')).stripTrailing();
            return format(day, first) + TO + lastDay;
        }
        String firstDay = format(pattern, first);
        return switch (locale.getLanguage()) {
            case "ko" -> firstDay + "~" + (sameMonth ? day(pattern, last) : lastDay);
            case "zh" -> firstDay + "至" + (sameMonth ? day(pattern, last) : lastDay);
            default -> firstDay + " " + TO + " " + lastDay;
        };
    }

    /** The day alone, where it comes last. */
    private String day(String pattern, LocalDate date) {
        return format(pattern.substring(pattern.indexOf('d')), date);
    }

    /** Moments of a period that is named elsewhere, such as 5 Oct 14:03:07. */
    Moments moments(ZoneId zone) {
        return new Moments(
                DateTimeFormatter.ofPattern(shortPattern, locale),
                DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM).withLocale(locale),
                zone);
    }

    /** Looked up once for many. */
    record Moments(DateTimeFormatter day, DateTimeFormatter time, ZoneId zone) {

        String of(Instant moment) {
            ZonedDateTime local = moment.atZone(zone);
            return day.format(local) + " " + time.format(local);
        }
    }

    private String format(String pattern, LocalDate date) {
        return dates.computeIfAbsent(pattern, one -> DateTimeFormatter.ofPattern(one, locale))
                .format(date);
    }
}
