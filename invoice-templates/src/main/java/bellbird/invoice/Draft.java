package bellbird.invoice;

import bellbird.bill.BillDocument;

/**
 * What every part of a bill needs while it is drawn.
 *
 * @param bill what to say
 * @param words in which words
 * @param formats in which form
 * @param look in which colours
 * @param tags as which structure
 * @param flow and where
 */
record Draft(BillDocument bill, Words words, Formats formats, Look look, Tags tags, Flow flow) {

    Sheet sheet() {
        return flow.sheet();
    }

    Tags.Element root() {
        return tags.document();
    }

    /** Name of the document, such as Invoice. */
    String title() {
        if (bill.corrects() != null) {
            return words.of("creditNote");
        }
        return words.of(
                switch (bill.kind()) {
                    case INVOICE -> "invoice";
                    case STATEMENT -> "statement";
                });
    }

    /** A small title in the text; draws at the flow's place and moves on. */
    void section(String text) {
        flow.down(19);
        sheet().as(root().child("H2"), () -> sheet().text(Flow.LEFT, flow.y(), Ink.SECTION, text));
        flow.down(6);
    }
}
