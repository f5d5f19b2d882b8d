package bellbird.local;

import java.util.ArrayDeque;
import java.util.Deque;

/** The running parts of a stack; once closed it takes no more, so a late starter ends at once. */
final class Parts implements AutoCloseable {

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private boolean closed;

    synchronized <T extends AutoCloseable> T add(T part) {
        if (closed) {
            close(part);
            throw new StackException("The stack is stopping.");
        }
        running.push(part);
        return part;
    }

    /** Forgets a part that has ended. */
    synchronized void remove(AutoCloseable part) {
        running.remove(part);
    }

    /** Stops a part after all others, as if it had been the first: they need it to the end. */
    synchronized void stopLast(AutoCloseable part) {
        running.remove(part);
        running.addLast(part);
    }

    /** Stops the newest first; servers are asked to end all at once. */
    @Override
    public synchronized void close() {
        closed = true;
        for (AutoCloseable part : running) {
            if (part instanceof Terminating server) {
                server.terminate();
            }
        }
        while (!running.isEmpty()) {
            close(running.pop());
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            System.err.println("While stopping: " + e);
        }
    }

    /** A part that takes a while to end, so it is told before it is waited for. */
    interface Terminating {

        void terminate();
    }
}
