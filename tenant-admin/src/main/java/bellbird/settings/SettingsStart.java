package bellbird.settings;

import bellbird.kernel.tenant.IssuerDetails;
import bellbird.kernel.tenant.TenantBrand;
import bellbird.kernel.tenant.TenantProfile;
import bellbird.settings.brand.BrandColorDerivation;
import bellbird.settings.brand.DefaultLogo;
import bellbird.tenancy.TenantSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;

/** Gives a new tenant its country's defaults; what it has already stays. */
@ApplicationScoped
public class SettingsStart {

    private static final String COLOR = "#0F766E";

    @Inject private TenantSql sql;

    public void start(TenantProfile tenant, CountryDefaults defaults, String email) {
        BrandColorDerivation colors = BrandColorDerivation.of(COLOR);
        TenantBrand brand = colors.withLogo(DefaultLogo.png(tenant.name(), colors.light()));
        String country = Locale.of("", tenant.country()).getDisplayCountry(Locale.ENGLISH);
        IssuerDetails issuer =
                new IssuerDetails(
                        tenant.name(),
                        List.of(country),
                        tenant.country(),
                        null,
                        email,
                        null,
                        null,
                        defaults.documentKind());
        sql.run(
                c -> {
                    SettingsTables.saveIssuer(c, issuer, true);
                    SettingsTables.saveBrand(c, brand, true);
                    SettingsTables.startRates(c, defaults.rates());
                });
    }
}
