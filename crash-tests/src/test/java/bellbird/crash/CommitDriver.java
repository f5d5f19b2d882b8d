package bellbird.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Hears of every commit of the server, and says what becomes of it. */
final class CommitDriver implements AutoCloseable {

    /** What becomes of a commit. */
    enum Verdict {
        GO_ON,
        /** The server sees the line to the database break. */
        FAIL,
        /**
         * It is held there until the power is cut, as soon as nothing else happens: what works at
         * the same time can be caught at its commit too.
         */
        KILL
    }

    /** Decides; called by one thread at a time. */
    interface Script {
        Verdict on(Commit commit);

        /** A pass has begun that it decides on. */
        default void begun() {}

        /**
         * Whether deaths fall as they like: a job can meet so many that it is parked, and then a
         * person has to let it run again.
         */
        default boolean mayPark() {
            return false;
        }
    }

    private static final Script UNDISTURBED = commit -> Verdict.GO_ON;

    /** Others are caught too as long as something happens; after such a silence nobody comes. */
    private static final long SILENCE_MILLIS = 3_000;

    private static final long LONGEST_HELD_MILLIS = 20_000;

    /** How long commits under way may take to end before a kill, so that they are counted. */
    private static final long SETTLE_MILLIS = 1_000;

    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Integer> durable = new HashMap<>();
    private final Map<String, Integer> underWay = new HashMap<>();
    private final Map<String, String> signUps = new HashMap<>();
    private final Lock power = new ReentrantLock();
    private Runnable off = () -> {};
    private Runnable on = () -> {};
    private Script script = UNDISTURBED;
    private boolean passing;
    private boolean holding;
    private int kills;
    private boolean dying;
    private volatile long lastHeardNanos = System.nanoTime();

    /**
     * @param port to listen on; 0 for any
     */
    CommitDriver(int port) {
        try {
            listener = new ServerSocket(port, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::listen);
    }

    int port() {
        return listener.getLocalPort();
    }

    /**
     * @param kill the server
     * @param restart it, and return when it answers
     */
    void power(Runnable kill, Runnable restart) {
        off = kill;
        on = restart;
    }

    /** Begins a pass: counts from 1 again. */
    void begin(Script next) {
        synchronized (this) {
            durable.clear();
            underWay.clear();
            signUps.clear();
            script = next;
            passing = true;
        }
        next.begun();
    }

    synchronized void end() {
        script = UNDISTURBED;
        passing = false;
    }

    /** Durable commits of this pass, by whose they are and by work. */
    Map<String, Map<String, Integer>> counted() {
        return durable(2);
    }

    /** Durable commits of the job of each work that has most of them. */
    Map<String, Map<String, Integer>> countedOfOneJob() {
        return durable(3);
    }

    /**
     * @param parts of the names of those that count: work, whose, and a job's key
     */
    private synchronized Map<String, Map<String, Integer>> durable(int parts) {
        Map<String, Map<String, Integer>> counted = new TreeMap<>();
        durable.forEach(
                (name, count) -> {
                    String[] part = name.split("\t");
                    if (part.length == parts) {
                        counted.computeIfAbsent(part[1], whose -> new TreeMap<>())
                                .merge(part[0], count, Math::max);
                    }
                });
        return counted;
    }

    /** How often the power was cut. */
    synchronized int kills() {
        return kills;
    }

    /** Time since the server last told of a commit. */
    long quietMillis() {
        return (System.nanoTime() - lastHeardNanos) / 1_000_000;
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                threads.execute(() -> answer(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void answer(Socket socket) {
        try (socket) {
            String line =
                    new BufferedReader(
                                    new InputStreamReader(
                                            socket.getInputStream(), StandardCharsets.UTF_8))
                            .readLine();
            lastHeardNanos = System.nanoTime();
            Verdict verdict = line == null ? Verdict.GO_ON : judge(line);
            if (verdict == Verdict.KILL) {
                hold();
                return;
            }
            socket.getOutputStream().write((verdict + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException theServerDied) {
            return;
        }
    }

    private synchronized Verdict judge(String line) {
        String[] fields = line.split("\t");
        boolean after = fields[0].equals("AFTER");
        String[] job = fields[1].split(" ", 2);
        if (job[0].equals("bill-run") && ReviewedRun.has(job[1])) {
            job[0] = ReviewedRun.WORK;
        }
        String whose =
                job[0].equals("provisioning")
                        ? signUps.computeIfAbsent(job[1], id -> "sign-up " + (signUps.size() + 1))
                        : fields[2];
        String work = job[0] + "\t" + whose;
        String name = work + "\t" + job[1];
        if (dying) {
            if (after) {
                durable.merge(work, 1, Integer::sum);
                durable.merge(name, 1, Integer::sum);
                underWay.merge(work, -1, Integer::sum);
                notifyAll();
            }
            while (dying) {
                await(0);
            }
            return Verdict.GO_ON; // nobody hears it
        }
        int ofWork = after ? durable.merge(work, 1, Integer::sum) : next(work);
        int ofKey = after ? durable.merge(name, 1, Integer::sum) : next(name);
        underWay.merge(work, after ? -1 : 1, Integer::sum);
        Verdict verdict = script.on(new Commit(after, job[0], job[1], whose, ofWork, ofKey));
        if (verdict != Verdict.GO_ON && !after) {
            underWay.merge(work, -1, Integer::sum);
        }
        return verdict;
    }

    /** Of a work other commits may be under way; of a job there is one at a time. */
    private int next(String name) {
        return durable.getOrDefault(name, 0) + underWay.getOrDefault(name, 0) + 1;
    }

    /** Waits for others to be held too, then for those let through to be counted, and kills. */
    private void hold() {
        synchronized (this) {
            if (holding) {
                while (holding) {
                    await(0);
                }
                return;
            }
            holding = true;
            waitUntil(LONGEST_HELD_MILLIS, () -> quietMillis() > SILENCE_MILLIS);
            dying = true;
            waitUntil(
                    SETTLE_MILLIS, () -> underWay.values().stream().noneMatch(count -> count > 0));
        }
        cut();
    }

    private void waitUntil(long millis, BooleanSupplier reached) {
        long end = System.nanoTime() + millis * 1_000_000;
        while (!reached.getAsBoolean() && System.nanoTime() < end) {
            await(50);
        }
    }

    /**
     * Kills now, wherever the server stands, and returns when it answers again.
     *
     * @return false if the pass is over, and nothing was killed
     */
    boolean killNow() {
        synchronized (this) {
            if (!passing) {
                return false;
            }
            dying = true;
        }
        cut();
        return true;
    }

    /** Off and on; who comes while the server starts waits until it has. */
    private void cut() {
        power.lock();
        try {
            off.run();
            synchronized (this) {
                kills++;
                underWay.clear();
                holding = false;
                dying = false;
                notifyAll();
            }
            on.run();
            lastHeardNanos = System.nanoTime();
        } finally {
            power.unlock();
        }
    }

    private void await(long millis) {
        try {
            wait(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
