package bellbird.bill;

/**
 * A drawn bill. The same document always gives the same bytes.
 *
 * @param content whole file
 * @param mediaType such as {@code application/pdf}
 * @param totalText the bill's total as read back from the file's own text, such as {@code €47.67}:
 *     proof that the reader sees what was booked (invariant I5)
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RenderedBill(byte[] content, String mediaType, String totalText) {}
