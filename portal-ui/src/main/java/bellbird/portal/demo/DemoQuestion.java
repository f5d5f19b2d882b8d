package bellbird.portal.demo;

import java.util.List;

/**
 * What a subscriber of the demo asks, and what support says.
 *
 * @param aboutBill whether it is tied to a line of the newest bill
 */
record DemoQuestion(String subject, boolean aboutBill, String text, String answer, String thanks) {

    static final List<DemoQuestion> ALL =
            List.of(
                    new DemoQuestion(
                            "I dispute the calls abroad",
                            true,
                            "My bill has calls to another country. I was at home that week and"
                                    + " called nobody abroad. Please look at them.",
                            "I found the calls in the network's file: they went to a number that"
                                    + " begins with +353, which is Ireland. Do you know that number?",
                            "That is my sister. She moved in spring. Now it makes sense!"),
                    new DemoQuestion(
                            "Why is the first month not a whole one?",
                            true,
                            "I joined late in the month and see two lines for the plan.",
                            "The first line is the days from your start to the end of that month,"
                                    + " the second the month ahead. “Why?” beside each line shows the"
                                    + " days and the sum.",
                            "Thank you, that explains it."),
                    new DemoQuestion(
                            "No signal since this morning",
                            false,
                            "My phone says “emergency calls only” at home in Flockton.",
                            "The host network repaired a mast near Flockton today. Please switch"
                                    + " flight mode on and off once; it should find the mast again.",
                            "It works again."),
                    new DemoQuestion(
                            "Data ran out early",
                            true,
                            "I usually need half of my data. This month it was gone in two weeks.",
                            "Two evenings had over a gigabyte each. A phone that uploads its photos"
                                    + " does that; there is a setting to wait for Wi-Fi.",
                            "It was the photos, yes."),
                    new DemoQuestion(
                            "Moving house",
                            false,
                            "From next week I live at 12 Rafter Street. Where do I change that?",
                            "Under “Your details”. The next bill goes there.",
                            "Found it, thanks."),
                    new DemoQuestion(
                            "Invoice for my employer",
                            true,
                            "My employer pays half. Can I have the bill with the VAT shown?",
                            "It is on the bill: the PDF has the VAT table on its first page.",
                            "Perfect."),
                    new DemoQuestion(
                            "Paid twice?",
                            true,
                            "My bank shows two reservations for the same bill.",
                            "We received one payment. The other is a reservation of the first try"
                                    + " and goes away by itself within a few days.",
                            "It is gone today."),
                    new DemoQuestion(
                            "A smaller plan",
                            false,
                            "I hardly call any more. Which plan would be the cheapest for me?",
                            "With your calls of the last month it would be Starter. Shall I change"
                                    + " it from the next month on?",
                            "Yes please."));
}
