package bellbird.bill;

/**
 * The stored document of a bill.
 *
 * @param fileName such as {@code INV-2026-000017.pdf}
 * @param mediaType such as {@code application/pdf}
 * @param content whole file
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record BillPdf(String fileName, String mediaType, byte[] content) {}
