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
                   v.tax_included
              from offering_version v join product_offering o on o.id = v.offering_id
             where v.id = ?
            """;
    private static final String PRICES =
            """
            select service, prefix, destination, amount, unit_size, first_increment, next_increment
              from usage_price where version_id = ?
             order by array_position(array['VOICE', 'SMS', 'DATA'], service), prefix
            """;
    private static final String ALLOWANCES =
            """
            select id, service, quantity, priority from allowance where version_id = ?
             order by array_position(array['VOICE', 'SMS', 'DATA'], service), priority
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
                List<VersionTerms.Allowance> allowances = allowances(versionId);
                return new VersionTerms(
                        versionId,
                        row.getObject("offering_id", UUID.class),
                        row.getString("name"),
                        row.getInt("number"),
                        row.getObject("valid_from", LocalDate.class),
                        Currency.getInstance(row.getString("currency")),
                        row.getBigDecimal("recurring_price"),
                        row.getBoolean("tax_included"),
                        UsagePrices.terms(
                                zone,
                                prices(versionId),
                                allowances.stream().map(AllowanceDraft::of).toList()),
                        allowances);
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
                                    row.getInt("next_increment")));
                }
            }
            return prices;
        }
    }

    List<VersionTerms.Allowance> allowances(UUID versionId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ALLOWANCES)) {
            statement.setObject(1, versionId);
            List<VersionTerms.Allowance> allowances = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    UsageType service = UsageType.valueOf(row.getString("service"));
                    allowances.add(
                            new VersionTerms.Allowance(
                                    row.getObject("id", UUID.class),
                                    service,
                                    AllowanceTerms.of(
                                            service,
                                            row.getLong("quantity"),
                                            row.getInt("priority"))));
                }
            }
            return allowances;
        }
    }
}
