package bellbird.provisioning;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.error.BellbirdException.Problem;
import bellbird.kernel.error.ErrorKind;
import bellbird.kernel.id.Ids;
import bellbird.kernel.security.Caller;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.TenantId;
import bellbird.settings.CountryDefaults;
import bellbird.tenancy.ControlSql;
import bellbird.tenancy.Installation;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Founders sign up here: the form is checked field by field, then the tenant is made in the
 * background and its progress can be watched. Open to everybody, hence rate-limited.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SignUps {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final Duration WINDOW = Duration.ofHours(1);

    @Inject private ControlSql control;
    @Inject private Clock clock;
    @Inject private Caller caller;
    @Inject private ProvisioningQueue queue;

    /** Country codes a tenant can have, in the order of the form. */
    public List<String> countries() {
        return CountryDefaults.all().stream().map(CountryDefaults::country).toList();
    }

    /**
     * Checks one field when it is left.
     *
     * @param field {@code company}, {@code shortName}, {@code country}, {@code email} or {@code
     *     password}
     */
    public Optional<Problem> check(String field, String value) {
        Optional<String> key =
                switch (field) {
                    case "company" -> SignUpRules.company(value);
                    case "shortName" -> shortName(value);
                    case "country" -> SignUpRules.country(value);
                    case "email" -> SignUpRules.email(value);
                    case "password" -> SignUpRules.password(value, Installation.current().local());
                    default -> throw new IllegalArgumentException(field);
                };
        return key.map(text -> new Problem(field, text, List.of()));
    }

    private Optional<String> shortName(String name) {
        return ShortNames.problem(name)
                .or(
                        () ->
                                control.asOwner(c -> SignUpTable.taken(c, name))
                                        ? Optional.of("error.signUp.shortName.taken")
                                        : Optional.empty());
    }

    /** Where the tenant will answer, such as {@code http://acme.localhost:8080}. */
    public String addressOf(String shortName) {
        return Installation.current().tenantUrl(shortName);
    }

    /**
     * Starts to make the tenant and returns at once.
     *
     * @return id for {@link #progress}
     * @throws BellbirdException of kind USER naming every wrong field, CONFLICT when there were too
     *     many sign-ups lately
     */
    public UUID start(SignUpRequest request) {
        List<Problem> problems = new ArrayList<>();
        check("company", request.company()).ifPresent(problems::add);
        check("shortName", request.shortName()).ifPresent(problems::add);
        check("country", request.country()).ifPresent(problems::add);
        check("email", request.email()).ifPresent(problems::add);
        check("password", request.password()).ifPresent(problems::add);
        if (problems.isEmpty()
                && SignUpRules.canonical(request.email())
                        .equals(SignUpRules.canonical(request.password()))) {
            problems.add(new Problem("password", "error.password.isEmail", List.of()));
        }
        if (!problems.isEmpty()) {
            throw new BellbirdException(ErrorKind.USER, problems);
        }
        return add(request, false);
    }

    /** Signs the demo tenant of a local stack up, without limits. */
    @RolesAllowed(Roles.SYSTEM)
    public UUID startDemo() {
        return add(
                new SignUpRequest(
                        DemoLogins.COMPANY,
                        DemoLogins.TENANT,
                        DemoLogins.COUNTRY,
                        DemoLogins.OWNER.email(),
                        DemoLogins.PASSWORD),
                true);
    }

    private UUID add(SignUpRequest request, boolean demo) {
        SignUp signUp =
                new SignUp(
                        Ids.next(),
                        freshCode(),
                        request.shortName(),
                        request.company().strip(),
                        request.country(),
                        SignUpRules.canonical(request.email()),
                        true,
                        PasswordHash.of(request.password()).text(),
                        demo,
                        SignUpProgress.State.RUNNING,
                        0,
                        0);
        Instant now = clock.instant();
        String address = demo ? "demo" : caller.address();
        int limit = Installation.current().signUpsPerHour();
        control.runAsOwner(
                c -> {
                    SignUpTable.lockLimits(c);
                    Instant since = now.minus(WINDOW);
                    if (!demo
                            && (SignUpTable.since(c, since, address) >= limit
                                    || SignUpTable.since(c, since, "") >= 10 * limit)) {
                        throw BellbirdException.conflict("error.signUp.tooMany");
                    }
                    if (SignUpTable.taken(c, signUp.shortName())) {
                        throw BellbirdException.user("shortName", "error.signUp.shortName.taken");
                    }
                    SignUpTable.add(c, signUp, address, now);
                });
        queue.wake(signUp.id());
        return signUp.id();
    }

    /** How far it is; empty for an unknown id. */
    public Optional<SignUpProgress> progress(UUID id) {
        return control.asOwner(
                c -> SignUpTable.progress(c, id, Installation.current().tenantUrl("*")));
    }

    private static TenantId freshCode() {
        StringBuilder code = new StringBuilder();
        code.append(LETTERS.charAt(RANDOM.nextInt(26)));
        String all = LETTERS + "0123456789";
        for (int i = 1; i < 10; i++) {
            code.append(all.charAt(RANDOM.nextInt(all.length())));
        }
        return new TenantId(code.toString());
    }
}
