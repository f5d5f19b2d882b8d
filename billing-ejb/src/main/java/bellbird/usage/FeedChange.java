package bellbird.usage;

/** What a document did to a feed. */
public record FeedChange(String name, Outcome outcome) {

    /** In the order of how much happened. */
    public enum Outcome {
        UNCHANGED,
        CHANGED,
        CREATED
    }
}
