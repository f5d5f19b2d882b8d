package bellbird.crash;

import bellbird.reference.Books;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The usage of a tenant's files as they were sent: every record once and unless it is impossible, a
 * file after the other, each by time; parts of a session as one.
 */
final class RawUsage {

    /** Where {@code session} stands, in files that have parts. */
    private static final int SESSION = 8;

    private final Sql sql;
    private final String schema;
    private final List<Books.Usage> all = new ArrayList<>();

    /** Places in {@link #all} of the first parts. */
    private final Map<String, Integer> sessions = new HashMap<>();

    /** Every number, with the one by which its line is known. */
    private final Map<String, String> numbers = new HashMap<>();

    RawUsage(Sql sql, String schema) {
        this.sql = sql;
        this.schema = schema;
    }

    List<Books.Usage> read() {
        sql.rows(
                        "select value, min(value) over (partition by service_id) from %s.service_identifier where kind = 'MSISDN'"
                                .formatted(schema))
                .forEach(row -> numbers.put(row[0], row[1]));
        Set<String> seen = new HashSet<>();
        for (String content :
                sql.texts(
                        """
                        select convert_from(string_agg(c.content, ''::bytea order by c.part), 'UTF8')
                          from %1$s.usage_file f join %1$s.usage_file_content c on c.file_id = f.id
                         group by f.id, f.received_at order by f.received_at, f.file_name"""
                                .formatted(schema))) {
            content.lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .sorted(
                            Comparator.comparing((String[] record) -> Instant.parse(record[5]))
                                    .thenComparing(record -> record[0]))
                    .filter(record -> !record[6].startsWith("-") && seen.add(record[0]))
                    .forEach(this::add);
        }
        return all;
    }

    private void add(String[] record) {
        Books.Usage usage = usage(record);
        boolean isPart = record.length > SESSION && !record[SESSION].isEmpty();
        Integer first = isPart ? sessions.putIfAbsent(record[SESSION], all.size()) : null;
        if (first == null) {
            all.add(usage);
            return;
        }
        Books.Usage whole = all.get(first);
        all.set(
                first,
                new Books.Usage(
                        whole.served(),
                        whole.service(),
                        whole.called(),
                        whole.start(),
                        whole.quantity().add(usage.quantity())));
    }

    /** record_id, service, direction, served, other, start, seconds, bytes. */
    private Books.Usage usage(String[] record) {
        Books.Service service =
                switch (record[1]) {
                    case "voice" -> Books.Service.VOICE;
                    case "sms" -> Books.Service.SMS;
                    default -> Books.Service.DATA;
                };
        String quantity =
                switch (service) {
                    case VOICE -> record[6];
                    case SMS -> "1";
                    case DATA -> record[7];
                };
        String served = record[3].substring(1);
        return new Books.Usage(
                numbers.getOrDefault(served, served),
                service,
                record[4].isEmpty() ? "" : record[4].substring(1),
                Instant.parse(record[5]),
                new BigDecimal(quantity));
    }
}
