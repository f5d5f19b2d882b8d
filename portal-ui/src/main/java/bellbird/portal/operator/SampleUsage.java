package bellbird.portal.operator;

import bellbird.customer.CustomerDetail;
import bellbird.customer.CustomerRow;
import bellbird.customer.Customers;
import bellbird.kernel.time.BusinessClock;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** An invented usage file for the operator's own first lines, to see how one is rated. */
@Dependent
public class SampleUsage {

    private static final int CUSTOMERS = 20;
    private static final int LINES = 5;
    private static final String NOBODY = "9999";
    private static final String HEADER =
            "record_id,service,direction,served,other,start,seconds,bytes\n";

    /** Something a line did; texts as they stand in the file. */
    private record Use(
            String service, String other, int minutesAgo, String seconds, String bytes) {}

    private static final List<Use> USES =
            List.of(
                    new Use("voice", "+442079460123", 30, "214", ""),
                    new Use("voice", "+442079460124", 25, "61", ""),
                    new Use("sms", "+442079460125", 20, "", ""),
                    new Use("data", "", 15, "", "212000000"));

    /**
     * @param name of the file
     * @param content CSV as the default feed reads it
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Sample(String name, byte[] content) {}

    private final Customers customers;
    private final BusinessClock clock;

    @Inject
    public SampleUsage(Customers customers, BusinessClock clock) {
        this.customers = customers;
        this.clock = clock;
    }

    /**
     * Calls, messages and data of the last half hour for the newest lines, and one record of a
     * number that nobody has.
     *
     * @return empty while no line is active
     */
    Optional<Sample> file() {
        List<String> numbers =
                customers.list("", 0, CUSTOMERS).stream()
                        .map(CustomerRow::id)
                        .map(customers::get)
                        .flatMap(customer -> customer.lines().stream())
                        .filter(line -> line.status().equals("ACTIVE"))
                        .map(CustomerDetail.Line::msisdn)
                        .limit(LINES)
                        .toList();
        if (numbers.isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.now().truncatedTo(ChronoUnit.SECONDS);
        String batch = now.toString().replaceAll("[^0-9]", "");
        var file = new StringBuilder(HEADER);
        int record = 0;
        for (String number : numbers) {
            for (Use use : USES) {
                record++;
                file.append(line(batch + "-" + record, number, use, now));
            }
        }
        file.append(line(batch + "-unknown", nobody(numbers.getFirst()), USES.getFirst(), now));
        return Optional.of(
                new Sample(
                        "sample-" + batch + ".csv",
                        file.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private String line(String id, String served, Use use, Instant now) {
        OffsetDateTime start =
                OffsetDateTime.ofInstant(
                        now.minus(use.minutesAgo, ChronoUnit.MINUTES), clock.zone());
        return String.join(
                        ",",
                        id,
                        use.service,
                        "out",
                        "+" + served,
                        use.other,
                        start.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME),
                        use.seconds,
                        use.bytes)
                + "\n";
    }

    /** A number of the same length that no line of the sample has. */
    private static String nobody(String number) {
        return number.substring(0, number.length() - NOBODY.length()) + NOBODY;
    }
}
