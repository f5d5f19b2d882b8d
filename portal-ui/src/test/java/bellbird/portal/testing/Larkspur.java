package bellbird.portal.testing;

import bellbird.clock.SandboxTime;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.money.Money;
import bellbird.kernel.security.Caller;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.TenantBrand;
import bellbird.kernel.tenant.TenantBrand.BrandColors;
import bellbird.kernel.tenant.TenantBrands;
import bellbird.kernel.tenant.TenantId;
import bellbird.kernel.tenant.TenantProfile;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.BusinessClock;
import bellbird.kernel.time.Period;
import bellbird.sandbox.SandboxClock;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Larkspur Mobile on 21 November 2026, seen by Maeve, who changed her plan on 12 October, or by
 * Tomas, who answers her. Everything can be changed by a test before a page is opened.
 */
public final class Larkspur {

    public static final TenantId TENANT = new TenantId("larkspur01");
    static final ZoneId DUBLIN = ZoneId.of("Europe/Dublin");
    public static final Currency EUR = Currency.getInstance("EUR");
    static final LocalDate OPENED = LocalDate.parse("2022-09-03");
    public static final UUID MAEVE = id(1);
    public static final UUID OCTOBER_BILL = id(21);
    public static final UUID NOVEMBER_BILL = id(22);
    public static final UUID DELTA_NOTE = id(23);
    static final int SWISS_RECORDS = 12;
    public static final UUID QUESTION = id(31);
    static final UUID ACCOUNT = id(2);
    static final long GB = 1_000_000_000L;
    static final Period NOVEMBER = period("2026-11-01", "2026-12-01");

    static final LocalDate TODAY = LocalDate.parse("2026-11-21");
    static final Instant NOON = Instant.parse("2026-11-20T14:02:11Z");

    public Instant now = Instant.parse("2026-11-21T14:12:00Z");
    public String name = "Maeve Hanlon";
    public String role = Roles.SUBSCRIBER;
    public boolean sandbox = true;

    /** What a boundary refuses next; null while it refuses nothing. */
    public @Nullable BellbirdException refusal;

    public final Subscribers subscribers = new Subscribers(this);
    public final Lines lines = new Lines(this);
    public final Catalogue catalogue = new Catalogue(this);
    public final Prices prices = new Prices();
    public final Usage usage = new Usage();
    public final Cockpit cockpit = new Cockpit();
    public final Issued issued = new Issued(this);
    public final Billing billing = new Billing(this);
    public final Paying paying = new Paying(this);
    public final Helpdesk helpdesk = new Helpdesk(this);
    public final Company company = new Company(this);
    public final Platform platform = new Platform(this);

    void mayRefuse() {
        BellbirdException refused = refusal;
        if (refused != null) {
            throw refused;
        }
    }

    /** What pages ask for, by type. */
    public List<Object> beans() {
        return Stream.of(
                        List.of(
                                new FakeCaller(),
                                new FakeClock(),
                                new FakeProfiles(),
                                new FakeBrands(),
                                new FakeSandbox(),
                                Clock.fixed(NOON, ZoneOffset.UTC)),
                        subscribers.beans(),
                        lines.beans(),
                        catalogue.beans(),
                        prices.beans(),
                        usage.beans(),
                        cockpit.beans(),
                        issued.beans(),
                        billing.beans(),
                        paying.beans(),
                        helpdesk.beans(),
                        company.beans(),
                        platform.beans())
                .flatMap(List::stream)
                .toList();
    }

    private final class FakeCaller implements Caller {
        @Override
        public String subject() {
            return "sub-1";
        }

        @Override
        public String displayName() {
            return name;
        }

        @Override
        public String address() {
            return "127.0.0.1";
        }

        @Override
        public boolean isInRole(String asked) {
            return asked.equals(role);
        }

        @Override
        public Optional<UUID> customer() {
            return role.equals(Roles.SUBSCRIBER) ? Optional.of(MAEVE) : Optional.empty();
        }
    }

    private final class FakeClock implements BusinessClock {
        @Override
        public Instant now() {
            return now;
        }

        @Override
        public ZoneId zone() {
            return DUBLIN;
        }
    }

    TenantProfile profile() {
        return new TenantProfile(
                TENANT, "Larkspur Mobile", "larkspur", "IE", EUR, DUBLIN, Locale.ENGLISH, sandbox);
    }

    private final class FakeProfiles implements TenantProfiles {
        @Override
        public TenantProfile current() {
            return profile();
        }

        @Override
        public Optional<TenantProfile> byShortName(String shortName) {
            return Optional.of(profile());
        }

        @Override
        public String baseUrl(TenantProfile tenant) {
            return "http://larkspur.localhost:8080";
        }
    }

    private static final class FakeBrands implements TenantBrands {
        @Override
        public TenantBrand current() {
            return new TenantBrand(
                    "#6741D9",
                    new BrandColors("#6741D9", "#FFFFFF", "#6741D9", "#F1F1FF", "#6741D9"),
                    new BrandColors("#6741D9", "#FFFFFF", "#9286E7", "#2A2647", "#9286E7"),
                    null);
        }
    }

    private final class FakeSandbox extends SandboxClock {
        @Override
        public boolean available() {
            return sandbox;
        }

        @Override
        public Progress state() {
            return new Progress(new SandboxTime(now, null), 0, null);
        }
    }

    static Money euro(long cents) {
        return new Money(cents, EUR);
    }

    static Period period(String from, String to) {
        return new Period(LocalDate.parse(from), LocalDate.parse(to));
    }

    static UUID id(int number) {
        return UUID.fromString("00000000-0000-7000-8000-%012d".formatted(number));
    }
}
