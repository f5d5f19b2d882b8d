package bellbird.local.mail;

import java.util.Arrays;

/** A file that came with a mail. */
public record Attachment(String name, String contentType, byte[] content) {

    @Override
    public boolean equals(Object other) {
        return other instanceof Attachment that
                && name.equals(that.name)
                && contentType.equals(that.contentType)
                && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return "%s (%s, %d bytes)".formatted(name, contentType, content.length);
    }
}
