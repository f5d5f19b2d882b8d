package bellbird.usage;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A usage file of the corpus with what must become of it.
 *
 * @param inputClass class of bad input in docs/bad-input.md
 * @param profile of the feed it comes by
 * @param refusal bundle key of why the whole file is refused; null if it is read
 * @param verdicts of its records in the order of the file, such as {@code REJECTED
 *     error.usage.seconds} or {@code RATED 61} with the quantity
 */
public record UsageItem(
        String inputClass,
        String name,
        ProfileDocument profile,
        byte[] content,
        @Nullable String refusal,
        List<String> verdicts) {

    /** A line of a file and what becomes of it. */
    record Line(String text, String verdict) {}

    static final String HEADER = "record_id,service,direction,served,other,start,seconds,bytes";

    static UsageItem refused(
            String inputClass,
            String name,
            ProfileDocument profile,
            byte[] content,
            String reason) {
        return new UsageItem(inputClass, name, profile, content, reason, List.of());
    }

    static UsageItem read(
            String inputClass,
            String name,
            ProfileDocument profile,
            byte[] content,
            List<String> verdicts) {
        return new UsageItem(inputClass, name, profile, content, null, verdicts);
    }

    /** A file of lines under the generic header. */
    static UsageItem of(String inputClass, String name, ProfileDocument profile, List<Line> lines) {
        return read(
                inputClass,
                name,
                profile,
                file(Charset.forName(profile.charset()), lines.stream().map(Line::text).toList()),
                lines.stream().map(Line::verdict).toList());
    }

    static byte[] file(Charset charset, List<String> lines) {
        return (String.join("\n", Stream.concat(Stream.of(HEADER), lines.stream()).toList()) + "\n")
                .getBytes(charset);
    }

    static byte[] file(List<String> lines) {
        return file(StandardCharsets.UTF_8, lines);
    }

    /** How many records became this: RATED, SUSPENDED, DUPLICATE, REJECTED or IGNORED. */
    public long count(String verdict) {
        return verdicts.stream().filter(one -> one.startsWith(verdict)).count();
    }

    @Override
    public String toString() {
        return inputClass + ": " + name;
    }
}
