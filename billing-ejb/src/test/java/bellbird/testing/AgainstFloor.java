package bellbird.testing;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * The product's work and the least that the same rows cost, in turn and on one machine. What counts
 * is CPU time: of this process, garbage collection and compiler included, and of the database's
 * backends.
 */
public final class AgainstFloor {

    /** One side's work of a round. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    /** Seconds. */
    private record Cost(double cpuJvm, double cpuPostgres, double wall) {

        double cpu() {
            return cpuJvm + cpuPostgres;
        }

        Cost minus(Cost before) {
            return new Cost(
                    cpuJvm - before.cpuJvm, cpuPostgres - before.cpuPostgres, wall - before.wall);
        }
    }

    private final String name;
    private final TenantDatabase database;
    private final List<Cost> ours = new ArrayList<>();
    private final List<Cost> floor = new ArrayList<>();

    /**
     * @throws IllegalStateException if the database may lose what it says is written
     */
    public AgainstFloor(String name, TenantDatabase database) throws SQLException {
        this.name = name;
        this.database = database;
        if (!database.query("show fsync").equals(List.of("on"))) {
            throw new IllegalStateException("a floor without fsync is none");
        }
    }

    public void ours(Work work) throws Exception {
        ours.add(cost(work));
    }

    public void floor(Work work) throws Exception {
        floor.add(cost(work));
    }

    /** The first round was for warming up. */
    public void forgetFirst() {
        ours.clear();
        floor.clear();
    }

    /**
     * One line of JSON, the last that {@code ./bench} prints; all times are seconds.
     *
     * @param rows of a round
     */
    public String json(long rows, String more) {
        return String.format(
                Locale.ROOT,
                "{\"bench\":\"%s\",\"rows\":%d,\"runs\":%d,\"ours\":%s,\"floor\":%s,%s,\"ratio\":%.3f}",
                name,
                rows,
                ours.size(),
                json(ours),
                json(floor),
                more,
                median(ours, Cost::cpu) / median(floor, Cost::cpu));
    }

    /**
     * How much more the last two rounds took than the first two, as there was more and more in the
     * tables: ours by the floor's.
     */
    public double slowdown() {
        return slowdown(ours) / slowdown(floor);
    }

    private static double slowdown(List<Cost> costs) {
        int end = costs.size();
        int some = Math.min(2, end);
        return median(costs.subList(end - some, end), Cost::cpu)
                / median(costs.subList(0, some), Cost::cpu);
    }

    /** Seconds that our rounds took by the clock on the wall. */
    public double wall() {
        return median(ours, Cost::wall);
    }

    /** Seconds of CPU that a round of ours took. */
    public double medianCpu() {
        return median(ours, Cost::cpu);
    }

    /** The last round, for people. */
    public String lastRound() {
        Cost us = ours.getLast();
        Cost least = floor.getLast();
        return String.format(
                Locale.ROOT,
                "ours %.1f s JVM + %.1f s PostgreSQL, %.1f s wall; floor %.1f + %.1f, %.1f; %.2f",
                us.cpuJvm,
                us.cpuPostgres,
                us.wall,
                least.cpuJvm,
                least.cpuPostgres,
                least.wall,
                us.cpu() / least.cpu());
    }

    private Cost cost(Work work) throws Exception {
        database.checkpoint();
        Cost before = now();
        work.run();
        return now().minus(before);
    }

    private Cost now() throws SQLException {
        var system =
                (com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean();
        return new Cost(
                system.getProcessCpuTime() / 1e9,
                backends().toMillis() / 1e3,
                System.nanoTime() / 1e9);
    }

    /** CPU time of all backends that worked for the product so far. */
    private Duration backends() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select pid from pg_stat_activity where usename = session_user and pid <> pg_backend_pid()")) {
            Duration sum = Duration.ZERO;
            while (row.next()) {
                sum =
                        sum.plus(
                                ProcessHandle.of(row.getLong(1))
                                        .flatMap(process -> process.info().totalCpuDuration())
                                        .orElseThrow());
            }
            return sum;
        }
    }

    private static String json(List<Cost> costs) {
        return String.format(
                Locale.ROOT,
                "{\"cpuJvm\":%s,\"cpuPostgres\":%s,\"wall\":%s,\"median\":{\"cpuJvm\":%.2f,\"cpuPostgres\":%.2f,\"cpu\":%.2f,\"wall\":%.2f}}",
                all(costs, Cost::cpuJvm),
                all(costs, Cost::cpuPostgres),
                all(costs, Cost::wall),
                median(costs, Cost::cpuJvm),
                median(costs, Cost::cpuPostgres),
                median(costs, Cost::cpu),
                median(costs, Cost::wall));
    }

    private static String all(List<Cost> costs, ToDoubleFunction<Cost> part) {
        return costs.stream()
                .map(cost -> String.format(Locale.ROOT, "%.2f", part.applyAsDouble(cost)))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static double median(List<Cost> costs, ToDoubleFunction<Cost> part) {
        double[] sorted = costs.stream().mapToDouble(part).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
