package bellbird.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Eight neighbouring ports: everything of one stack follows from its base, so two never collide.
 */
public record Ports(int base) {

    private static final int COUNT = 8;

    public Ports {
        if (base < 1024 || base > 65_535 - COUNT) {
            throw new StackException(
                    "BELLBIRD_PORT must be a number from 1024 to 65527, but is %d."
                            .formatted(base));
        }
    }

    /** Finds a base with all its ports free, away from the ranges systems hand out themselves. */
    public static Ports free() {
        for (int attempt = 0; attempt < 200; attempt++) {
            Ports candidate = new Ports(ThreadLocalRandom.current().nextInt(2_000, 3_200) * 10);
            if (candidate.taken().isEmpty()) {
                return candidate;
            }
        }
        throw new StackException("No eight neighbouring ports are free on this machine.");
    }

    public int web() {
        return base;
    }

    public int management() {
        return base + 1;
    }

    public int database() {
        return base + 2;
    }

    public int keycloak() {
        return base + 3;
    }

    public int keycloakManagement() {
        return base + 4;
    }

    public int stripe() {
        return base + 5;
    }

    public int smtp() {
        return base + 6;
    }

    public int inbox() {
        return base + 7;
    }

    /** Lists those of the eight that somebody else listens on. */
    public List<Integer> taken() {
        return IntStream.range(base, base + COUNT).filter(port -> !isFree(port)).boxed().toList();
    }

    private static boolean isFree(int port) {
        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
