package bellbird.usage;

/** The text of a field in a line that has been cut into columns. */
@FunctionalInterface
interface FieldValue {

    /** What a field has that the file has no columns for. */
    FieldValue NONE = line -> "";

    String of(LineSplitter line) throws UnreadableValue;
}
