package bellbird.portal.operator;

import bellbird.kernel.security.Roles;
import bellbird.kernel.time.BusinessClock;
import bellbird.portal.component.Confirmation;
import bellbird.portal.component.EmptyState;
import bellbird.portal.component.FilterChips;
import bellbird.portal.component.LookAgain;
import bellbird.portal.component.Note;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.PlainTable;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.StatusBadge;
import bellbird.portal.component.TextLink;
import bellbird.portal.component.Tone;
import bellbird.portal.component.TwoLines;
import bellbird.portal.component.Words;
import bellbird.portal.shell.StaffLayout;
import bellbird.portal.text.CountFormat;
import bellbird.portal.text.DataFormat;
import bellbird.portal.text.PathIds;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import bellbird.usage.FileCounts;
import bellbird.usage.FileState;
import bellbird.usage.FileTotal;
import bellbird.usage.RefusedFiles;
import bellbird.usage.SetAsideRow;
import bellbird.usage.UsageFileRow;
import bellbird.usage.UsageFiles;
import bellbird.usage.Verdict;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One usage file: where every record went, and what to do about those that were not rated. */
@Route(value = Paths.USAGE_FILES + "/:id", layout = StaffLayout.class)
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK})
public class UsageFileView extends OperatorPage implements BeforeEnterObserver {

    private static final long serialVersionUID = 1;
    private static final int LOOK_MILLIS = 1000;
    private static final int LINES_SHOWN = 100;
    private static final int DIGEST_SHOWN = 12;

    /** A file of fewer bytes is told to the byte: an empty one has 0 bytes, not 0 GB. */
    private static final int SMALL = 10_000;

    private final transient UsageFiles files;
    private final transient RefusedFiles refused;
    private final transient BusinessClock clock;
    private final Div content = stack();
    private final ProblemNote problem = new ProblemNote();
    private final LookAgain again = new LookAgain(this::refresh);
    private final transient Clock system;
    private @Nullable FileProgressCard progress;
    private UUID id = new UUID(0, 0);
    private Verdict shown = Verdict.SUSPENDED;
    private long from = 1;

    @Inject
    public UsageFileView(
            UsageFiles files, RefusedFiles refused, BusinessClock clock, Clock system) {
        this.files = files;
        this.refused = refused;
        this.clock = clock;
        this.system = system;
        add(content, again);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        id = PathIds.require(event, "id");
        UsageFileRow file = files.get(id);
        from =
                event.getLocation()
                        .getQueryParameters()
                        .getSingleParameter("line")
                        .filter(line -> line.matches("[1-9][0-9]{0,8}"))
                        .map(Long::valueOf)
                        .orElse(1L);
        String asked =
                event.getLocation()
                        .getQueryParameters()
                        .getSingleParameter("show")
                        .orElse("")
                        .toUpperCase(Locale.ROOT);
        shown =
                Stream.of(Verdict.values())
                        .filter(verdict -> verdict.name().equals(asked))
                        .findFirst()
                        .or(
                                () ->
                                        Stream.of(Verdict.values())
                                                .filter(one -> count(file.counts(), one) > 0)
                                                .findFirst())
                        .orElse(Verdict.SUSPENDED);
        show(file);
    }

    /** As long as the file is at work only the progress moves. */
    private void refresh() {
        UsageFileRow file = files.get(id);
        if (progress != null && isAtWork(file)) {
            moves(progress, file);
        } else {
            show(file);
        }
    }

    private void moves(FileProgressCard card, UsageFileRow file) {
        card.show(file);
        again.in(LOOK_MILLIS);
    }

    private static boolean isAtWork(UsageFileRow file) {
        return file.state() == FileState.REGISTERED || file.state() == FileState.PROCESSING;
    }

    private void show(UsageFileRow file) {
        titled(file.fileName());
        content.removeAll();
        content.add(header(file), problem, facts(file));
        boolean working = isAtWork(file);
        progress = working ? new FileProgressCard(system) : null;
        if (progress != null) {
            content.add(progress);
            moves(progress, file);
        } else if (file.reason() != null) {
            content.add(
                    new Note(
                            file.settledAt() == null ? Tone.BAD : Tone.QUIET,
                            Words.strong(Texts.text("operator.usageFile.refused")),
                            new Span(" " + UsageFilesView.reason(file) + settled(file))));
        }
        if (!working && file.counts().in() > 0) {
            content.add(flow(file.counts()));
            List<FileTotal> totals = files.totals(id);
            if (!totals.isEmpty()) {
                content.add(
                        new SectionCard(Texts.text("operator.usageFile.toTheUnit"))
                                .edge(new FileTotalsTable(totals)));
            }
            if (file.counts().in() > file.counts().rated()) {
                content.add(setAside(file));
            }
            content.add(
                    new FileLinesCard(
                            files.lines(id, from, FileLinesCard.SHOWN), from, this::showFrom));
        }
        content.add(new Note(Tone.QUIET, Texts.text("operator.usageFile.sendAgain")));
    }

    private String settled(UsageFileRow file) {
        Instant at = file.settledAt();
        return at == null
                ? ""
                : " "
                        + Texts.text(
                                "operator.usageFile.settled",
                                TimeFormat.dateTime(at, clock.zone()));
    }

    private void showFrom(long line) {
        from = Math.max(1, line);
        getUI().orElseThrow()
                .getPage()
                .getHistory()
                .replaceState(
                        null,
                        new Location(
                                Paths.usageFile(id),
                                QueryParameters.simple(Map.of("line", Long.toString(from)))));
        refresh();
    }

    private PageHeader header(UsageFileRow file) {
        PageHeader header =
                new PageHeader(file.fileName())
                        .under(Texts.text("operator.usageFiles"), Paths.USAGE_FILES);
        if (file.state() == FileState.DONE && file.counts().balances()) {
            header.state(new StatusBadge(Tone.OK, Texts.text("operator.usageFile.state.balanced")));
            if (file.counts().suspended() > 0) {
                header.state(
                        new StatusBadge(
                                Tone.WARN,
                                Texts.text(
                                        "operator.usageFile.waiting",
                                        CountFormat.count(file.counts().suspended()))));
            }
        } else {
            header.state(UsageFilesView.badge(file));
        }
        if (file.counts().suspended() > 0) {
            header.action(new TextLink(Paths.SUSPENSE, Texts.text("operator.suspense")));
        }
        if (file.state() == FileState.REJECTED) {
            if (file.settledAt() == null) {
                header.action(decision("operator.usageFile.settle", () -> files.settle(file.id())));
            }
            header.action(decision("operator.usageFile.readAgain", () -> readAgain(file.id())));
        }
        if (file.state() == FileState.QUARANTINED) {
            header.action(decision("operator.usageFile.dismiss", () -> files.dismiss(file.id())))
                    .action(decision("operator.usageFile.release", () -> files.release(file.id())));
        }
        return header.action(
                new Download(
                        Texts.text("operator.usageFile.original"),
                        file.fileName(),
                        "application/octet-stream",
                        out -> files.writeOriginal(file.id(), out)));
    }

    private void readAgain(UUID file) {
        try {
            refused.readAgain(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Button decision(String key, Runnable decide) {
        return new Button(
                Texts.text(key),
                click ->
                        Confirmation.ask(
                                Texts.text(key + ".title"),
                                Texts.text(key + ".effect"),
                                Texts.text(key),
                                () -> {
                                    problem.attempt(new FieldProblems(), decide);
                                    refresh();
                                }));
    }

    private Facts facts(UsageFileRow file) {
        return new Facts()
                .fact(
                        Texts.text("operator.usageFile.received"),
                        TimeFormat.dateTime(file.receivedAt(), clock.zone()))
                .fact(Texts.text("operator.usageFile.by"), file.receivedBy())
                .fact(
                        Texts.text("operator.usageFile.feed"),
                        file.feed(),
                        file.number() == null
                                ? ""
                                : Texts.text("operator.usageFile.number", file.number()))
                .fact(
                        Texts.text("operator.usageFile.size"),
                        file.sizeBytes() < SMALL
                                ? DataFormat.exact(file.sizeBytes())
                                : DataFormat.data(file.sizeBytes()),
                        file.lines() == 0
                                ? ""
                                : Texts.text(
                                        "operator.usageFile.lines",
                                        CountFormat.count(file.lines())))
                .fact(
                        Texts.text("operator.usageFile.digest"),
                        file.sha256().substring(0, DIGEST_SHOWN) + "…");
    }

    private static SectionCard flow(FileCounts counts) {
        SectionCard card =
                new SectionCard(Texts.text("operator.usageFile.where"))
                        .action(
                                Words.styled(
                                        Texts.text(
                                                "operator.usageFile.sum",
                                                CountFormat.count(counts.in()),
                                                CountFormat.count(counts.rated()),
                                                CountFormat.count(counts.suspended()),
                                                CountFormat.count(counts.duplicate()),
                                                CountFormat.count(counts.rejected()),
                                                CountFormat.count(counts.ignored())),
                                        "small",
                                        "t2",
                                        "flow-sum"));
        long missing =
                counts.in()
                        - counts.rated()
                        - counts.suspended()
                        - counts.duplicate()
                        - counts.rejected()
                        - counts.ignored();
        card.action(
                new StatusBadge(
                        missing == 0 ? Tone.OK : Tone.BAD,
                        Texts.text("operator.usageFile.missing", CountFormat.count(missing))));
        return card.body(
                new FlowPicture(
                        counts.in(),
                        Texts.text("operator.usageFile.records"),
                        List.of(
                                branch("rated", counts.rated(), "ok"),
                                branch("suspended", counts.suspended(), "warn"),
                                branch("duplicate", counts.duplicate(), "quiet"),
                                branch("rejected", counts.rejected(), "bad"),
                                branch("ignored", counts.ignored(), "quiet"))));
    }

    private static FlowPicture.Branch branch(String name, long count, String tone) {
        return FlowPicture.Branch.of(
                Texts.text("operator.usageFile." + name),
                count,
                tone,
                Texts.text("operator.usageFile." + name + ".fate"));
    }

    private SectionCard setAside(UsageFileRow file) {
        FilterChips chips =
                new FilterChips(
                        name -> {
                            shown = Verdict.valueOf(name.toUpperCase(Locale.ROOT));
                            getUI().orElseThrow()
                                    .getPage()
                                    .getHistory()
                                    .replaceState(
                                            null,
                                            new Location(
                                                    Paths.usageFile(id),
                                                    QueryParameters.simple(Map.of("show", name))));
                            refresh();
                        });
        for (Verdict verdict : Verdict.values()) {
            long count = count(file.counts(), verdict);
            if (count > 0 || verdict == shown) {
                chips.chip(
                        verdict.name().toLowerCase(Locale.ROOT),
                        Texts.text(
                                "operator.usageFile.chip",
                                Texts.text("operator.usageFile", verdict),
                                CountFormat.count(count)));
            }
        }
        chips.choose(shown.name().toLowerCase(Locale.ROOT));
        SectionCard card = new SectionCard(Texts.text("operator.usageFile.notRated")).action(chips);
        List<SetAsideRow> rows = files.setAside(id, shown, 0, LINES_SHOWN);
        if (rows.isEmpty()) {
            return card.edge(
                    new EmptyState(
                            Texts.text("operator.usageFile.noneOfThese"),
                            Texts.text("operator.usageFile.noneOfThese.text")));
        }
        PlainTable table =
                new PlainTable(
                                PlainTable.Column.number(Texts.text("operator.usageFile.line")),
                                PlainTable.Column.text(Texts.text("operator.usageFile.reason")),
                                PlainTable.Column.text(Texts.text("operator.usageFile.asItCame")))
                        .stacking();
        for (SetAsideRow row : rows) {
            table.row(
                    Words.number(CountFormat.count(row.line())),
                    new TwoLines(
                            Texts.text(row.reason(), row.detail()),
                            SuspenseCard.found(row.reason(), row.detail())),
                    Words.styled(row.original(), "mono"));
        }
        card.edge(table);
        long all = count(file.counts(), shown);
        if (all > rows.size()) {
            card.body(
                    new Note(
                            Tone.QUIET,
                            Texts.text(
                                    "operator.usageFile.more",
                                    CountFormat.count(rows.size()),
                                    CountFormat.count(all))));
        }
        return card;
    }

    private static long count(FileCounts counts, Verdict verdict) {
        return switch (verdict) {
            case SUSPENDED -> counts.suspended();
            case DUPLICATE -> counts.duplicate();
            case REJECTED -> counts.rejected();
            case IGNORED -> counts.ignored();
        };
    }
}
