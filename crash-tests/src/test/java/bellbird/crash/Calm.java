package bellbird.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The undisturbed month, lived once for all tests, and what every other must be equal to. */
final class Calm implements AutoCloseable {

    private static final CommitDriver.Script UNDISTURBED = commit -> CommitDriver.Verdict.GO_ON;
    private static final ZoneId ZONE = ZoneId.of("Europe/London");

    final CrashStack stack = new CrashStack();
    final Month month = new Month(stack);

    private final AtomicInteger operators =
            new AtomicInteger((int) month.sql().number("select count(*) from control.sign_up"));
    private final Sql realms =
            new Sql(
                    () ->
                            DriverManager.getConnection(
                                    "jdbc:postgresql://127.0.0.1:%d/keycloak"
                                            .formatted(stack.parts().ports().database()),
                                    "postgres",
                                    ""));
    private final TenantState expected;
    private final TenantState operator;
    private final Map<String, Integer> commits;

    private Calm() {
        String name = nextOperator();
        TenantState first = month.live(UNDISTURBED, false, name);
        for (int more = 0; more < 2 && claimsOf(name) > 1; more++) { // a busy machine tried twice
            name = nextOperator();
            first = month.live(UNDISTURBED, false, name);
        }
        expected = first;
        commits = sure(stack.driver().counted());
        operator = OperatorState.read(month.sql(), realms, name);
        System.out.println("commits of an undisturbed month: " + new TreeMap<>(commits));
    }

    private long claimsOf(String signUp) {
        return month.sql().number("select token from control.sign_up where short_name = ?", signUp);
    }

    /**
     * The clock looks how far it is as often as it likes, and facts go out in batches as they come:
     * of these only so many commits are in every month.
     */
    private static Map<String, Integer> sure(Map<String, Integer> counted) {
        Map<String, Integer> sure = new TreeMap<>(counted);
        sure.remove("payment-lookup");
        sure.computeIfPresent("clock", (work, count) -> Math.min(count, 2));
        sure.computeIfPresent("outbox", (work, count) -> Math.min(count, 3));
        return sure;
    }

    /** Durable commits of an undisturbed month by work. */
    Map<String, Integer> commits() {
        return commits;
    }

    String nextOperator() {
        return "fernhill-" + operators.incrementAndGet();
    }

    /** Lives the month with trouble and asserts that nothing of it is left to see. */
    void holds(String trouble, CommitDriver.Script script, boolean workersMayDie, int signUps) {
        long start = System.nanoTime();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < signUps; i++) {
            names.add(nextOperator());
        }
        TenantState after = month.live(script, workersMayDie, names.toArray(String[]::new));
        System.out.printf(
                "%s: %d s, commits %s%n",
                trouble, (System.nanoTime() - start) / 1_000_000_000, stack.driver().counted());
        assertThat(expected.differences(after)).as(trouble).isEmpty();
        names.forEach(name -> isAnOperator(name, trouble));
        agrees(trouble);
    }

    /** As {@link #holds}, for operators that sign up in a month in which nothing else happens. */
    void holdsForSignUps(String trouble, CommitDriver.Script script, int signUps) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < signUps; i++) {
            names.add(nextOperator());
        }
        month.signUp(script, names);
        names.forEach(name -> isAnOperator(name, trouble));
    }

    private void isAnOperator(String name, String trouble) {
        assertThat(operator.differences(OperatorState.read(month.sql(), realms, name)))
                .as(trouble + ", operator " + name)
                .isEmpty();
    }

    /** The invariants are empty and the reference biller has the same bills. */
    void agrees(String trouble) {
        assertThat(violations()).as("invariants, " + trouble).isEmpty();
        SecondOpinion second = new SecondOpinion(month.sql(), month.schema());
        assertThat(second.issued())
                .as("bills, " + trouble)
                .isNotEmpty()
                .isEqualTo(second.expected(LocalDate.ofInstant(month.cutOff(), ZONE)));
    }

    private List<String> violations() {
        List<String> rows = new ArrayList<>();
        for (String view :
                month.sql()
                        .texts(
                                "select viewname from pg_views where schemaname = ? and viewname like 'inv\\_%'",
                                month.schema())) {
            month.sql()
                    .texts("select v::text from " + month.schema() + "." + view + " v")
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
