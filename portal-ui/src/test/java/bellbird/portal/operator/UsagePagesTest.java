package bellbird.portal.operator;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.kernel.security.Roles;
import bellbird.portal.component.LookAgain;
import bellbird.portal.testing.PageTest;
import bellbird.portal.testing.Usage;
import bellbird.usage.FeedAlarm;
import bellbird.usage.FileCounts;
import bellbird.usage.FileState;
import bellbird.usage.UsageFileRow;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where every record of a file goes, and how files are read. */
@ViewPackages(packages = {"bellbird.portal.operator", "bellbird.portal.shell"})
class UsagePagesTest extends PageTest {

    private static final long SIZE = 88_000_000;

    @BeforeEach
    void ines_is_signed_in() {
        larkspur.name = "Ines Kovač";
        larkspur.role = Roles.OWNER;
    }

    @Test
    void a_usage_file_says_where_every_record_went() {
        open("operator/usage-files/" + Usage.FILE);

        assertThat(text())
                .contains(
                        "48,212 in = 47,655 rated + 318 suspended + 204 duplicate"
                                + " + 35 rejected + 0 not charged",
                        "Suspended usage",
                        "0 missing",
                        "In balance",
                        "7,204");
    }

    @Test
    void a_file_at_work_says_how_far_it_is_and_only_that_moves() {
        rated(FileState.PROCESSING, 250_000);
        open("operator/usage-files/" + Usage.FILE);
        assertThat(text()).contains("250,000 of 1,000,001 lines, 24%");
        H1 title = $(H1.class).single();

        rated(FileState.PROCESSING, 1_000_000);
        $(LookAgain.class).all().getLast().look();
        assertThat(text()).contains("1,000,000 of 1,000,001 lines, 99%");
        assertThat($(H1.class).single()).as("where people are on the page").isSameAs(title);

        rated(FileState.DONE, 1_000_001);
        $(LookAgain.class).all().getLast().look();
        assertThat(text()).contains("In balance").doesNotContain("You can close this page");
    }

    private void rated(FileState state, long linesDone) {
        file(
                SIZE,
                state,
                null,
                List.of(),
                null,
                1_000_001,
                linesDone,
                larkspur.usage.files.getFirst().counts());
    }

    private void file(
            long sizeBytes,
            FileState state,
            @Nullable String reason,
            List<String> parameters,
            @Nullable Instant settledAt,
            long lines,
            long linesDone,
            FileCounts counts) {
        UsageFileRow there = larkspur.usage.files.getFirst();
        larkspur.usage.files.set(
                0,
                new UsageFileRow(
                        there.id(),
                        there.feed(),
                        there.fileName(),
                        there.sha256(),
                        sizeBytes,
                        there.receivedAt(),
                        there.receivedBy(),
                        state,
                        reason,
                        parameters,
                        settledAt,
                        there.number(),
                        lines,
                        linesDone,
                        counts));
    }

    /** A browser that draws thousands of rows at once stands still. */
    @Test
    void a_long_list_scrolls_by_itself() {
        open("operator/usage-files");
        assertThat($(Grid.class).single().isAllRowsVisible()).isTrue();

        larkspur.usage.files.addAll(Collections.nCopies(60, larkspur.usage.files.getFirst()));
        open("operator/usage-files");
        assertThat($(Grid.class).single().isAllRowsVisible()).isFalse();
    }

    @Test
    void hostile_text_in_a_usage_file_is_shown_as_text() {
        open("operator/usage-files/" + Usage.FILE);

        assertThat(text()).contains("<script>alert(1)</script>");
        assertThat($(Html.class).all())
                .allSatisfy(html -> assertThat(html.getInnerHtml()).doesNotContain("<script"));
    }

    @Test
    void an_empty_file_has_no_bytes() {
        refused(0, null);
        open("operator/usage-files/" + Usage.FILE);
        assertThat(text()).contains("0 bytes").doesNotContain("0 GB");
    }

    @Test
    void every_verdict_has_its_band_in_the_picture() {
        open("operator/usage-files/" + Usage.FILE);

        assertThat($(Html.class).all())
                .anySatisfy(
                        picture ->
                                assertThat(picture.getInnerHtml())
                                        .contains("<svg", "Rated 47,655", "Rejected 35"));
    }

    @Test
    void how_the_files_of_a_feed_are_read_is_written_on_its_page() {
        open("operator/usage-feeds");
        assertThat(text()).contains("Host network", "upload only", "Europe/Dublin");
        open("operator/usage-feeds/" + Usage.FEED);

        field("Between columns").setValue(";");
        field("Served number").setValue("first(msisdn, imsi)");
        test($(Button.class).withText("Save profile").single()).click();

        assertThat(larkspur.usage.profile.delimiter()).isEqualTo(";");
        assertThat(larkspur.usage.profile.fields())
                .containsEntry("served", "first(msisdn, imsi)")
                .containsEntry("other", "other");
    }

    @Test
    void what_is_wrong_with_a_profile_stands_under_its_field_and_nothing_is_saved() {
        open("operator/usage-feeds/" + Usage.FEED);

        field("Start").setValue("day & ");
        test($(Button.class).withText("Save profile").single()).click();

        assertThat(field("Start").isInvalid()).isTrue();
        assertThat(field("Start").getErrorMessage()).startsWith("This ends too early");
        assertThat(larkspur.usage.profile.fields()).containsEntry("start", "start");
    }

    @Test
    void records_of_a_sample_are_shown_as_they_would_be_read_and_problems_in_their_cell() {
        tryOut(
                """
                record_id,service,direction,served,other,start,seconds,bytes
                r1,voice,out,+353209142207,+353209142208,2026-11-20T10:00:00,61,
                r2,voice,out,+353209142207,+353209142208,2026-11-20T10:00:00,-3,
                """);

        assertThat(text()).doesNotContain("IMSI of the card");
        assertThat(text())
                .contains(
                        "1 of the first 2 records can be read",
                        "+353209142207",
                        "61 seconds",
                        "The duration cannot be read.");
    }

    /** Every field of the profile can be wrong, also those that few files have. */
    @Test
    void what_a_sample_says_of_cards_networks_and_ways_is_shown_and_what_is_wrong_with_it() {
        tryOut(
                """
                record_id,service,direction,imsi,other,start,seconds,bytes,mcc
                r1,voice,out,272150000000001,+353209142208,2026-11-20T10:00:00,61,,
                r2,voice,up,272150000000001,+353209142208,2026-11-20T10:00:00,61,,
                r3,voice,out,272150000000001,+353209142208,2026-11-20T10:00:00,61,,26
                """);

        assertThat(text())
                .contains(
                        "IMSI of the card",
                        "272150000000001",
                        "The direction is not among the words of the profile.",
                        "The country code of the visited network must have three digits.");
    }

    private void tryOut(String sample) {
        open("operator/usage-feeds");
        UI.getCurrent()
                .add(
                        new TrialTable(
                                larkspur.usage
                                        .profile
                                        .checked()
                                        .tryOut(
                                                sample.getBytes(StandardCharsets.UTF_8),
                                                "IE",
                                                Instant.parse("2026-11-20T14:00:00Z")),
                                ZoneId.of("Europe/Dublin")));
    }

    @Test
    void missing_files_are_told_on_today_and_on_their_feed_until_nobody_waits_for_them() {
        open("operator");
        assertThat(text()).contains("Files 415 to 416 are missing: 2 in all.");
        open("operator/usage-feeds/" + Usage.FEED);
        assertThat(text()).contains("Files 415 to 416 are missing: 2 in all.");

        test($(Button.class).withText("They will not come").single()).click();
        test($(ConfirmDialog.class).single()).confirm();

        assertThat(text()).doesNotContain("are missing");
    }

    @Test
    void one_missing_file_is_told_as_one() {
        FeedAlarm two = larkspur.usage.alarms.getFirst();
        larkspur.usage.alarms.set(
                0,
                new FeedAlarm(
                        two.feedId(),
                        two.feed(),
                        two.kind(),
                        "415-415",
                        two.since(),
                        List.of("415", "415", "1")));
        open("operator");
        assertThat(text()).contains("File 415 is missing.").doesNotContain("415 to 415");
    }

    @Test
    void a_file_balances_to_the_unit_and_every_line_says_what_became_of_it() {
        open("operator/usage-files/" + Usage.FILE);

        assertThat(text())
                .contains("To the unit", "212,000,000,000 bytes", "not known", "Line by line");
        $(IntegerField.class).single().setValue(7_204);

        assertThat(text()).contains("7,204", "7,205");
    }

    @Test
    void a_record_is_followed_from_its_line_to_the_payment() {
        open("operator/trace/r1");

        assertThat(text())
                .contains(
                        "Record r1",
                        "7,205",
                        "Maeve Hanlon",
                        "Price of Larkspur 40, version 3, valid from 1 Oct 2026",
                        "INV-2026-000117",
                        "Data in Switzerland",
                        "Owed by customers",
                        "stripe");
    }

    @Test
    void a_file_held_for_its_number_is_taken_in_after_asking() {
        file(
                SIZE,
                FileState.QUARANTINED,
                "error.usage.file.numberTaken",
                List.of("417", "other.csv"),
                null,
                0,
                0,
                new FileCounts(0, 0, 0, 0, 0, 0));
        open("operator/usage-files/" + Usage.FILE);
        assertThat(text()).contains("There is another file with the number 417: other.csv.");

        test($(Button.class).withText("Take the file in").single()).click();
        assertThat(larkspur.usage.released).isEmpty();
        test($(ConfirmDialog.class).single()).confirm();

        assertThat(larkspur.usage.released).containsExactly(Usage.FILE);
    }

    @Test
    void a_refused_file_is_done_without_after_asking() {
        refused(SIZE, null);
        open("operator/usage-files/" + Usage.FILE);
        test($(Button.class).withText("Do without it").single()).click();
        assertThat(larkspur.usage.settled).isEmpty();
        test($(ConfirmDialog.class).single()).confirm();
        assertThat(larkspur.usage.settled).containsExactly(Usage.FILE);

        refused(SIZE, larkspur.usage.files.getFirst().receivedAt());
        open("operator/usage-files/" + Usage.FILE);
        assertThat(text()).contains("Nothing of this file was rated.", "Settled on 20 Nov 2026");
        assertThat($(Button.class).withText("Do without it").all()).isEmpty();
        assertThat($(Button.class).withText("Read again").all()).hasSize(1);
    }

    private void refused(long sizeBytes, @Nullable Instant settledAt) {
        file(
                sizeBytes,
                FileState.REJECTED,
                "error.usage.file.empty",
                List.of(),
                settledAt,
                0,
                0,
                new FileCounts(0, 0, 0, 0, 0, 0));
    }

    @Test
    void a_card_and_a_number_that_nobody_has_are_mapped_to_a_line_and_their_records_go_back_in() {
        map(1, "+353 20 914 2207");
        map(0, "020 914 2208");

        assertThat(larkspur.usage.mended)
                .containsExactly(
                        "card 234150000000003 of +353 20 914 2207 from 2026-11-17",
                        "error.usage.unknownCard 234150000000003:"
                                + " Card of the line +353 20 914 2207 from 17 Nov 2026",
                        "number 447700900456 of 020 914 2208 from 2026-11-17",
                        "error.usage.unknownNumber 447700900456:"
                                + " Number of the line 020 914 2208 from 17 Nov 2026");
    }

    /** The words of a reason say how old is too old: nothing else was found in the records. */
    @Test
    void what_is_suspended_says_what_was_found_and_how_much_where_that_is_known() {
        open("operator/suspense");

        assertThat(text())
                .contains("The record is older than 90 days.", "The records themselves")
                .contains("29.03.2026 01:30:00", "No certain time", "1 file, waiting since")
                .doesNotContain("| 90 |", "| in 1 file", "|  in 1 file");
    }

    @Test
    void on_a_phone_no_column_of_files_and_suspended_records_is_cut_at_the_edge() {
        for (String page : List.of("operator/suspense", "operator/usage-files/" + Usage.FILE)) {
            open(page);
            assertThat($(NativeTable.class).all())
                    .isNotEmpty()
                    .allSatisfy(table -> assertThat(table.hasClassName("stacks")).isTrue());
        }
    }

    /**
     * @param cause place among those that can be mapped
     */
    private void map(int cause, String line) {
        open("operator/suspense");
        test($(Button.class).withText("Map to a line").all().get(cause)).click();
        Dialog dialog = $(Dialog.class).single();
        field("Line").setValue(line);
        test($(Button.class, dialog).withText("Map to a line").single()).click();
    }

    private TextField field(String label) {
        return $(TextField.class).withCaption(label).single();
    }
}
