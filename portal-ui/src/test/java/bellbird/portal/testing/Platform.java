package bellbird.portal.testing;

import bellbird.invariant.CheckedRule;
import bellbird.invariant.PlatformInvariants;
import bellbird.kernel.error.BellbirdException;
import bellbird.provisioning.SignUpProgress;
import bellbird.provisioning.SignUpRequest;
import bellbird.provisioning.SignUps;
import bellbird.provisioning.Step;
import bellbird.tenancy.TenantEntry;
import bellbird.tenancy.Tenants;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The installation: its operators, and those who sign up. */
public final class Platform {

    public static final UUID SIGN_UP = UUID.fromString("00000000-0000-7000-8000-000000000091");

    public final List<SignUpRequest> signUps = new ArrayList<>();

    private final Larkspur larkspur;

    Platform(Larkspur larkspur) {
        this.larkspur = larkspur;
    }

    List<Object> beans() {
        return List.of(new FakeSignUps(), new FakeTenants(), new FakePlatformInvariants());
    }

    private final class FakeSignUps extends SignUps {
        @Override
        public List<String> countries() {
            return List.of("DE", "GB");
        }

        @Override
        public Optional<BellbirdException.Problem> check(String field, String value) {
            boolean wrong =
                    switch (field) {
                        case "email" -> !value.matches("[^@,]+@[^@,]+[.][a-z]+");
                        case "shortName" -> value.equals("www");
                        default -> false;
                    };
            return wrong
                    ? Optional.of(
                            new BellbirdException.Problem(
                                    field, "error.signUp." + field, List.of()))
                    : Optional.empty();
        }

        @Override
        public String addressOf(String shortName) {
            return "http://" + shortName + ".localhost:8080";
        }

        @Override
        public UUID start(SignUpRequest request) {
            larkspur.mayRefuse();
            signUps.add(request);
            return SIGN_UP;
        }

        @Override
        public Optional<SignUpProgress> progress(UUID id) {
            return Optional.of(
                    new SignUpProgress(
                            "Larkspur Mobile",
                            "larkspur",
                            "ines@larkspur.example",
                            "http://larkspur.localhost:8080",
                            SignUpProgress.State.RUNNING,
                            List.of(
                                    new SignUpProgress.StepProgress(
                                            Step.REGISTRY,
                                            Larkspur.NOON,
                                            Larkspur.NOON.plusMillis(700)),
                                    new SignUpProgress.StepProgress(
                                            Step.DATABASE, Larkspur.NOON, null),
                                    new SignUpProgress.StepProgress(Step.READY, null, null)),
                            Larkspur.NOON,
                            null,
                            ""));
        }
    }

    private final class FakeTenants extends Tenants {
        @Override
        public List<TenantEntry> list() {
            return List.of(
                    new TenantEntry(
                            larkspur.profile(),
                            TenantEntry.State.READY,
                            "3.0",
                            "main",
                            Larkspur.NOON,
                            Larkspur.NOON));
        }

        @Override
        public Health health() {
            return new Health(true, true, 1, 0, Duration.ZERO, "3.0");
        }
    }

    private final class FakePlatformInvariants extends PlatformInvariants {
        @Override
        public List<TenantRules> list() {
            return List.of(
                    new TenantRules(larkspur.profile(), Larkspur.NOON, 16, Map.of("I7", 3L)));
        }

        @Override
        public List<CheckedRule> rows(String shortName) {
            return new Company.FakeInvariants().last();
        }
    }
}
