package bellbird.system.story;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * The first month of one line, reckoned by hand: a plan of 12.00 a month with 10 minutes, 5
 * messages and 1 GB, and beyond them 0.12 a minute, 0.05 a message and 0.01 a started MB.
 *
 * @param joined first day of the line
 */
record Month(LocalDate joined) {

    static final ZoneId LONDON = ZoneId.of("Europe/London");
    static final BigDecimal PRICE = new BigDecimal("12.00");

    private static final String HEADER =
            "record_id,service,direction,served,other,start,seconds,bytes";

    /** Records of the file that get a price. */
    static final int RATED = 9;

    /** Records of the file. */
    static final int RECORDS = 12;

    /** From the first day to the end of its month: price × days ÷ days of the month, half up. */
    BigDecimal partOfFirstMonth() {
        int days = YearMonth.from(joined).lengthOfMonth();
        return PRICE.multiply(BigDecimal.valueOf(days - joined.getDayOfMonth() + 1))
                .divide(BigDecimal.valueOf(days), 2, RoundingMode.HALF_UP);
    }

    /** Part of the first month, the next month in advance, and each kind of usage, settled. */
    BigDecimal total() {
        return partOfFirstMonth().add(PRICE).add(calls()).add(messages()).add(data());
    }

    /** Two calls of 600 s and 61 s by seconds, at 0.12 a minute beyond the allowance. */
    private BigDecimal calls() {
        return new BigDecimal("0.002")
                .multiply(BigDecimal.valueOf(661 - granted(600)))
                .setScale(2, RoundingMode.HALF_UP);
    }

    private BigDecimal messages() {
        return new BigDecimal("0.05").multiply(BigDecimal.valueOf(6 - granted(5)));
    }

    /** What is beyond the allowance, in started MB. */
    private BigDecimal data() {
        return new BigDecimal("0.01")
                .multiply(
                        BigDecimal.valueOf(1_000_500_000 - granted(1_000_000_000))
                                .divide(BigDecimal.valueOf(1_000_000), 0, RoundingMode.UP));
    }

    /** The part of an allowance for the days of the first month, rounded down (rule R9). */
    private long granted(long allowance) {
        int days = YearMonth.from(joined).lengthOfMonth();
        return allowance * (days - joined.getDayOfMonth() + 1) / days;
    }

    /** Of a total that includes 20 %: total − total ÷ 1.2, half up. */
    BigDecimal net() {
        return total().divide(new BigDecimal("1.20"), 2, RoundingMode.HALF_UP);
    }

    BigDecimal vat() {
        return total().subtract(net());
    }

    /** The file of the host network: good records, and one of each kind that is set aside. */
    String usageFile(String msisdn) {
        List<String> lines = new ArrayList<>();
        lines.add(HEADER);
        lines.add(record("call-1", "voice", msisdn, "+447700900001", "09:00", "600", ""));
        lines.add(record("call-2", "voice", msisdn, "+447700900002", "10:00", "61", ""));
        for (int i = 1; i <= 6; i++) {
            lines.add(record("sms-" + i, "sms", msisdn, "+447700900003", "11:0" + i, "", ""));
        }
        lines.add(record("data-1", "data", msisdn, "", "12:00", "", "1000500000"));
        lines.add(record("stranger", "voice", "+447700900777", "+447700900001", "13:00", "30", ""));
        lines.add(record("call-2", "voice", msisdn, "+447700900002", "10:00", "61", ""));
        lines.add(record("broken", "voice", msisdn, "+447700900001", "14:00", "-1", ""));
        return String.join("\n", lines) + "\n";
    }

    /** A call of two minutes that the network hands in after the bill; it costs 0.24. */
    String lateFile(String msisdn) {
        return HEADER
                + "\n"
                + record("late-1", "voice", msisdn, "+447700900002", "15:00", "120", "")
                + "\n";
    }

    private String record(
            String id,
            String service,
            String served,
            String other,
            String time,
            String seconds,
            String bytes) {
        String start =
                ZonedDateTime.of(joined, LocalTime.parse(time), LONDON).toInstant().toString();
        return String.join(",", id, service, "out", served, other, start, seconds, bytes);
    }
}
