package bellbird.system.pages;

import static bellbird.system.pages.Person.ANYBODY;
import static bellbird.system.pages.Person.GUEST;
import static bellbird.system.pages.Person.OWNER;
import static bellbird.system.pages.Person.PLATFORM;
import static bellbird.system.pages.Person.SUBSCRIBER;

import bellbird.local.LocalStack;
import bellbird.local.mail.ReceivedMail;
import bellbird.system.browser.Chromium;
import bellbird.system.browser.Visitor;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Every page of the product, shown by the demo operator. Pages of one thing show the one that has
 * most to show.
 */
final class Tour {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern INVITATION = Pattern.compile("/invite/[^\\s\"<>]+");

    private final LocalStack stack;
    private final DemoRows demo;

    Tour(LocalStack stack) {
        this.stack = stack;
        this.demo = new DemoRows(stack);
    }

    List<Stop> stops(Chromium chromium) {
        demo.awaitMonths(Duration.ofMinutes(5));
        return Stream.of(site(), operator(), desk(), care(), platform(), invitation(chromium))
                .flatMap(List::stream)
                .toList();
    }

    private List<Stop> site() {
        return List.of(
                page(ANYBODY, ""),
                page(ANYBODY, "sign-up"),
                page(ANYBODY, "sign-up/:id", demo.signUp()),
                page(ANYBODY, "sign-in"));
    }

    private List<Stop> operator() {
        return List.of(
                page(OWNER, "operator"),
                page(OWNER, "operator/customers"),
                page(OWNER, "operator/customers/new"),
                page(OWNER, "operator/customers/:id", demo.customer()),
                page(OWNER, "operator/customers/:id/activate", demo.customer()),
                page(OWNER, "operator/customers/:id/sharing", demo.customer()),
                page(OWNER, "operator/lines/:id", demo.line()),
                page(OWNER, "operator/plans"),
                page(OWNER, "operator/plans/new"),
                page(OWNER, "operator/plans/:id", demo.plan()),
                page(OWNER, "operator/plans/:id/compare", demo.plan()),
                page(OWNER, "operator/plans/:id/publication", demo.plan()),
                page(OWNER, "operator/plans/:id/rates", demo.plan()),
                page(OWNER, "operator/promotions"),
                page(OWNER, "operator/promotions/new"),
                page(OWNER, "operator/promotions/:id", demo.promotion()),
                page(OWNER, "operator/suspense"),
                page(OWNER, "operator/trace/:record", demo.record()),
                page(OWNER, "operator/usage-feeds"),
                page(OWNER, "operator/usage-feeds/:id", demo.usageFeed()),
                page(OWNER, "operator/usage-files"),
                page(OWNER, "operator/usage-files/:id", demo.usageFile()),
                page(OWNER, "operator/bill-runs"),
                page(OWNER, "operator/bill-runs/:id", demo.billRun()),
                page(OWNER, "operator/bills"),
                page(OWNER, "operator/bills/:id", demo.bill()),
                page(OWNER, "operator/payments"),
                page(OWNER, "operator/ledger"),
                page(OWNER, "operator/audit-trail"),
                page(OWNER, "operator/health"),
                page(OWNER, "operator/settings"),
                page(OWNER, "operator/settings/brand"),
                page(OWNER, "operator/settings/people"),
                page(OWNER, "operator/settings/clock"));
    }

    private List<Stop> desk() {
        String customer = demo.customer();
        return List.of(
                page(OWNER, "desk"),
                page(OWNER, "desk/tickets/:ticket", demo.ticket()),
                page(OWNER, "desk/customers"),
                page(OWNER, "desk/customers/:customer", customer),
                page(OWNER, "desk/customers/:customer/bills/:bill", customer, demo.bill()));
    }

    private List<Stop> care() {
        return List.of(
                page(SUBSCRIBER, "care"),
                page(SUBSCRIBER, "care/bills"),
                page(SUBSCRIBER, "care/bills/:bill", demo.bill()),
                page(SUBSCRIBER, "care/plan"),
                page(SUBSCRIBER, "care/profile"),
                page(SUBSCRIBER, "care/help"),
                page(SUBSCRIBER, "care/help/ask"),
                page(SUBSCRIBER, "care/help/:ticket", demo.ticket()));
    }

    private List<Stop> platform() {
        return List.of(
                page(PLATFORM, "platform"),
                page(PLATFORM, "platform/health"),
                page(PLATFORM, "platform/invariants"));
    }

    /** Invites a colleague, whom nobody has invited before, and takes the link out of the mail. */
    private List<Stop> invitation(Chromium chromium) {
        String email = "colleague-" + UUID.randomUUID() + "@larkspur.example";
        try (Visitor owner = chromium.visitor()) {
            OWNER.enter(owner, stack);
            owner.open(OWNER.host(stack) + "/operator/settings/people")
                    .press("Invite a colleague")
                    .type("Full name", "Corvina Cole")
                    .type("E-mail", email)
                    .choose("Role", "Support agent")
                    .pressInDialog("Send invitation")
                    .sees("An invitation is on its way");
        }
        ReceivedMail mail =
                stack.mails()
                        .await(email, letter -> INVITATION.matcher(letter.text()).find(), PATIENCE);
        Matcher link = INVITATION.matcher(mail.text());
        if (!link.find()) {
            throw new AssertionError("no link in “" + mail.subject() + "”");
        }
        return List.of(new Stop(GUEST, "invite/:token", link.group().substring(1)));
    }

    /** Puts the values, in their order, in place of the route's parameters. */
    private static Stop page(Person person, String route, String... values) {
        String path = route;
        for (String value : values) {
            path = path.replaceFirst(":[a-z]+", Matcher.quoteReplacement(value));
        }
        return new Stop(person, route, path);
    }
}
