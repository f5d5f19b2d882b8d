package bellbird.crash.agent;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reports each commit that makes something durable, before and after it, and waits to be told what
 * to do: go on, or fail as if the line to the database had broken.
 */
public final class CommitGate {

    /** What work a thread does, by a class that is on its stack; jobs are told by their kind. */
    private static final Map<String, String> BY_CLASS =
            Map.of(
                    "bellbird.usage.InboxFolder", "intake",
                    "bellbird.bill.BillRunDecisions", "decision",
                    "bellbird.payment.Checkouts", "checkout",
                    "bellbird.payment.EventIntake", "webhook",
                    "bellbird.outbox.Deliveries", "outbox");

    private static final String THE_JOB = "the job this thread has begun";

    private static final ThreadLocal<@Nullable String> JOB = new ThreadLocal<>();
    private static final ThreadLocal<@Nullable String> COMMITTING = new ThreadLocal<>();
    private static volatile int port;

    private CommitGate() {}

    static void open(int driver) {
        port = driver;
    }

    /** A worker begins a claimed job. */
    public static void begin(Object job) {
        String text = job.toString();
        JOB.set(part(text, "kind=") + " " + part(text, "key="));
    }

    /** A worker takes up a sign-up. */
    public static void beginSignUp(Object id) {
        JOB.set("provisioning " + id);
    }

    private static String part(String text, String name) {
        int from = text.indexOf(name) + name.length();
        return text.substring(from, text.indexOf(", ", from));
    }

    /** A connection is about to commit. */
    public static void before(Object connection) throws SQLException {
        COMMITTING.remove();
        String work = work();
        if (work == null) {
            return;
        }
        String schema = written((Connection) connection);
        if (schema != null) {
            String commit = work + "\t" + schema;
            COMMITTING.set(commit);
            ask("BEFORE\t" + commit);
        }
    }

    /** A connection has committed. */
    public static void after(Object connection) throws SQLException {
        String commit = COMMITTING.get();
        if (commit != null) {
            COMMITTING.remove();
            ask("AFTER\t" + commit);
        }
    }

    private static @Nullable String work() {
        Optional<String> found =
                StackWalker.getInstance()
                        .walk(
                                frames ->
                                        frames.map(CommitGate::workOf)
                                                .flatMap(Optional::stream)
                                                .findFirst());
        return found.map(work -> work.equals(THE_JOB) ? JOB.get() : work).orElse(null);
    }

    private static Optional<String> workOf(StackWalker.StackFrame frame) {
        String type = frame.getClassName().replaceFirst("\\$\\$\\$view.*", "");
        String method = frame.getMethodName();
        return switch (type) {
            case "bellbird.jobs.JobDesk" ->
                    switch (method) {
                        case "claim" -> Optional.of("claim -");
                        case "stepClock" -> Optional.of("clock -");
                        case "failed" -> Optional.of("put-back -");
                        default -> Optional.empty();
                    };
            case "bellbird.jobs.Worker" ->
                    method.equals("run") ? Optional.of(THE_JOB) : Optional.empty();
            case "bellbird.provisioning.Provisioning" -> Optional.of(THE_JOB);
            default -> Optional.ofNullable(BY_CLASS.get(type)).map(name -> name + " -");
        };
    }

    /**
     * The schema of the tenant that a transaction wrote for, "control" for none; null if nothing.
     */
    private static @Nullable String written(Connection connection) throws SQLException {
        if (connection.getAutoCommit()) {
            return null;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select pg_current_xact_id_if_assigned() is not null,"
                                        + " current_setting('role')")) {
            row.next();
            return row.getBoolean(1) ? row.getString(2) : null;
        } catch (SQLException aborted) {
            return null; // this commit is a rollback
        }
    }

    private static void ask(String event) throws SQLException {
        String answer;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write((event + "\n").getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            answer =
                    new BufferedReader(
                                    new InputStreamReader(
                                            socket.getInputStream(), StandardCharsets.UTF_8))
                            .readLine();
        } catch (IOException nobodyListens) {
            return;
        }
        if ("FAIL".equals(answer)) {
            throw new SQLException("injected: the line to the database broke", "08006");
        }
    }
}
