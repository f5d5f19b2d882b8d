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
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** An invented usage file for the operator's own first lines, to see how one is rated. */
@Dependent
public class SampleUsage {

    private static final int CUSTOMERS = 20;
    private static final int LINES = 5;

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
     * Calls, messages and data of yesterday and today for the newest lines, and one record of a
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
        var lines = new StringBuilder("id,service,served,other,start,quantity\n");
        String batch = now.toString().replaceAll("[^0-9]", "");
        int count = 0;
        for (String number : numbers) {
            count = add(lines, batch, count, "VOICE", number, "442079460123", now, 30, 214);
            count = add(lines, batch, count, "VOICE", number, "353209140001", now, 25, 61);
            count = add(lines, batch, count, "SMS", number, "353209140002", now, 20, 1);
            count = add(lines, batch, count, "DATA", number, "", now, 15, 212_000_000);
        }
        add(lines, batch, count, "VOICE", "353209199999", "353209140001", now, 10, 45);
        return Optional.of(
                new Sample(
                        "sample-" + batch + ".csv",
                        lines.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private int add(
            StringBuilder lines,
            String batch,
            int count,
            String service,
            String served,
            String other,
            Instant now,
            int minutesAgo,
            long quantity) {
        OffsetDateTime start =
                OffsetDateTime.ofInstant(now.minus(minutesAgo, ChronoUnit.MINUTES), clock.zone());
        lines.append(batch)
                .append('-')
                .append(count + 1)
                .append(',')
                .append(service)
                .append(',')
                .append(served)
                .append(',')
                .append(other)
                .append(',')
                .append(start)
                .append(',')
                .append(quantity)
                .append('\n');
        return count + 1;
    }
}
