package bellbird.settings;

import bellbird.kernel.tenant.IssuerDetails;
import bellbird.kernel.tenant.IssuerDetails.DocumentKind;
import bellbird.kernel.tenant.TenantBrand;
import bellbird.kernel.tenant.TenantBrand.BrandColors;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SQL of a tenant's settings, on its connection. */
final class SettingsTables {

    private SettingsTables() {}

    static Optional<IssuerDetails> issuer(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement(
                                """
                                select legal_name, address_lines, country, vat_id, email, phone,
                                       iban, document_kind
                                  from issuer""");
                ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            return Optional.of(
                    new IssuerDetails(
                            row.getString(1),
                            List.of((String[]) row.getArray(2).getArray()),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6),
                            row.getString(7),
                            DocumentKind.valueOf(row.getString(8))));
        }
    }

    static void saveIssuer(Connection connection, IssuerDetails issuer, boolean onlyIfNone)
            throws SQLException {
        String conflict =
                onlyIfNone
                        ? "do nothing"
                        : """
                        do update set legal_name = excluded.legal_name,
                          address_lines = excluded.address_lines, country = excluded.country,
                          vat_id = excluded.vat_id, email = excluded.email,
                          phone = excluded.phone, iban = excluded.iban,
                          document_kind = excluded.document_kind""";
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into issuer (legal_name, address_lines, country, vat_id, email,
                          phone, iban, document_kind)
                        values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (only_one)\s"""
                                + conflict)) {
            insert.setString(1, issuer.legalName());
            insert.setArray(2, connection.createArrayOf("text", issuer.addressLines().toArray()));
            insert.setString(3, issuer.country());
            insert.setString(4, issuer.vatId());
            insert.setString(5, issuer.email());
            insert.setString(6, issuer.phone());
            insert.setString(7, issuer.iban());
            insert.setString(8, issuer.documentKind().name());
            insert.executeUpdate();
        }
    }

    static Optional<TenantBrand> brand(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("select color, light, dark, logo from brand");
                ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            return Optional.of(
                    new TenantBrand(
                            row.getString(1),
                            colors(row.getArray(2)),
                            colors(row.getArray(3)),
                            row.getBytes(4)));
        }
    }

    static void saveBrand(Connection connection, TenantBrand brand, boolean onlyIfNone)
            throws SQLException {
        String conflict =
                onlyIfNone
                        ? "do nothing"
                        : """
                        do update set color = excluded.color, light = excluded.light,
                          dark = excluded.dark, logo = excluded.logo""";
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into brand (color, light, dark, logo)
                        values (?, ?, ?, ?) on conflict (only_one)\s"""
                                + conflict)) {
            insert.setString(1, brand.color());
            insert.setArray(2, array(connection, brand.light()));
            insert.setArray(3, array(connection, brand.dark()));
            insert.setBytes(4, brand.logo());
            insert.executeUpdate();
        }
    }

    /** The rate in force on a day. */
    static Optional<TaxRate> rateOn(Connection connection, LocalDate day) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select category, percent, valid_from, valid_to from tax_rate
                         where daterange(valid_from, valid_to) @> ?""")) {
            select.setObject(1, day);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(rate(row)) : Optional.empty();
            }
        }
    }

    static List<TaxRate> rates(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement(
                                """
                                select category, percent, valid_from, valid_to from tax_rate
                                 order by valid_from""");
                ResultSet row = select.executeQuery()) {
            List<TaxRate> rates = new java.util.ArrayList<>();
            while (row.next()) {
                rates.add(rate(row));
            }
            return rates;
        }
    }

    static void startRates(Connection connection, List<CountryDefaults.TaxPeriod> rates)
            throws SQLException {
        if (!rates(connection).isEmpty()) {
            return;
        }
        try (PreparedStatement insert =
                connection.prepareStatement("insert into tax_rate values ('S', ?, ?, ?)")) {
            for (CountryDefaults.TaxPeriod rate : rates) {
                insert.setBigDecimal(1, rate.percent());
                insert.setObject(2, rate.from());
                insert.setObject(3, rate.to());
                insert.executeUpdate();
            }
        }
    }

    private static TaxRate rate(ResultSet row) throws SQLException {
        BigDecimal percent = row.getBigDecimal(2).stripTrailingZeros();
        return new TaxRate(
                row.getString(1),
                percent.scale() < 0 ? percent.setScale(0) : percent,
                row.getDate(3).toLocalDate(),
                day(row.getDate(4)));
    }

    private static @Nullable LocalDate day(@Nullable Date date) {
        return date == null ? null : date.toLocalDate();
    }

    private static BrandColors colors(Array array) throws SQLException {
        String[] colors = (String[]) array.getArray();
        return new BrandColors(colors[0], colors[1], colors[2], colors[3], colors[4]);
    }

    private static Array array(Connection connection, BrandColors colors) throws SQLException {
        return connection.createArrayOf(
                "text",
                new Object[] {
                    colors.fill(), colors.on(), colors.text(), colors.soft(), colors.line()
                });
    }
}
