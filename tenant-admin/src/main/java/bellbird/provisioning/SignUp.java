package bellbird.provisioning;

import bellbird.kernel.tenant.TenantId;
import bellbird.kernel.tenant.TenantProfile;
import bellbird.settings.CountryDefaults;
import java.util.UUID;

/**
 * A claimed sign-up.
 *
 * @param passwordHash as {@link PasswordHash} writes it; empty once the realm has it
 * @param demo whether staff with demo passwords come with it
 * @param token of this claim
 * @param attempts of the current step, this one included
 */
record SignUp(
        UUID id,
        TenantId code,
        String shortName,
        String company,
        String country,
        String email,
        boolean sandbox,
        String passwordHash,
        boolean demo,
        SignUpProgress.State state,
        long token,
        int attempts) {

    CountryDefaults defaults() {
        return CountryDefaults.find(country).orElseThrow();
    }

    TenantProfile profile() {
        CountryDefaults defaults = defaults();
        return new TenantProfile(
                code,
                company,
                shortName,
                country,
                defaults.currency(),
                defaults.zone(),
                defaults.language(),
                sandbox);
    }
}
