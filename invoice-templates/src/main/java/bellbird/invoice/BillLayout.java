package bellbird.invoice;

import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.jspecify.annotations.Nullable;

/** The order of a bill's parts, and which of them keep together. */
final class BillLayout {

    private static final double GAP = 12;

    private final Draft draft;
    private final Flow flow;

    BillLayout(Draft draft) {
        this.draft = draft;
        this.flow = draft.flow();
    }

    DrawnTotal draw(@Nullable PDImageXObject logo) {
        new Head(draft).draw(logo);
        new AmountBox(draft).draw();
        DrawnTotal total = new LineTable(draft).draw();
        PaymentPart payment = new PaymentPart(draft);
        afterTheLines(payment.isNeeded() ? PaymentPart.HEIGHT : 0);
        if (payment.isNeeded()) {
            if (flow.y() + GAP > Sheet.HEIGHT - PaymentPart.HEIGHT) {
                flow.nextSheet();
            }
            payment.draw();
        }
        smallHeads();
        if (draft.bill().isDraft()) {
            flow.sheets().forEach(this::markDraft);
        }
        new Footer(draft).draw();
        return total;
    }

    /** Usage, tax and explanations, on one page with the payment part where they fit. */
    private void afterTheLines(double paymentHeight) {
        UsageBars usage = new UsageBars(draft);
        TaxTable tax = new TaxTable(draft);
        PartOfMonth parts = new PartOfMonth(draft);
        Notes notes = new Notes(draft);
        double side = 19 + Math.max(usage.height(), tax.height());
        double all = side + parts.height() + notes.height() + GAP;
        double limit = Sheet.HEIGHT - paymentHeight;
        boolean fitsOnFreshPage = Flow.TOP + all <= limit;
        if (flow.y() + all > limit && fitsOnFreshPage || !flow.fits(tax.height() + 19)) {
            flow.nextSheet();
        }
        double top = flow.y() + 19;
        int taxPage = flow.sheets().size();
        tax.draw(top);
        if (usage.height() > 0) {
            draft.section(usageTitle());
            usage.draw();
        }
        if (flow.sheets().size() == taxPage) {
            flow.moveTo(Math.max(flow.y(), top + tax.height()));
        }
        parts.draw();
        notes.draw();
    }

    private String usageTitle() {
        var period = draft.bill().usagePeriod();
        return period == null
                ? draft.words().of("usage")
                : draft.words().of("used", draft.formats().period(period));
    }

    private void smallHeads() {
        String what =
                draft.title()
                        + " "
                        + draft.bill().label()
                        + ", "
                        + draft.formats().date(draft.bill().issuedOn());
        flow.sheets().stream().skip(1).forEach(sheet -> smallHead(sheet, what));
    }

    /** Above everything, on every page, so that no part of it is taken for a bill. */
    private void markDraft(Sheet sheet) {
        sheet.asArtifact(
                () ->
                        sheet.textWithin(
                                Flow.LEFT, 28, Ink.TITLE, draft.words().of("draft"), Flow.ROOM));
    }

    private void smallHead(Sheet sheet, String what) {
        sheet.asArtifact(
                () -> {
                    sheet.textWithin(
                            Flow.LEFT, 48, Ink.STRONG, draft.bill().tenantName(), Flow.ROOM / 2);
                    sheet.textRight(Flow.RIGHT, 48, Ink.BODY_GREY, what, Flow.ROOM / 2 - 10);
                });
    }
}
