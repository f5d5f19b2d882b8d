package bellbird.invoice;

import bellbird.bill.BillDocument;
import bellbird.bill.BillDocument.Correction;
import bellbird.bill.BillDocument.TaxRow;
import bellbird.kernel.time.Period;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tax, totals and payment of a bill as data (EN 16931 BG-16, BG-22, BG-23). */
final class InvoiceSettlement {

    private static final String TRANSFER = "30";
    private static final String SEPA_TRANSFER = "58";
    private static final String ONLINE = "68";

    private final BillDocument bill;
    private final Xml xml;

    InvoiceSettlement(BillDocument bill, Xml xml) {
        this.bill = bill;
        this.xml = xml;
    }

    void write() {
        if (isPaid()) {
            xml.element("PaymentReference", bill.payment().reference());
        }
        xml.element("InvoiceCurrencyCode", bill.currency());
        if (isPaid()) {
            means();
        }
        for (TaxRow tax : bill.taxes()) {
            xml.element("ApplicableTradeTax", () -> tax(tax));
        }
        period();
        if (bill.corrects() == null) {
            xml.element(
                    "SpecifiedTradePaymentTerms", () -> xml.date("DueDateDateTime", bill.dueOn()));
        }
        xml.element("SpecifiedTradeSettlementHeaderMonetarySummation", this::totals);
        Correction corrects = bill.corrects();
        if (corrects != null) {
            xml.element(
                    "InvoiceReferencedDocument",
                    () -> {
                        xml.element("IssuerAssignedID", corrects.label());
                        xml.formattedDate("FormattedIssueDateTime", corrects.issuedOn());
                    });
        }
    }

    private boolean isPaid() {
        return bill.corrects() == null && bill.totalMinor() > 0;
    }

    private void means() {
        String iban = bill.payment().iban();
        if (iban == null && bill.payment().payUrl() == null) {
            return;
        }
        xml.element(
                "SpecifiedTradeSettlementPaymentMeans",
                () -> {
                    xml.element("TypeCode", means(iban));
                    if (iban != null) {
                        xml.element(
                                "PayeePartyCreditorFinancialAccount",
                                () -> xml.element("IBANID", iban.replaceAll("\\s", "")));
                    }
                });
    }

    private String means(@Nullable String iban) {
        if (iban == null) {
            return ONLINE;
        }
        return bill.currency().equals("EUR") ? SEPA_TRANSFER : TRANSFER;
    }

    private void tax(TaxRow tax) {
        amount("CalculatedAmount", tax.taxMinor());
        xml.element("TypeCode", "VAT");
        xml.element("ExemptionReason", tax.exemption());
        amount("BasisAmount", tax.netMinor());
        xml.element("CategoryCode", tax.category());
        xml.element("RateApplicablePercent", tax.percent());
    }

    /** From the first day of any line to the last. */
    private void period() {
        LocalDate from = days(Period::from).min(Comparator.naturalOrder()).orElseThrow();
        LocalDate to = days(Period::lastDay).max(Comparator.naturalOrder()).orElseThrow();
        xml.element(
                "BillingSpecifiedPeriod",
                () -> {
                    xml.date("StartDateTime", from);
                    xml.date("EndDateTime", to);
                });
    }

    private Stream<LocalDate> days(Function<Period, LocalDate> day) {
        return bill.lines().stream().map(BillDocument.Line::period).map(day);
    }

    /** Earlier debts are not of this invoice; what was paid too much before is paid in advance. */
    private void totals() {
        long paidBefore =
                Math.clamp(
                        bill.paymentsMinor() - bill.previousBalanceMinor(),
                        0,
                        Math.max(0, bill.totalMinor()));
        amount("LineTotalAmount", bill.netMinor());
        amount("TaxBasisTotalAmount", bill.netMinor());
        xml.with(
                "TaxTotalAmount",
                "currencyID",
                bill.currency(),
                bill.money(bill.taxMinor()).toDecimal().toPlainString());
        amount("GrandTotalAmount", bill.totalMinor());
        if (paidBefore > 0) {
            amount("TotalPrepaidAmount", paidBefore);
        }
        amount("DuePayableAmount", bill.totalMinor() - paidBefore);
    }

    private void amount(String name, long minor) {
        xml.element(name, bill.money(minor).toDecimal());
    }
}
