package bellbird.settings;

import bellbird.kernel.tenant.IssuerDetails;
import bellbird.kernel.tenant.Issuers;
import bellbird.kernel.tenant.TaxRules;
import bellbird.kernel.tenant.TenantBrand;
import bellbird.kernel.tenant.TenantBrands;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.tenancy.TenantSql;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** What the other modules ask of the current tenant's settings, in the caller's transaction. */
@Stateless
@PermitAll
public class SettingsReader {

    @Inject private TenantSql sql;
    @Inject private TenantProfiles tenants;

    public IssuerDetails issuer() {
        return sql.call(SettingsTables::issuer).orElseThrow(SettingsReader::notSetUp);
    }

    public TenantBrand brand() {
        return sql.call(SettingsTables::brand).orElseThrow(SettingsReader::notSetUp);
    }

    public TaxRules.Verdict rateOn(LocalDate day) {
        Optional<TaxRate> rate = sql.call(c -> SettingsTables.rateOn(c, day));
        if (rate.isPresent()) {
            return new TaxRules.Verdict.Taxed(rate.get().percent(), rate.get().category());
        }
        ResourceBundle texts = ResourceBundle.getBundle("settings.tax", Locale.ROOT);
        String key = "tax.refused." + tenants.current().country();
        return new TaxRules.Verdict.Refused(
                texts.containsKey(key)
                        ? texts.getString(key)
                        : texts.getString("tax.refused").replace("{day}", day.toString()));
    }

    private static IllegalStateException notSetUp() {
        return new IllegalStateException("the tenant's settings are not there yet");
    }

    /** Port of the kernel. */
    @jakarta.enterprise.context.ApplicationScoped
    public static class StoredIssuers implements Issuers {
        @jakarta.ejb.EJB private SettingsReader reader;

        @Override
        public IssuerDetails current() {
            return reader.issuer();
        }
    }

    /** Port of the kernel. */
    @jakarta.enterprise.context.ApplicationScoped
    public static class StoredBrands implements TenantBrands {
        @jakarta.ejb.EJB private SettingsReader reader;

        @Override
        public TenantBrand current() {
            return reader.brand();
        }
    }

    /** Port of the kernel. */
    @jakarta.enterprise.context.ApplicationScoped
    public static class StoredTaxRules implements TaxRules {
        @jakarta.ejb.EJB private SettingsReader reader;

        @Override
        public Verdict standardRate(LocalDate taxDate) {
            return reader.rateOn(taxDate);
        }
    }
}
