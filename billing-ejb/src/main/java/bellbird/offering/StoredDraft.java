package bellbird.offering;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A draft as the audit trail keeps it. Drafts save themselves while they are written, so a row says
 * what a save changed, and not again what was there.
 *
 * @param head code, name, description, version, first day and price in words
 * @param terms JSON document
 * @param digest SHA-256 of the terms
 */
record StoredDraft(String head, String terms, String digest) {

    private static final JsonProvider JSON = JsonProvider.provider();

    /** Longer ones, of rate decks, are named by their digest; comparing them takes too long. */
    private static final int LONGEST = 20_000;

    /** What stands in the audit trail of a save. */
    record Change(@Nullable String before, String after) {}

    /**
     * What a save changed, as JSON Patch (RFC 6902) in both directions; empty if nothing.
     *
     * @param before null for a new draft
     */
    static Optional<Change> between(@Nullable StoredDraft before, StoredDraft after) {
        if (before == null) {
            return Optional.of(new Change(null, after.head + " " + after.whole()));
        }
        if (before.equals(after)) {
            return Optional.empty();
        }
        if (before.isLong() || after.isLong()) {
            return Optional.of(
                    new Change(
                            before.head + " " + before.whole(), after.head + " " + after.whole()));
        }
        return Optional.of(
                new Change(
                        before.head + " " + patch(after, before),
                        after.head + " " + patch(before, after)));
    }

    private static String patch(StoredDraft from, StoredDraft to) {
        return JSON.createDiff(from.document(), to.document()).toString();
    }

    private JsonObject document() {
        try (JsonReader reader = JSON.createReader(new StringReader(terms))) {
            return reader.readObject();
        }
    }

    private boolean isLong() {
        return terms.length() > LONGEST;
    }

    private String whole() {
        return isLong() ? "terms " + digest : terms;
    }
}
