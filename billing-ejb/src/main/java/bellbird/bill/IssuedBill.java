package bellbird.bill;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A bill as it is written, once.
 *
 * @param id derived from what is billed
 * @param series of its number
 * @param number within the series
 * @param label as printed
 * @param draft what was computed
 * @param issuedOn date of the document
 * @param dueOn last day to pay
 * @param document frozen, as JSON
 * @param previousHash of the number before; empty for the first
 * @param hash over the previous one, series, number, total and document (invariant I6)
 */
record IssuedBill(
        UUID id,
        String series,
        long number,
        String label,
        BillDraft draft,
        LocalDate issuedOn,
        LocalDate dueOn,
        String document,
        String previousHash,
        String hash) {

    /** The chain's next link; the view {@code inv_i06} computes the same. */
    static String hash(
            String previousHash, String series, long number, long totalMinor, String document) {
        String text =
                String.join("\n", previousHash, series, "" + number, "" + totalMinor, document);
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }
}
