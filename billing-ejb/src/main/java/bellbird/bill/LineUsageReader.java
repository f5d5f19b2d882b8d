package bellbird.bill;

import bellbird.offering.UsageType;
import bellbird.rating.ExplainedUsage;
import bellbird.rating.ExplanationStep;
import bellbird.rating.RatedRow;
import bellbird.rating.UsageExplanations;
import bellbird.rating.UsageGroup;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the usage behind a line of a bill, on a tenant's connection. */
final class LineUsageReader {

    private static final String LINE =
            """
            select b.account_id, b.period_from, b.delta, l.service_id, l.usage_service, l.destination,
                   l.offering_version_id, l.freed_percent,
                   coalesce((b.document->>'wholeNumbers')::boolean, false), b.currency
              from bill_line l
              join customer_bill b on b.id = l.bill_id
              join billing_account a on a.id = b.account_id
             where b.id = ? and l.number = ? and l.kind = 'USAGE' and b.kind <> 'CREDIT_NOTE'
               and (?::uuid is null or a.customer_id = ?::uuid)
            """;

    private final Connection connection;
    private final ZoneId zone;
    private final UsageExplanations usages;

    LineUsageReader(Connection connection, ZoneId zone, UsageExplanations usages) {
        this.connection = connection;
        this.zone = zone;
        this.usages = usages;
    }

    /** Of a bill of this customer; null for any customer. */
    Optional<LineUsage> find(UUID bill, int line, int offset, @Nullable UUID customer)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(LINE)) {
            query.setObject(1, bill);
            query.setInt(2, line);
            query.setObject(3, customer);
            query.setObject(4, customer);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(usage(row, offset)) : Optional.empty();
            }
        }
    }

    private LineUsage usage(ResultSet line, int offset) throws SQLException {
        UsageGroup group =
                new UsageGroup(
                        line.getObject(1, UUID.class),
                        line.getObject(2, LocalDate.class),
                        line.getInt(3),
                        line.getObject(4, UUID.class),
                        UsageType.valueOf(line.getString(5)),
                        line.getString(6),
                        line.getObject(7, UUID.class));
        Shown shown =
                new Shown(line.getBigDecimal(8), line.getBoolean(9), line.getString(10), zone);
        return new LineUsage(
                usages.allowances(group),
                usages.firstCharged(group, shown::digits).map(shown::record).orElse(null),
                usages.of(group, Math.max(0, offset), LineUsage.PAGE, shown::digits).stream()
                        .map(shown::record)
                        .toList());
    }

    /**
     * How one bill shows records.
     *
     * @param freed percent of VAT that was taken out of its amounts; null if none
     * @param whole whether it shows whole telephone numbers
     */
    private record Shown(@Nullable BigDecimal freed, boolean whole, String currency, ZoneId zone) {

        /** As long as the number itself, without the plus. */
        String digits(String number) {
            String listed = ListedNumber.of(number, whole);
            return listed == null ? "" : listed.replace("+", "");
        }

        SourceRecord record(ExplainedUsage usage) {
            RatedRow row = usage.row();
            List<ExplanationStep> steps = new ArrayList<>(usage.steps());
            BigDecimal amount = row.amount();
            if (freed != null) {
                amount = Charge.free(amount, freed);
                steps.add(
                        new ExplanationStep(
                                "explain.freed", List.of(amount.toPlainString(), currency)));
            }
            return new SourceRecord(
                    row.recordKey(),
                    row.startedAt().atZone(zone),
                    row.service(),
                    ListedNumber.of(row.otherParty(), whole),
                    row.used(),
                    row.billed(),
                    row.included(),
                    amount,
                    usage.holds(),
                    steps);
        }
    }
}
