package bellbird.offering;

import java.util.List;

/**
 * Numbers with one name (rule R5).
 *
 * @param prefixes first digits, E.164 without +
 * @param shortNumbers short codes, in full
 */
public record Destination(String name, List<String> prefixes, List<String> shortNumbers) {

    public Destination {
        prefixes = List.copyOf(prefixes);
        shortNumbers = List.copyOf(shortNumbers);
    }

    public static Destination of(String name, String... prefixes) {
        return new Destination(name, List.of(prefixes), List.of());
    }
}
