package bellbird.portal.operator;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.bill.BillDetail;
import bellbird.bill.BillRunPolicy;
import bellbird.bill.BillRunState;
import bellbird.bill.BillRunSummary;
import bellbird.bill.LateUsage;
import bellbird.bill.ParkedAccount;
import bellbird.bill.RunAlarm;
import bellbird.bill.RunReview;
import bellbird.kernel.cycle.CycleSpecification;
import bellbird.kernel.money.Money;
import bellbird.kernel.security.Roles;
import bellbird.kernel.time.Period;
import bellbird.portal.component.LookAgain;
import bellbird.portal.component.TextLink;
import bellbird.portal.testing.Cockpit;
import bellbird.portal.testing.Larkspur;
import bellbird.portal.testing.PageTest;
import bellbird.usage.FileCounts;
import bellbird.usage.FileState;
import bellbird.usage.UsageFileRow;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A clerk watches a run, and stops what looks wrong before anything is issued. */
@ViewPackages(packages = {"bellbird.portal.operator", "bellbird.portal.shell"})
class BillRunCockpitTest extends PageTest {

    private static final String PAGE = "operator/bill-runs/" + Cockpit.RUN;
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    @BeforeEach
    void ines_is_signed_in() {
        larkspur.name = "Ines Kovač";
        larkspur.role = Roles.OWNER;
    }

    @Test
    void an_issued_run_is_held_beside_the_one_before() {
        open(PAGE);
        assertThat(text())
                .contains("€300,010.16", "0.8% more than the run before", "Larkspur 40", "+38%")
                .contains("Data in Switzerland", "+€20.67")
                .doesNotContain("Approve");
    }

    @Test
    void what_leaves_its_usual_range_is_said_and_stands_out_on_its_band() {
        open(PAGE);
        assertThat(text())
                .contains(
                        "One change is out of its usual range: Data beyond allowances, +38%;"
                                + " usually −3.5% to +14.7%.")
                .contains("−40%", "+40%")
                .contains("€27.00", "usually €24.00 to €27.00");
        List<Div> bars = $(Div.class).withClassName("change").all();
        assertThat(bars)
                .extracting(row -> row.hasClassName("large"))
                .containsExactly(false, false, true);
        Div data = bars.getLast();
        assertThat(strip(data, 0)).containsExactly("change-usual", "45.63%", "22.74%");
        assertThat(strip(data, 1)).containsExactly("change-bar", "50.00%", "47.55%");

        test($(Button.class).withText("Amount").single()).click();
        assertThat(text()).contains("+€2,290.00", "+€3,914.00").doesNotContain("+40%");
    }

    @Test
    void what_did_not_change_does_not_stand_out_though_it_used_to_fall() {
        List<Money> fell = List.of(euro(141_437), euro(111_689), euro(111_680), euro(106_688));
        RunReview.Change same =
                new RunReview.Change(
                        BillDetail.LineKind.RECURRING,
                        null,
                        "Larkspur 40",
                        fell.getLast(),
                        fell.getLast(),
                        fell);
        assertThat(same.usual().orElseThrow().contains(same.share())).isFalse();
        larkspur.cockpit.review = reviewOf(larkspur.cockpit.review.before(), List.of(same));
        open(PAGE);
        assertThat(text()).contains("All changes are in their usual range.");
        assertThat($(Div.class).withClassName("change").all())
                .noneMatch(row -> row.hasClassName("large"));
    }

    @Test
    void a_run_with_nobody_to_bill_says_so() {
        larkspur.issued.bills.clear();
        larkspur.cockpit.parked.clear();
        larkspur.cockpit.runs.set(
                0,
                new BillRunSummary(
                        Cockpit.RUN,
                        CycleSpecification.monthly(1),
                        new Period(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 11, 1)),
                        BillRunState.DONE,
                        null,
                        0,
                        NOON,
                        NOON,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        euro(0)));
        RunReview issued = larkspur.cockpit.review;
        larkspur.cockpit.review =
                new RunReview(
                        List.of(),
                        List.of(),
                        false,
                        issued.opinions(),
                        null,
                        List.of(),
                        List.of(),
                        List.of());
        open(PAGE);
        assertThat(text())
                .contains("of no account", "no bill looks unusual", "This run had nobody to bill.");
    }

    @Test
    void while_nobody_can_say_what_is_usual_a_quarter_more_or_less_stands_out() {
        RunReview issued = larkspur.cockpit.review;
        larkspur.cockpit.review =
                reviewOf(
                        issued.before(),
                        issued.changes().stream().map(BillRunCockpitTest::unknown).toList());
        open(PAGE);
        assertThat(text())
                .contains("What is usual shows after four finished runs of this cycle.")
                .contains("a quarter more or less")
                .doesNotContain("usually −");
        assertThat($(Div.class).withClassName("change").all())
                .extracting(row -> row.hasClassName("large"))
                .containsExactly(false, false, true);
    }

    @Test
    void the_first_run_says_what_it_comes_to_and_holds_it_against_nothing() {
        larkspur.cockpit.review =
                reviewOf(
                        null,
                        larkspur.cockpit.review.changes().stream()
                                .map(BillRunCockpitTest::unknown)
                                .toList());
        open(PAGE);
        assertThat(text())
                .contains("What it comes to", "Larkspur 40", "€8,310.00")
                .doesNotContain("Against", "new", "+38%");
        assertThat($(Div.class).withClassName("change-bar").all()).isEmpty();
    }

    @Test
    void an_alarm_locks_approval_until_somebody_gives_a_reason() {
        review(BillRunState.REVIEW, null, alarm(null));
        open(PAGE);
        assertThat(text())
                .contains("1 alarm keeps this run from approval", "Host network")
                .contains(
                        "Bills issued now would miss about €618.40.",
                        "Files before and after them came",
                        "€618.40")
                .contains("1 of 2 agree");
        assertThat($(Button.class).withText("Approve 18,404 bills").single().isEnabled()).isFalse();

        test($(Button.class).withText("Accept…").all().getFirst()).click();
        test($(Button.class).withText("Accept the alarm").single()).click();
        assertThat($(TextArea.class).single().getErrorMessage()).contains("Write a reason");
        $(TextArea.class).single().setValue("The host sends them tomorrow");
        test($(Button.class).withText("Accept the alarm").single()).click();
        assertThat(larkspur.cockpit.decisions)
                .containsExactly("waive GAP/x: The host sends them tomorrow");
    }

    @Test
    void one_bill_that_differs_is_accepted_by_itself() {
        review(
                BillRunState.REVIEW,
                null,
                new RunAlarm(
                        "OPINION/x",
                        RunAlarm.Kind.OPINION,
                        List.of("2"),
                        List.of(),
                        euro(2),
                        null));
        open(PAGE);
        test($(Button.class).withText("Accept…").all().getLast()).click();
        $(TextArea.class).single().setValue("The cent is ours");
        test($(Button.class).withText("Accept the bill").single()).click();
        assertThat(larkspur.cockpit.decisions)
                .containsExactly(
                        "accept bill of "
                                + larkspur.cockpit
                                        .review
                                        .opinions()
                                        .differing()
                                        .getFirst()
                                        .payer()
                                        .accountId()
                                + ": The cent is ours");
    }

    @Test
    void every_alarm_says_how_it_is_known_and_what_it_comes_to() {
        review(BillRunState.REVIEW, null, alarm(null));
        larkspur.cockpit.review =
                reviewed(
                        draft(null),
                        List.of(
                                alarm(
                                        RunAlarm.Kind.MISSING,
                                        null,
                                        "Host network",
                                        "1222",
                                        "2026-10-31T18:00:00Z"),
                                alarm(
                                        RunAlarm.Kind.LESS,
                                        euro(1_000),
                                        "Partner",
                                        "2026-10-30",
                                        "1100",
                                        "4400"),
                                alarm(
                                        RunAlarm.Kind.SUSPENDED,
                                        euro(250),
                                        "61",
                                        "error.usage.noPrice",
                                        "2"),
                                alarm(RunAlarm.Kind.OPINION, euro(7), "2"),
                                alarm(RunAlarm.Kind.EARLIER, null, "2026-09-01")));
        open(PAGE);
        assertThat(text())
                .contains("Bills issued now would miss about €12.50, and what is not known.")
                .contains(
                        "No file that can be read has come for 1,222 hours.",
                        "The last one came on 31 Oct 2026")
                .contains("1,100 records on 30 Oct 2026", "The same weekday before brought 4,400")
                .contains("61 usage records are suspended", "2 files of this period have them")
                .contains("€0.07", "Not all of its bills are issued", "not known");
    }

    @Test
    void files_that_are_not_rated_are_named_with_their_reason_and_the_way_to_them() {
        review(BillRunState.REVIEW, null, alarm(null));
        larkspur.cockpit.review =
                reviewed(
                        draft(null),
                        List.of(
                                about(
                                        RunAlarm.Kind.REFUSED,
                                        file(FileState.REJECTED, 1, "trailerCount", "900", "899"),
                                        file(FileState.REJECTED, 2, "trailerCount", "800", "799"),
                                        file(FileState.REJECTED, 3, "trailerCount", "800", "799"),
                                        file(FileState.REJECTED, 4, "trailerCount", "600", "599"),
                                        file(FileState.REJECTED, 5, "trailerCount", "500", "499")),
                                about(
                                        RunAlarm.Kind.HELD,
                                        file(FileState.QUARANTINED, 6, "noNumber")),
                                about(RunAlarm.Kind.UNRATED, file(FileState.PROCESSING, 7, null))));
        open(PAGE);
        assertThat(text())
                .contains(
                        "3 alarms keep this run from approval",
                        "Bills issued now may be incomplete")
                .contains(
                        "5 usage files are refused",
                        "u1.csv",
                        "came on 1 Nov 2026, 12:00",
                        "u3.csv")
                .contains("and 2 others")
                .doesNotContain("u4.csv")
                .contains("The trailer announces 900 records, the file has 899.")
                .containsOnlyOnce("The trailer announces 800 records, the file has 799.")
                .contains("1 usage file is held", "The name of this file has no number")
                .contains("1 usage file is still being rated", "It is not rated to its end");
        assertThat($(TextLink.class).withText("Read it again, or ask the host for it").single())
                .returns("operator/usage-files", TextLink::getHref);
        assertThat($(TextLink.class).withText("Take it in or refuse it on its page").single())
                .returns("operator/usage-files/" + new UUID(0, 6), TextLink::getHref);
        assertThat($(TextLink.class).withText("u1.csv").single())
                .returns("operator/usage-files/" + new UUID(0, 1), TextLink::getHref);
    }

    private static RunAlarm about(RunAlarm.Kind kind, UsageFileRow... files) {
        return new RunAlarm(
                kind.name(), kind, List.of("" + files.length), List.of(files), null, null);
    }

    private static UsageFileRow file(
            FileState state, int number, @Nullable String reason, String... parameters) {
        return new UsageFileRow(
                new UUID(0, number),
                "Host network",
                "u" + number + ".csv",
                "0".repeat(64),
                1,
                NOON,
                "inbox",
                state,
                reason == null ? null : "error.usage.file." + reason,
                List.of(parameters),
                null,
                null,
                0,
                0,
                new FileCounts(0, 0, 0, 0, 0, 0));
    }

    @Test
    void an_unusual_bill_is_accepted_with_a_reason_and_shown_among_the_accepted() {
        review(BillRunState.REVIEW, null, alarm(new RunAlarm.Waiver("Tomas Reyes", "Known", NOON)));
        open(PAGE);
        assertThat(text()).contains("Up 1", "none is accepted yet");
        test($(Button.class).withText("Accept…").single()).click();
        $(TextArea.class).single().setValue("She was in Switzerland");
        larkspur.cockpit.review =
                reviewed(
                        draft(new RunAlarm.Waiver("Ines Kovač", "She was in Switzerland", NOON)),
                        List.of());
        test($(Button.class).withText("Accept the bill").single()).click();
        assertThat(larkspur.cockpit.decisions)
                .containsExactly(
                        "accept 47.67 EUR of 00000000-0000-7000-8000-000000000002:"
                                + " She was in Switzerland");
        assertThat(text())
                .contains("Up 0", "Accepted 1", "1 more is accepted")
                .doesNotContain("Data in Switzerland");
        test($(Button.class).withText("Accepted 1").single()).click();
        assertThat(text()).contains("Data in Switzerland", "Ines Kovač", "She was in Switzerland");
    }

    @Test
    void a_run_with_parked_accounts_says_why_and_tries_them_again() {
        open(PAGE);
        assertThat(text())
                .contains("November 2026, cycle 1", "€300,010.16", "The tax cannot be determined");

        test($(Button.class).withText("Calculate 16 again").single()).click();

        assertThat(larkspur.cockpit.parked).isEmpty();
    }

    @Test
    void parked_accounts_stand_by_cause_and_each_cause_has_its_retry() {
        List<ParkedAccount> parked = larkspur.cockpit.parked;
        parked.add(parked("Finn Nestor", "error.bill.addressMissing", euro(2_400)));
        parked.add(parked("Noor Haddad", "error.bill.addressMissing", euro(900)));
        parked.add(parked("Abel Okoye", "error.bill.changed", null));
        open(PAGE);
        assertThat(text())
                .contains("Address not complete", "The address of Finn Nestor is not complete")
                .contains("€33.00", "1 other", "The address of Noor Haddad is not complete")
                .contains("Changed since it was approved", "Abel Okoye", "not known")
                .contains("Tax not determined", "€27.00");
        test($(Button.class).withText("Calculate these again").all().getFirst()).click();
        assertThat(parked)
                .as("the largest group stands first")
                .extracting(ParkedAccount::customerName)
                .containsExactly("Maeve Hanlon", "Abel Okoye");
    }

    private static ParkedAccount parked(String name, String reason, @Nullable Money before) {
        return new ParkedAccount(
                new UUID(0, name.hashCode()),
                "A-000002",
                Larkspur.MAEVE,
                name,
                reason,
                name,
                before);
    }

    private static RunAlarm alarm(RunAlarm.Kind kind, @Nullable Money amount, String... details) {
        return new RunAlarm(kind.name(), kind, List.of(details), List.of(), amount, null);
    }

    @Test
    void a_run_without_alarms_is_approved_with_its_canary_first() {
        review(BillRunState.REVIEW, null, alarm(new RunAlarm.Waiver("Tomas Reyes", "Known", NOON)));
        open(PAGE);
        assertThat(text()).contains("All alarms are accepted", "Tomas Reyes", "Known");
        test($(Button.class).withText("Approve 18,404 bills").single()).click();
        assertThat($(Checkbox.class).single().getLabel()).contains("184");
        test($(Button.class).withText("Approve").single()).click();
        assertThat(larkspur.cockpit.decisions).containsExactly("approve with canary");
    }

    @Test
    void what_stands_after_its_canary_goes_on_or_is_rejected() {
        review(BillRunState.ISSUING, BillRunSummary.Hold.CANARY, alarm(null));
        open(PAGE);
        assertThat(text()).contains("First bills are out");
        test($(Button.class).withText("Reject all drafts").single()).click();
        test($(ConfirmDialog.class).single()).confirm();
        test($(Button.class).withText("Issue the other 18,404 bills").single()).click();
        assertThat(larkspur.cockpit.decisions).containsExactly("reject", "resume");
    }

    @Test
    void a_run_that_moves_can_be_paused() {
        review(BillRunState.RUNNING, null, alarm(null));
        open(PAGE);
        test($(Button.class).withText("Pause").single()).click();
        assertThat(larkspur.cockpit.decisions).containsExactly("pause");
    }

    @Test
    void while_a_run_moves_only_its_counts_do() {
        review(BillRunState.RUNNING, null, alarm(null));
        open(PAGE);
        Button pause = $(Button.class).withText("Pause").single();
        shown(BillRunState.RUNNING, null, 8_404);
        $(LookAgain.class).all().getLast().look();
        assertThat(text()).contains("10,016 of 18,420", "10,000", "of 18,420 accounts");
        assertThat($(Button.class).withText("Pause").single()).isSameAs(pause);
    }

    @Test
    @SuppressWarnings("unchecked")
    void the_owner_says_who_approves() {
        open("operator/bill-runs");
        Select<Integer> who = $(Select.class).withCaption("Bills are issued").single();
        who.setValue(2);
        assertThat(larkspur.cockpit.policy).isEqualTo(new BillRunPolicy(2, true, 48));
    }

    @Test
    @SuppressWarnings("unchecked")
    void the_owner_says_where_late_usage_is_billed_and_how_long_roaming_is_waited_for() {
        open("operator/bill-runs");
        Select<LateUsage> late =
                $(Select.class).withCaption("Usage that comes after its bill is").single();
        late.setValue(LateUsage.DELTA_NOTE);
        Select<Integer> roaming =
                $(Select.class).withCaption("Wait for late roaming usage").single();
        roaming.setValue(336);
        assertThat(larkspur.cockpit.policy)
                .isEqualTo(new BillRunPolicy(0, true, 48, 336, LateUsage.DELTA_NOTE));
    }

    private static RunAlarm alarm(RunAlarm.@Nullable Waiver waiver) {
        return new RunAlarm(
                "GAP/x",
                RunAlarm.Kind.GAP,
                List.of("Host network", "298", "299", "2"),
                List.of(),
                euro(61_840),
                waiver);
    }

    /** A class of a row's strip, where it begins and how wide it is. */
    private static List<String> strip(Div row, int number) {
        Component strip = row.getComponentAt(1).getChildren().toList().get(number);
        return List.of(
                String.join(" ", strip.getElement().getClassList()),
                rounded(strip.getStyle().get("left")),
                rounded(strip.getStyle().get("width")));
    }

    private static String rounded(String percent) {
        return "%.2f%%".formatted(Double.parseDouble(percent.replace("%", "")));
    }

    private static RunReview.Change unknown(RunReview.Change change) {
        return new RunReview.Change(
                change.kind(),
                change.service(),
                change.plan(),
                change.before(),
                change.now(),
                List.of());
    }

    private RunReview reviewOf(RunReview.@Nullable Before before, List<RunReview.Change> changes) {
        RunReview issued = larkspur.cockpit.review;
        return new RunReview(
                issued.alarms(),
                issued.approvals(),
                issued.mayApprove(),
                issued.opinions(),
                before,
                changes,
                issued.outliers(),
                issued.counts());
    }

    private void review(BillRunState state, BillRunSummary.@Nullable Hold hold, RunAlarm alarm) {
        larkspur.cockpit.parked.clear();
        shown(state, hold, 0);
        larkspur.cockpit.review = reviewed(draft(null), List.of(alarm));
    }

    /** Maeve's bill, while it is a draft. */
    private RunReview.Outlier draft(RunAlarm.@Nullable Waiver accepted) {
        RunReview.Outlier issued = larkspur.cockpit.review.outliers().getFirst();
        return new RunReview.Outlier(
                issued.kind(),
                issued.payer(),
                null,
                issued.before(),
                issued.now(),
                issued.usual(),
                issued.cause(),
                issued.causedBy(),
                accepted);
    }

    private void shown(BillRunState state, BillRunSummary.@Nullable Hold hold, long waiting) {
        larkspur.cockpit.runs.clear();
        larkspur.cockpit.runs.add(
                new BillRunSummary(
                        Cockpit.RUN,
                        CycleSpecification.monthly(1),
                        new Period(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 11, 1)),
                        state,
                        hold,
                        2,
                        NOON,
                        null,
                        18_420,
                        waiting,
                        18_404 - waiting,
                        0,
                        0,
                        16,
                        0,
                        euro(30_001_016)));
    }

    private RunReview reviewed(RunReview.Outlier unusual, List<RunAlarm> alarms) {
        RunReview issued = larkspur.cockpit.review;
        int accepted = unusual.accepted() == null ? 0 : 1;
        return new RunReview(
                alarms,
                List.of(new RunReview.Approval("Tomas Reyes", NOON)),
                true,
                new RunReview.Opinions(
                        true,
                        0,
                        1,
                        1,
                        3,
                        List.of(
                                new RunReview.Differing(
                                        issued.outliers().getFirst().payer(),
                                        euro(4_767),
                                        euro(4_766),
                                        null))),
                issued.before(),
                issued.changes(),
                List.of(unusual),
                List.of(new RunReview.UnusualCount(unusual.kind(), 1 - accepted, accepted)));
    }

    private static Money euro(long cents) {
        return new Money(cents, Currency.getInstance("EUR"));
    }
}
