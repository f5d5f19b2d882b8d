package bellbird.portal.text;

import bellbird.offering.UsageType;
import bellbird.rating.ExplanationStep;
import bellbird.rating.ExplanationStep.Per;
import bellbird.rating.ExplanationStep.Quantity;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Steps of an explanation as sentences that read well aloud: units in words, one or several. */
public final class ExplanationText {

    private static final long MINUTE = 60;
    private static final long HOUR = 3600;
    private static final int SHORT_DECIMALS = 3;

    /** Texts by bundle key, with {@code {0}}, {@code {1}}… replaced. */
    public interface Words {
        String of(String key, Object... parameters);
    }

    /** Names of units of data, the largest first of each kind. */
    private enum DataUnit {
        GB(1_000_000_000),
        MB(1_000_000),
        KB(1_000),
        GIB(1 << 30),
        MIB(1 << 20),
        KIB(1 << 10);

        private final long bytes;

        DataUnit(long bytes) {
            this.bytes = bytes;
        }

        /** Whether so many bytes are said in it exactly, with few decimals. */
        boolean says(long quantity) {
            boolean decimal = bytes % 1_000 == 0;
            return quantity >= bytes
                    && quantity % (decimal ? Math.max(1_000, bytes / 1_000) : bytes) == 0;
        }
    }

    private final Words words;
    private final Function<LocalDate, String> days;
    private final Locale locale;

    /**
     * @param days writes dates
     * @param locale decides how numbers are written
     */
    public ExplanationText(Words words, Function<LocalDate, String> days, Locale locale) {
        this.words = words;
        this.days = days;
        this.locale = locale;
    }

    /** In the language of the current page. */
    public static String of(ExplanationStep step) {
        return new ExplanationText(Texts::text, TimeFormat::date, Texts.locale()).sentence(step);
    }

    public String sentence(ExplanationStep step) {
        return words.of(
                step.messageKey(),
                step.parameters().stream()
                        .map(
                                one ->
                                        switch (one) {
                                            case Quantity quantity -> quantity(quantity);
                                            case Per per -> per(per);
                                            case LocalDate day -> days.apply(day);
                                            default -> one;
                                        })
                        .toArray());
    }

    private String quantity(Quantity quantity) {
        return switch (quantity.service()) {
            case VOICE -> duration(quantity.quantity());
            case DATA -> data(quantity.quantity());
            case SMS, MMS -> counted("message", quantity.quantity());
            case CONTENT -> counted("piece", quantity.quantity());
        };
    }

    private String per(Per per) {
        String unit = single(per.service(), per.unit());
        return unit.isEmpty()
                ? words.of("explain.per.other", quantity(new Quantity(per.service(), per.unit())))
                : words.of("explain.per." + unit);
    }

    /** The unit of which it is exactly one; empty if there is none. */
    private static String single(UsageType service, long unit) {
        return switch (service) {
            case VOICE ->
                    unit == 1 ? "second" : unit == MINUTE ? "minute" : unit == HOUR ? "hour" : "";
            case SMS, MMS -> unit == 1 ? "message" : "";
            case CONTENT -> unit == 1 ? "piece" : "";
            case DATA -> {
                for (DataUnit one : DataUnit.values()) {
                    if (unit == one.bytes) {
                        yield one.name().toLowerCase(Locale.ROOT);
                    }
                }
                yield unit == 1 ? "byte" : "";
            }
        };
    }

    private String duration(long seconds) {
        List<String> parts = new ArrayList<>(3);
        if (seconds >= HOUR) {
            parts.add(counted("hour", seconds / HOUR));
        }
        if (seconds % HOUR >= MINUTE) {
            parts.add(counted("minute", seconds % HOUR / MINUTE));
        }
        if (seconds % MINUTE > 0 || seconds == 0) {
            parts.add(counted("second", seconds % MINUTE));
        }
        return String.join(" ", parts);
    }

    private String data(long bytes) {
        for (DataUnit unit : DataUnit.values()) {
            if (unit.says(bytes)) {
                BigDecimal number =
                        BigDecimal.valueOf(bytes)
                                .divide(BigDecimal.valueOf(unit.bytes))
                                .stripTrailingZeros();
                return words.of(
                        "explain.unit." + unit.name().toLowerCase(Locale.ROOT), number(number));
            }
        }
        return counted("byte", bytes);
    }

    private String counted(String unit, long count) {
        // Below a thousand nothing is grouped: no formatter has to be made.
        String number = count < 1_000 ? Long.toString(count) : number(BigDecimal.valueOf(count));
        return words.of("explain.unit." + unit + (count == 1 ? ".one" : ".other"), number);
    }

    private String number(BigDecimal number) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(SHORT_DECIMALS);
        return format.format(number);
    }
}
