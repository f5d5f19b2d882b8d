package bellbird.system.load;

import bellbird.local.RunningStack;
import bellbird.system.browser.Chromium;
import bellbird.system.browser.Visitor;
import bellbird.system.stack.Operators;
import bellbird.system.stack.Operators.Operator;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * A large file is taken in, then its month is billed, while other people use other pages of the
 * same operator: how long do they wait, before and meanwhile? {@code ./bench load} starts it; it
 * prints a line of JSON for each of the two, and the worse ratio in the last.
 */
final class LoadBench {

    private static final int WARM_UP = 24;
    private static final int BEFORE = 60;
    private static final int PHOTOGRAPHED = 12;

    private final Operator operator = Operators.first();
    private final People people;
    private final Visitor clerk;

    private LoadBench(Chromium chromium) {
        people = new People(chromium, operator);
        clerk = chromium.visitor();
        people.signIn(clerk);
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
        try (Connection connection = RunningStack.get().database();
                Chromium chromium = new Chromium()) {
            new LoadBench(chromium).run(connection, sizes[0], sizes[1]);
        }
        System.exit(0);
    }

    private void run(Connection connection, int records, int lines)
            throws IOException, SQLException {
        LoadedDatabase database = new LoadedDatabase(connection, operator.schema());
        Path file =
                new LoadedMonth(connection, operator.schema(), People.PLAN, lines).file(records);
        double ratio = measure(new BusyFile(operator, database, file, records));
        ratio = Math.max(ratio, measure(new BusyRun(operator, database, lines + 1)));
        System.out.printf(
                Locale.ROOT,
                "{\"bench\":\"load\",\"records\":%d,\"lines\":%d,\"p95Ratio\":%.2f}%n",
                records,
                lines,
                ratio);
    }

    /** How often as long as before nearly all pages took meanwhile. */
    private double measure(Busy work) throws IOException, SQLException {
        for (int i = 0; i < WARM_UP; i++) {
            people.visit();
        }
        PageTimes before = new PageTimes();
        for (int i = 0; i < BEFORE; i++) {
            before.add(people.visit());
        }
        PageTimes meanwhile = new PageTimes();
        Set<String> progress = new HashSet<>();
        long start = System.nanoTime();
        work.begin(clerk);
        for (int i = 0; work.goesOn(clerk); i++) {
            meanwhile.add(people.visit());
            progress.add(clerk.page().locator("main").first().innerText());
            if (i % PHOTOGRAPHED == PHOTOGRAPHED / 2) {
                Photographs.take(clerk, work.name());
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        clerk.sees(work.end());
        Photographs.take(clerk, work.name() + "-done");
        System.out.printf(
                Locale.ROOT,
                "{\"case\":\"%s\",%s,\"seconds\":%.1f,\"progressSeen\":%d,\"before\":%s,"
                        + "\"meanwhile\":%s,\"p95Ratio\":%.2f}%n",
                work.name(),
                work.figures(seconds),
                seconds,
                progress.size(),
                before,
                meanwhile,
                meanwhile.against(before));
        return meanwhile.against(before);
    }
}
