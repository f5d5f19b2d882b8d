package bellbird.kernel.secret;

/**
 * A column of secrets, sealed; empty text means none.
 *
 * @param table without its schema
 * @param id SQL expression that names a row, such as {@code provider}
 * @param column of type {@code text}
 */
public record SealedColumn(String table, String id, String column) {

    /** What a value in the row of this id is bound to. */
    public String place(String row) {
        return table + "." + column + "/" + row;
    }
}
