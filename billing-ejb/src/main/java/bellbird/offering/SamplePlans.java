package bellbird.offering;

import static bellbird.offering.UsageType.DATA;
import static bellbird.offering.UsageType.SMS;
import static bellbird.offering.UsageType.VOICE;

import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.TenantProfile;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.BusinessClock;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Three invented plans in the tenant's currency, to start with. */
@Stateless
@RolesAllowed(Roles.SYSTEM)
public class SamplePlans {

    private static final long MINUTE = 60;
    private static final long MEGABYTE = 1_000_000;
    private static final long GIGABYTE = 1_000 * MEGABYTE;

    /** What one price unit of the plans below is worth, roughly; the cent stays the cent. */
    private static final Map<String, Integer> FACTORS =
            Map.of("KRW", 1_500, "VND", 28_000, "CNY", 8, "PLN", 4, "JPY", 160);

    @Inject Offerings offerings;
    @Inject BusinessClock clock;
    @Inject TenantProfiles tenants;

    /** Publishes the plans that are not there yet; twice is once. */
    public void createSamplePlans() {
        Set<String> there =
                offerings.list().stream().map(OfferingRow::code).collect(Collectors.toSet());
        TenantProfile tenant = tenants.current();
        for (OfferingDraft plan : plans(tenant)) {
            if (!there.contains(plan.code())) {
                OfferingDetail saved = offerings.draft(plan);
                offerings.publish(saved.versions().getFirst().id());
            }
        }
    }

    private List<OfferingDraft> plans(TenantProfile tenant) {
        return List.of(
                plan(
                        tenant,
                        "starter",
                        "Starter",
                        "For those who mostly receive calls: pay for what you use.",
                        "5.00",
                        "0.12",
                        List.of(new AllowanceDraft(DATA, GIGABYTE, 1))),
                plan(
                        tenant,
                        "everyday",
                        "Everyday",
                        "Minutes, messages and data for a normal month.",
                        "20.00",
                        "0.09",
                        List.of(
                                new AllowanceDraft(VOICE, 300 * MINUTE, 1),
                                new AllowanceDraft(SMS, 100, 1),
                                new AllowanceDraft(DATA, 10 * GIGABYTE, 1))),
                plan(
                        tenant,
                        "plenty",
                        "Plenty",
                        "For heavy users: talk, write and stream.",
                        "35.00",
                        "0.06",
                        List.of(
                                new AllowanceDraft(VOICE, 1_500 * MINUTE, 1),
                                new AllowanceDraft(SMS, 1_000, 1),
                                new AllowanceDraft(DATA, 50 * GIGABYTE, 1))));
    }

    private OfferingDraft plan(
            TenantProfile tenant,
            String code,
            String name,
            String description,
            String recurring,
            String perMinute,
            List<AllowanceDraft> allowances) {
        Currency currency = tenant.currency();
        String home =
                Integer.toString(
                        PhoneNumberUtil.getInstance().getCountryCodeForRegion(tenant.country()));
        return new OfferingDraft(
                null,
                code,
                name,
                description,
                clock.today().withDayOfMonth(1).minusMonths(3),
                round(recurring, currency, currency.getDefaultFractionDigits()),
                true,
                List.of(
                        voice(home, "National", price(perMinute, currency)),
                        voice("", "International", price("0.49", currency)),
                        sms(home, "National", price("0.07", currency)),
                        sms("", "International", price("0.19", currency)),
                        new UsagePrice(DATA, "", "Data", price("0.004", currency), MEGABYTE, 1, 1)),
                allowances,
                null);
    }

    private static UsagePrice voice(String prefix, String destination, BigDecimal perMinute) {
        return new UsagePrice(VOICE, prefix, destination, perMinute, MINUTE, 1, 1);
    }

    private static UsagePrice sms(String prefix, String destination, BigDecimal each) {
        return new UsagePrice(SMS, prefix, destination, each, 1, 1, 1);
    }

    private static BigDecimal price(String euro, Currency currency) {
        return round(euro, currency, currency.getDefaultFractionDigits() + 2);
    }

    /** Scales to the currency and drops digits nobody would print: two of them stay. */
    private static BigDecimal round(String euro, Currency currency, int decimals) {
        int factor = FACTORS.getOrDefault(currency.getCurrencyCode(), 1);
        if (factor == 1) {
            return new BigDecimal(euro);
        }
        BigDecimal scaled = new BigDecimal(euro).multiply(BigDecimal.valueOf(factor));
        int twoDigits = 2 - (scaled.precision() - scaled.scale());
        return scaled.setScale(Math.min(decimals, twoDigits), RoundingMode.HALF_UP)
                .setScale(Math.max(0, Math.min(decimals, twoDigits)));
    }
}
