package bellbird.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** The undisturbed month, lived once for all tests, and what every other must be equal to. */
final class Calm implements AutoCloseable {

    private static final CommitDriver.Script UNDISTURBED = commit -> CommitDriver.Verdict.GO_ON;
    private static final String PROVISIONING = "provisioning";

    /** Beside the demo operator: three are killed at three commits of the same job at once. */
    private static final List<String> TWINS = List.of("larkspur-b", "larkspur-c");

    final CrashStack stack = new CrashStack();
    final Month month = new Month(stack, TWINS);

    private final AtomicInteger signUps = new AtomicInteger();
    private final Sql realms =
            new Sql(
                    () ->
                            DriverManager.getConnection(
                                    "jdbc:postgresql://127.0.0.1:%d/keycloak"
                                            .formatted(stack.parts().ports().database()),
                                    "postgres",
                                    ""));
    private final Map<String, TenantState> expected;
    private final TenantState signedUp;
    private final Map<String, Map<String, Integer>> commits;
    private final Map<String, Map<String, Integer>> ofOneJob;

    private Calm() {
        List<String> name = names(1);
        Map<String, TenantState> first = month.live(UNDISTURBED, false, List.of(name));
        for (int more = 0; more < 2 && claimsOf(name) > 1; more++) { // a busy machine tried twice
            name = names(1);
            first = month.live(UNDISTURBED, false, List.of(name));
        }
        expected = first;
        commits = sure(stack.driver().counted());
        ofOneJob = sure(stack.driver().countedOfOneJob());
        signedUp = OperatorState.read(month.sql(), realms, name.getFirst());
        System.out.println("commits of an undisturbed month: " + commits);
    }

    private long claimsOf(List<String> signUp) {
        return month.sql()
                .number(
                        "select token from control.sign_up where short_name = ?",
                        signUp.getFirst());
    }

    /**
     * The clock looks how far it is as often as it likes, and facts go out in batches as they come:
     * of these only so many commits are in every month.
     */
    private static Map<String, Map<String, Integer>> sure(
            Map<String, Map<String, Integer>> counted) {
        Map<String, Map<String, Integer>> sure = new TreeMap<>();
        counted.forEach(
                (whose, works) -> {
                    Map<String, Integer> some = new TreeMap<>(works);
                    some.keySet().removeAll(List.of("payment-lookup", "check-invariants"));
                    some.computeIfPresent("clock", (work, count) -> Math.min(count, 2));
                    some.computeIfPresent("outbox", (work, count) -> Math.min(count, 3));
                    sure.put(whose, some);
                });
        return sure;
    }

    /** Durable commits of an undisturbed month by work. */
    Map<String, Integer> commits(Operator operator) {
        return commits.getOrDefault(operator.schema(), Map.of());
    }

    /** Durable commits of an undisturbed month of one job of each work, the longest. */
    Map<String, Integer> commitsOfOneJob(Operator operator) {
        return ofOneJob.getOrDefault(operator.schema(), Map.of());
    }

    /** Durable commits of an undisturbed sign-up. */
    int commitsOfASignUp() {
        return commits.getOrDefault("sign-up 1", Map.of()).getOrDefault(PROVISIONING, 0);
    }

    private List<String> names(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "fernhill-" + signUps.incrementAndGet())
                .toList();
    }

    /**
     * Lives the month with trouble and asserts that nothing of it is left to see.
     *
     * @param signUps how many operators sign up, one after the other
     */
    void holds(String trouble, CommitDriver.Script script, boolean workersMayDie, int signUps) {
        List<List<String>> names = new ArrayList<>();
        for (int i = 0; i < signUps; i++) {
            names.add(names(1));
        }
        lives(trouble, script, workersMayDie, names);
    }

    /** As {@link #holds}, with so many operators that sign up at once. */
    void holdsWithSignUpsAtOnce(String trouble, CommitDriver.Script script, int signUps) {
        lives(trouble, script, false, List.of(names(signUps)));
    }

    private void lives(
            String trouble,
            CommitDriver.Script script,
            boolean workersMayDie,
            List<List<String>> names) {
        long start = System.nanoTime();
        int kills = stack.driver().kills();
        Map<String, TenantState> after = month.live(script, workersMayDie, names);
        System.out.printf(
                "%s: %d s, %d kills, %d jobs let run again by hand, commits %s%n",
                trouble,
                (System.nanoTime() - start) / 1_000_000_000,
                stack.driver().kills() - kills,
                month.released(),
                stack.driver().counted());
        expected.forEach(
                (schema, state) ->
                        assertThat(state.differences(after.getOrDefault(schema, TenantState.NONE)))
                                .as(trouble + ", " + schema)
                                .isEmpty());
        names.forEach(atOnce -> atOnce.forEach(name -> isAnOperator(name, trouble)));
        agrees(trouble);
    }

    /**
     * As {@link #holds}, for operators that sign up at once in a month in which nothing else
     * happens.
     */
    void holdsForSignUps(
            String trouble, CommitDriver.Script script, boolean workersMayDie, int signUps) {
        long start = System.nanoTime();
        int kills = stack.driver().kills();
        List<String> names = names(signUps);
        month.signUp(script, workersMayDie, names);
        System.out.printf(
                "%s: %d s, %d kills%n",
                trouble,
                (System.nanoTime() - start) / 1_000_000_000,
                stack.driver().kills() - kills);
        names.forEach(name -> isAnOperator(name, trouble));
    }

    /** Like any other; or, if its workers died too often in one step, not there at all. */
    private void isAnOperator(String name, String trouble) {
        boolean givenUp =
                month.sql()
                                .number(
                                        "select count(*) from control.sign_up where short_name = ? and state = 'FAILED' and reason = 'rolled back'",
                                        name)
                        > 0;
        assertThat(
                        (givenUp ? TenantState.NONE : signedUp)
                                .differences(OperatorState.read(month.sql(), realms, name)))
                .as(trouble + ", operator " + name)
                .isEmpty();
        if (givenUp) {
            System.out.println("  given up: " + name);
            assertThat(OperatorState.traces(month.sql(), realms, name)).as(trouble).isEmpty();
        }
    }

    /** The invariants are empty and the reference biller has the same bills. */
    void agrees(String trouble) {
        for (Operator operator : month.operators()) {
            assertThat(violations(operator)).as("invariants, " + trouble).isEmpty();
            SecondOpinion second = new SecondOpinion(month.sql(), operator.schema());
            assertThat(second.issued())
                    .as("bills, " + trouble)
                    .isNotEmpty()
                    .isEqualTo(
                            second.expected(
                                    LocalDate.ofInstant(operator.reviewedCutOff(), Operator.ZONE)));
        }
    }

    private List<String> violations(Operator operator) {
        List<String> rows = new ArrayList<>();
        for (String view :
                month.sql()
                        .texts(
                                "select viewname from pg_views where schemaname = ? and viewname like 'inv\\_%'",
                                operator.schema())) {
            month.sql()
                    .texts("select v::text from " + operator.schema() + "." + view + " v")
                    .forEach(row -> rows.add(view + " " + row));
        }
        return rows;
    }

    @Override
    public void close() {
        month.close();
        stack.close();
    }

    /** The one of this test run, until its JVM ends. */
    static Calm get() {
        return Holder.CALM;
    }

    private static final class Holder {
        static final Calm CALM = new Calm();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(CALM::close, "stop the crash stack"));
        }
    }
}
