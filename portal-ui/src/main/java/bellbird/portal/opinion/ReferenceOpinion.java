package bellbird.portal.opinion;

import bellbird.bill.SecondOpinion;
import bellbird.kernel.tenant.TenantProfile;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.Period;
import bellbird.reference.Books;
import bellbird.reference.Opinions;
import bellbird.tax.TaxEngines;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Asks the reference biller about accounts of the tenant. */
@ApplicationScoped
class ReferenceOpinion implements SecondOpinion {

    @Inject private TenantProfiles tenants;
    @Inject private TaxEngines engines;

    @Override
    public Map<UUID, Verdict> of(Connection connection, List<UUID> accounts, Period period)
            throws SQLException {
        TenantProfile tenant = tenants.current();
        List<Books.Rate> rates = rates(connection);
        Map<UUID, Verdict> verdicts = new HashMap<>();
        if (rates.isEmpty()) {
            accounts.forEach(account -> verdicts.put(account, new Beyond("tax")));
            return verdicts;
        }
        boolean isTaxedByEngine = engines.isUsed(connection);
        int decimals = tenant.currency().getDefaultFractionDigits();
        new Opinions(connection, tenant.zone(), rates)
                .of(accounts, period.from(), period.to())
                .forEach(
                        (account, said) ->
                                verdicts.put(
                                        account,
                                        isTaxedByEngine
                                                ? beforeTax(said, decimals)
                                                : verdict(said, decimals)));
        return verdicts;
    }

    private static Verdict verdict(Opinions.Opinion said, int decimals) {
        BigDecimal total = said.total();
        return total == null ? new Beyond(said.why()) : new Total(minor(total, decimals));
    }

    /** Where an engine determines the tax, only what it was asked about can be compared. */
    private static Verdict beforeTax(Opinions.Opinion said, int decimals) {
        BigDecimal net = said.net();
        return net == null
                ? new Beyond(said.total() == null ? said.why() : "taxEngine")
                : new Net(minor(net, decimals));
    }

    private static long minor(BigDecimal amount, int decimals) {
        return amount.movePointRight(decimals)
                .setScale(0, RoundingMode.UNNECESSARY)
                .longValueExact();
    }

    private static List<Books.Rate> rates(Connection connection) throws SQLException {
        List<Books.Rate> rates = new ArrayList<>();
        try (PreparedStatement query =
                        connection.prepareStatement(
                                "select percent, valid_from from tax_rate order by valid_from");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                rates.add(new Books.Rate(row.getBigDecimal(1), row.getObject(2, LocalDate.class)));
            }
        }
        return rates;
    }
}
