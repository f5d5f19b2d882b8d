/**
 * Draws bills: from the frozen {@link bellbird.bill.BillDocument} to a tagged PDF/A-3 that reads
 * the same in a hundred years. {@link bellbird.invoice.PdfBillRenderer} is the door; a bill is laid
 * out by its parts ({@code Head}, {@code AmountBox}, {@code LineTable}, …) down a {@code Flow} of
 * {@code Sheet}s, and {@code CrossIndustryInvoice} says the same as data within it. {@link
 * bellbird.invoice.PdfAnnexRenderer} draws the itemised list beside it.
 */
@NullMarked
package bellbird.invoice;

import org.jspecify.annotations.NullMarked;
