package bellbird.bill;

import bellbird.kernel.tenant.Issuers;
import bellbird.kernel.tenant.TaxRules;
import bellbird.tax.TaxEngines;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** How the tenant's bills are taxed: by its own rates, or by an engine of its choice. */
class BillTaxes {

    private final TaxRules rules;
    private final TaxEngines engines;
    private final Issuers issuers;

    @Inject
    BillTaxes(TaxRules rules, TaxEngines engines, Issuers issuers) {
        this.rules = rules;
        this.engines = engines;
        this.issuers = issuers;
    }

    /**
     * For bills that are calculated in a round: what was answered in earlier ones does not count.
     *
     * @param round of the run; 0 for bills out of turn
     */
    TaxDetermination asked(Connection connection, Occasion occasion, List<UUID> accounts, int round)
            throws SQLException {
        if (!engines.isUsed(connection)) {
            return new ChargeTax(rules);
        }
        List<UUID> bills = accounts.stream().map(account -> BillIds.of(account, occasion)).toList();
        return new EngineTax(
                occasion, issuers.current(), TaxAnswers.read(connection, bills, round), round);
    }

    /** For bills that were calculated before: by the answers they were calculated with. */
    TaxDetermination answered(Connection connection, Occasion occasion, List<UUID> accounts)
            throws SQLException {
        return asked(connection, occasion, accounts, 0);
    }
}
