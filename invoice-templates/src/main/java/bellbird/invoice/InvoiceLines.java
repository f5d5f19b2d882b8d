package bellbird.invoice;

import bellbird.bill.BillDocument;
import bellbird.bill.BillDocument.Fees;
import bellbird.bill.BillDocument.Line;
import bellbird.bill.BillDocument.Unit;
import bellbird.kernel.money.Money;
import bellbird.kernel.time.Period;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The lines of a bill as data (EN 16931 BG-25): always before VAT. A part of a period is its days
 * at the price of the whole period's days; what is given back is a negative quantity, since prices
 * must not be negative (BR-27).
 */
final class InvoiceLines {

    private static final int PRICE_DECIMALS = 10;
    private static final String INVOICED_OBJECT = "130";

    private final BillDocument bill;
    private final Xml xml;

    InvoiceLines(BillDocument bill, Xml xml) {
        this.bill = bill;
        this.xml = xml;
    }

    void write(Line line) {
        xml.element(
                "AssociatedDocumentLineDocument",
                () -> xml.element("LineID", Integer.toString(line.number())));
        xml.element(
                "SpecifiedTradeProduct",
                () -> {
                    xml.element("Name", line.description().isBlank() ? "-" : line.description());
                    xml.element("Description", line.detail());
                });
        xml.element("SpecifiedLineTradeAgreement", () -> price(line));
        boolean givesBack = line.unitPrice().signum() < 0;
        xml.element(
                "SpecifiedLineTradeDelivery",
                () ->
                        xml.with(
                                "BilledQuantity",
                                "unitCode",
                                code(line.unit()),
                                (givesBack ? line.quantity().negate() : line.quantity())
                                        .toPlainString()));
        xml.element("SpecifiedLineTradeSettlement", () -> settlement(line));
    }

    private void price(Line line) {
        xml.element(
                "NetPriceProductTradePrice",
                () -> {
                    xml.element("ChargeAmount", net(line.unitPrice().abs(), line));
                    BigDecimal whole = line.outOf();
                    if (whole != null) {
                        xml.with(
                                "BasisQuantity",
                                "unitCode",
                                code(line.unit()),
                                whole.toPlainString());
                    }
                });
    }

    private void settlement(Line line) {
        xml.element(
                "ApplicableTradeTax",
                () -> {
                    xml.element("TypeCode", "VAT");
                    xml.element("CategoryCode", line.taxCategory());
                    xml.element("RateApplicablePercent", line.taxPercent());
                });
        period(line.period());
        if (line.fees() != null) {
            fees(line.fees(), line);
        }
        xml.element(
                "SpecifiedTradeSettlementLineMonetarySummation",
                () -> xml.element("LineTotalAmount", bill.money(line.netMinor()).toDecimal()));
        if (line.serviceNumber() != null) {
            xml.element(
                    "AdditionalReferencedDocument",
                    () -> {
                        xml.element("IssuerAssignedID", line.serviceNumber());
                        xml.element("TypeCode", INVOICED_OBJECT);
                    });
        }
    }

    private void period(Period period) {
        xml.element(
                "BillingSpecifiedPeriod",
                () -> {
                    xml.date("StartDateTime", period.from());
                    xml.date("EndDateTime", period.lastDay());
                });
    }

    private void fees(Fees fees, Line line) {
        BigDecimal exact = net(fees.each(), line).multiply(BigDecimal.valueOf(fees.times()));
        xml.element(
                "SpecifiedTradeAllowanceCharge",
                () -> {
                    xml.flag("ChargeIndicator", true);
                    xml.element(
                            "ActualAmount",
                            Money.settle(exact, bill.money(0).currency()).toDecimal());
                    xml.element("Reason", "Connection fee");
                });
    }

    private BigDecimal net(BigDecimal price, Line line) {
        if (!bill.pricesIncludeTax() || line.taxPercent().signum() == 0) {
            return price;
        }
        BigDecimal net =
                price.divide(
                                BigDecimal.ONE.add(line.taxPercent().movePointLeft(2)),
                                PRICE_DECIMALS,
                                RoundingMode.HALF_UP)
                        .stripTrailingZeros();
        return net.scale() < 0 ? net.setScale(0, RoundingMode.UNNECESSARY) : net;
    }

    /** UN/ECE Recommendation 20. */
    private static String code(Unit unit) {
        return switch (unit) {
            case YEAR -> "ANN";
            case MONTH -> "MON";
            case WEEK -> "WEE";
            case DAY -> "DAY";
            case SECOND -> "SEC";
            case MINUTE -> "MIN";
            case KILOBYTE -> "2P";
            case MEGABYTE -> "4L";
            case GIGABYTE -> "E34";
            case MESSAGE, PIECE -> "C62";
        };
    }
}
