package bellbird.offering;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;

/** Reads and writes what stands in a version, and finds the version of a day. */
public final class OfferingVersions {

    private static final String VERSION =
            """
            select v.offering_id, o.name, v.number, v.valid_from, v.currency, v.recurring_price,
                   v.tax_included, v.terms
              from offering_version v join product_offering o on o.id = v.offering_id
             where v.id = ?
            """;
    private static final String PRICES =
            """
            select service, prefix, destination, amount, unit_size, first_increment, next_increment,
                   connection_fee
              from usage_price where version_id = ?
             order by array_position(array['VOICE', 'SMS', 'DATA'], service), prefix
            """;
    private static final String ALLOWANCES =
            """
            select id, key, service, quantity, priority from allowance where version_id = ?
             order by array_position(array['VOICE', 'SMS', 'DATA'], service), priority
            """;
    private static final String DRAFT =
            """
            select concat_ws(' ', o.code, o.name, o.description, 'version', v.number, 'from', v.valid_from, v.recurring_price,
                             v.currency, case when v.tax_included then 'with tax' else 'before tax' end) as head,
                   v.terms, encode(sha256(convert_to(v.terms::text, 'UTF8')), 'hex') as digest
              from offering_version v join product_offering o on o.id = v.offering_id
             where v.offering_id = ? and v.status = 'DRAFT' and v.terms is not null
            """;
    private static final String BY_CODE = "select id from product_offering where code = ?";
    private static final String ON_DAY =
            """
            select id from offering_version
             where offering_id = ? and status = 'PUBLISHED' and valid_from <= ?
             order by valid_from desc, number desc limit 1
            """;

    private final Connection connection;
    private final ZoneId zone;

    /**
     * @param zone of the tenant
     */
    public OfferingVersions(Connection connection, ZoneId zone) {
        this.connection = connection;
        this.zone = zone;
    }

    /**
     * @throws NoSuchElementException if there is none
     */
    public VersionTerms get(UUID versionId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(VERSION)) {
            statement.setObject(1, versionId);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new NoSuchElementException("offering version " + versionId);
                }
                List<Row> rows = allowances(versionId);
                String document = row.getString("terms");
                PriceTerms terms =
                        document == null
                                ? UsagePrices.terms(
                                                zone,
                                                prices(versionId),
                                                rows.stream().map(Row::draft).toList())
                                        .with(
                                                RecurringPrice.monthly(
                                                        row.getBigDecimal("recurring_price")))
                                : TermsDocument.stored(document);
                return new VersionTerms(
                        versionId,
                        row.getObject("offering_id", UUID.class),
                        row.getString("name"),
                        row.getInt("number"),
                        row.getObject("valid_from", LocalDate.class),
                        Currency.getInstance(row.getString("currency")),
                        row.getBigDecimal("recurring_price"),
                        row.getBoolean("tax_included"),
                        terms,
                        rows.stream().map(one -> one.of(terms)).toList());
            }
        }
    }

    /** The draft of an offering, if there is one. */
    Optional<StoredDraft> draft(UUID offeringId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DRAFT)) {
            statement.setObject(1, offeringId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new StoredDraft(
                                        row.getString("head"),
                                        row.getString("terms"),
                                        row.getString("digest")))
                        : Optional.empty();
            }
        }
    }

    /** The offering with a code. */
    public Optional<UUID> offering(String code) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BY_CODE)) {
            statement.setString(1, code);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
            }
        }
    }

    /** The published version that is sold on a day. */
    public Optional<UUID> publishedOn(UUID offeringId, LocalDate day) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ON_DAY)) {
            statement.setObject(1, offeringId);
            statement.setObject(2, day);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
            }
        }
    }

    List<UsagePrice> prices(UUID versionId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PRICES)) {
            statement.setObject(1, versionId);
            List<UsagePrice> prices = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    prices.add(
                            new UsagePrice(
                                    UsageType.valueOf(row.getString("service")),
                                    row.getString("prefix"),
                                    row.getString("destination"),
                                    row.getBigDecimal("amount"),
                                    row.getLong("unit_size"),
                                    row.getInt("first_increment"),
                                    row.getInt("next_increment"),
                                    row.getBigDecimal("connection_fee")));
                }
            }
            return prices;
        }
    }

    /** An allowance as buckets refer to it. */
    private record Row(UUID id, String key, String service, long quantity, int priority) {

        AllowanceDraft draft() {
            return new AllowanceDraft(UsageType.valueOf(service), quantity, priority);
        }

        VersionTerms.Allowance of(PriceTerms terms) {
            return new VersionTerms.Allowance(
                    id,
                    terms.allowances().stream()
                            .filter(one -> one.id().equals(key))
                            .findFirst()
                            .orElseThrow());
        }
    }

    private List<Row> allowances(UUID versionId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ALLOWANCES)) {
            statement.setObject(1, versionId);
            List<Row> rows = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(
                            new Row(
                                    row.getObject("id", UUID.class),
                                    row.getString("key"),
                                    row.getString("service"),
                                    row.getLong("quantity"),
                                    row.getInt("priority")));
                }
            }
            return rows;
        }
    }
}
