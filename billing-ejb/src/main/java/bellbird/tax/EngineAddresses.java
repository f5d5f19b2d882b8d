package bellbird.tax;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where operators may have the installation call: public addresses by https, and what the
 * installation itself names. Else an operator could have us look around in the house's own network.
 * Asked before each call; the JVM remembers what a name resolved to for longer than the moment
 * until the call, so a name cannot change in between.
 */
final class EngineAddresses {

    private static final int LONGEST = 500;

    /** The installation's own engines, as {@code host:port}. */
    private final Set<String> own;

    EngineAddresses(Set<String> own) {
        this.own = Set.copyOf(own);
    }

    /**
     * @param configured {@code host:port}, several by commas
     */
    static EngineAddresses of(String configured) {
        return new EngineAddresses(
                Arrays.stream(configured.strip().split("\\s*,\\s*"))
                        .filter(host -> !host.isEmpty())
                        .map(host -> host.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()));
    }

    /** The address, if it is one that may be called as far as its text says. */
    Optional<URI> parse(String text) {
        try {
            URI address = URI.create(text.strip());
            boolean isWritten =
                    text.length() <= LONGEST
                            && address.getHost() != null
                            && address.getUserInfo() == null
                            && address.getFragment() == null;
            return isWritten && (isOwn(address) || "https".equalsIgnoreCase(address.getScheme()))
                    ? Optional.of(address)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether all its host stands for is public, or it is the installation's own. */
    boolean mayCall(URI address) throws UnknownHostException {
        return isOwn(address)
                || Arrays.stream(InetAddress.getAllByName(address.getHost()))
                        .allMatch(EngineAddresses::isPublic);
    }

    private boolean isOwn(URI address) {
        return Set.of("http", "https").contains(String.valueOf(address.getScheme()))
                && own.contains(
                        address.getHost().toLowerCase(Locale.ROOT) + ":" + address.getPort());
    }

    static boolean isPublic(InetAddress address) {
        return !(address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || isReserved(address.getAddress()));
    }

    /**
     * Carrier NAT, this network, benchmarks and beyond in IPv4; local, mapped and tunnelled in
     * IPv6.
     */
    private static boolean isReserved(byte[] bytes) {
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        if (bytes.length == 4) {
            return first == 0
                    || first == 100 && second >= 64 && second < 128
                    || first == 192 && second == 0
                    || first == 198 && (second == 18 || second == 19)
                    || first >= 240;
        }
        return (first & 0xE0) != 0x20 // only 2000::/3 is given out
                || first == 0x20 && second == 0x02; // 6to4 carries an IPv4 address
    }
}
