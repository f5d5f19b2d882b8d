package bellbird.system.load;

import bellbird.local.RunningStack;
import bellbird.system.browser.Chromium;
import bellbird.system.browser.Visitor;
import bellbird.system.stack.Operators;
import bellbird.system.stack.Operators.Operator;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A large file is taken in through its page, while somebody else works on other pages of the same
 * operator: how long do they wait, before and meanwhile? {@code ./bench load} starts it; the last
 * line it prints is JSON.
 */
final class LoadBench {

    private static final List<String> PAGES =
            List.of(
                    "/operator/customers",
                    "/operator/usage-files",
                    "/operator/bill-runs",
                    "/operator/plans");
    private static final int WARM_UP = 12;
    private static final int BEFORE = 40;

    private final int lines;
    private final int records;
    private final Operator operator = Operators.first();
    private final List<Double> before = new ArrayList<>();
    private final List<Double> meanwhile = new ArrayList<>();
    private final Set<String> progress = new HashSet<>();

    private LoadBench(int lines, int records) {
        this.lines = lines;
        this.records = records;
    }

    /**
     * @param arguments records of the file and lines of the operator; 1,000,000 and 20,000 unless
     *     told
     */
    public static void main(String[] arguments) throws Exception {
        int[] sizes = {1_000_000, 20_000};
        for (int i = 0; i < arguments.length; i++) {
            sizes[i] = Integer.parseInt(arguments[i]);
        }
        System.out.println(new LoadBench(sizes[1], sizes[0]).run());
        System.exit(0);
    }

    private String run() throws IOException, SQLException {
        try (Connection database = RunningStack.get().database();
                Chromium chromium = new Chromium();
                Visitor clerk = chromium.visitor();
                Visitor owner = chromium.visitor()) {
            Path file = new LoadedMonth(database, operator.schema(), lines).file(records);
            signIn(clerk);
            signIn(owner);
            for (int i = 0; i < WARM_UP; i++) {
                visit(owner, i);
            }
            for (int i = 0; i < BEFORE; i++) {
                before.add(visit(owner, i));
            }
            long start = System.nanoTime();
            clerk.open(operator.url("/operator/usage-files"));
            clerk.page().locator("vaadin-upload input[type=file]").setInputFiles(file);
            clerk.page().waitForURL("**/operator/usage-files/*-*");
            double uploaded = seconds(start);
            for (int i = 0; working(database); i++) {
                meanwhile.add(visit(owner, i));
                progress.add(clerk.page().locator("main").first().innerText());
                if (i == BEFORE / 4) {
                    clerk.photograph(Path.of("target/load/progress.png"));
                }
            }
            double loaded = seconds(start);
            clerk.sees(" in = ").photograph(Path.of("target/load/done.png"));
            check(database);
            return json(uploaded, loaded);
        }
    }

    private void signIn(Visitor person) {
        person.open(operator.url("/operator"))
                .signIn(operator.ownerEmail(), Operators.PASSWORD)
                .settles();
    }

    /** Seconds until the page is there and rests. */
    private double visit(Visitor person, int number) {
        long start = System.nanoTime();
        person.open(operator.url(PAGES.get(number % PAGES.size()))).settles();
        return seconds(start);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private boolean working(Connection database) throws SQLException {
        return !row(database, "select state from %s.usage_file order by id desc limit 1")
                .equals("DONE");
    }

    /**
     * @throws IllegalStateException if the file is not wholly rated: a fast wrong answer is an
     *     error
     */
    private void check(Connection database) throws SQLException {
        String counts =
                row(
                        database,
                        "select records_in || ' ' || rated from %s.usage_file order by id desc limit 1");
        String rows = row(database, "select count(*) || ' ' || count(*) from %s.rated_usage");
        if (!counts.equals(records + " " + records) || !rows.equals(counts)) {
            throw new IllegalStateException(counts + ", rows " + rows);
        }
    }

    private String row(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql.formatted(operator.schema()))) {
            row.next();
            return row.getString(1);
        }
    }

    private String json(double uploaded, double loaded) {
        return String.format(
                Locale.ROOT,
                "{\"bench\":\"load\",\"rows\":%d,\"lines\":%d,\"uploadSeconds\":%.1f,\"seconds\":%.1f,"
                        + "\"recordsPerSecond\":%.0f,\"progressSeen\":%d,"
                        + "\"before\":%s,\"meanwhile\":%s,\"p95Ratio\":%.2f}",
                records,
                lines,
                uploaded,
                loaded,
                records / loaded,
                progress.size(),
                pages(before),
                pages(meanwhile),
                percentile(meanwhile, 95) / percentile(before, 95));
    }

    private static String pages(List<Double> times) {
        return String.format(
                Locale.ROOT,
                "{\"pages\":%d,\"median\":%.3f,\"p95\":%.3f,\"longest\":%.3f}",
                times.size(),
                percentile(times, 50),
                percentile(times, 95),
                percentile(times, 100));
    }

    /** The time within which so many percent of the pages were there. */
    private static double percentile(List<Double> times, int percent) {
        List<Double> sorted = times.stream().sorted().toList();
        return sorted.get(Math.ceilDiv(sorted.size() * percent, 100) - 1);
    }
}
