package bellbird.portal.operator;

import bellbird.kernel.security.Roles;
import bellbird.kernel.time.BusinessClock;
import bellbird.portal.component.DataList;
import bellbird.portal.component.EmptyState;
import bellbird.portal.component.Note;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.StatusBadge;
import bellbird.portal.component.TextLink;
import bellbird.portal.component.Tone;
import bellbird.portal.component.TwoLines;
import bellbird.portal.shell.StaffLayout;
import bellbird.portal.text.CountFormat;
import bellbird.portal.text.DataFormat;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import bellbird.usage.FeedRow;
import bellbird.usage.FileReceipt;
import bellbird.usage.UsageFileRow;
import bellbird.usage.UsageFiles;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.UploadHandler;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which usage came in, and did every record find its place? Drop a file here to bring more. */
@Route(value = Paths.USAGE_FILES, layout = StaffLayout.class)
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK})
public class UsageFilesView extends OperatorPage implements BeforeEnterObserver {

    private static final long serialVersionUID = 1;
    private static final long LARGEST = 64L * 1024 * 1024;

    private final transient UsageFiles files;
    private final transient SampleUsage sample;
    private final DataList<UsageFileRow> list;
    private final Div answer = stack();
    private final Select<FeedRow> feed = new Select<>();

    @Inject
    public UsageFilesView(UsageFiles files, SampleUsage sample, BusinessClock clock) {
        this.files = files;
        this.sample = sample;
        titled(Texts.text("operator.usageFiles"));
        list =
                new DataList<>(new Source(files), Texts.text("operator.usageFiles.search"))
                        .part(
                                Texts.text("operator.usageFile.name"),
                                file -> new TwoLines(file.fileName(), file.feed()))
                        .text(
                                Texts.text("operator.usageFile.received"),
                                file -> TimeFormat.dateTime(file.receivedAt(), clock.zone()))
                        .number(
                                Texts.text("operator.usageFile.in"),
                                file -> CountFormat.count(file.counts().in()))
                        .number(
                                Texts.text("operator.usageFile.rated"),
                                file -> CountFormat.count(file.counts().rated()))
                        .number(
                                Texts.text("operator.usageFile.suspended"),
                                file -> CountFormat.count(file.counts().suspended()))
                        .number(
                                Texts.text("operator.usageFile.duplicate"),
                                file -> CountFormat.count(file.counts().duplicate()))
                        .number(
                                Texts.text("operator.usageFile.rejected"),
                                file -> CountFormat.count(file.counts().rejected()))
                        .number(
                                Texts.text("operator.usageFile.ignored"),
                                file -> CountFormat.count(file.counts().ignored()))
                        .part(Texts.text("operator.usageFile.state"), UsageFilesView::badge)
                        .phone(
                                file ->
                                        TwoLines.in(
                                                badge(file),
                                                file.fileName(),
                                                Texts.text(
                                                        "operator.usageFile.short",
                                                        CountFormat.count(file.counts().in()),
                                                        CountFormat.count(file.counts().rated()))))
                        .opens(file -> Paths.usageFile(file.id()))
                        .emptyBecauseNew(
                                new EmptyState(
                                        Texts.text("operator.usageFiles.none"),
                                        Texts.text("operator.usageFiles.none.text"),
                                        trySample()));
        add(
                new PageHeader(Texts.text("operator.usageFiles"))
                        .lead(Texts.text("operator.usageFiles.lead"))
                        .action(new TextLink(Paths.SUSPENSE, Texts.text("operator.suspense")))
                        .action(new TextLink(Paths.USAGE_FEEDS, Texts.text("operator.feeds")))
                        .action(trySample()),
                byFeed(),
                drop(),
                answer,
                list);
    }

    /** Which feed a file comes by; asked only where there is a choice. */
    private Select<FeedRow> byFeed() {
        List<FeedRow> feeds = files.feeds();
        feed.setLabel(Texts.text("operator.usageFile.feed"));
        feed.setItems(feeds);
        feed.setItemLabelGenerator(FeedRow::name);
        feeds.stream()
                .filter(one -> one.name().equals(UsageFiles.DEFAULT_FEED))
                .findFirst()
                .or(() -> feeds.stream().findFirst())
                .ifPresent(feed::setValue);
        feed.setVisible(feeds.size() > 1);
        return feed;
    }

    private Button trySample() {
        return new Button(
                Texts.text("operator.usageFiles.sample"),
                click -> {
                    answer.removeAll();
                    sample.file()
                            .ifPresentOrElse(
                                    file ->
                                            take(
                                                    null,
                                                    file.name(),
                                                    new ByteArrayInputStream(file.content())),
                                    () ->
                                            answer.add(
                                                    new Note(
                                                            Tone.WARN,
                                                            Texts.text(
                                                                    "operator.usageFiles.sample.noLine"))));
                });
    }

    private Upload drop() {
        Upload upload =
                new Upload(
                        UploadHandler.toTempFile(
                                (metadata, spooled) -> {
                                    FeedRow by = feed.getValue();
                                    try (InputStream content =
                                            Files.newInputStream(spooled.toPath())) {
                                        take(
                                                by == null ? null : by.id(),
                                                metadata.fileName(),
                                                content);
                                    } finally {
                                        Files.delete(spooled.toPath());
                                    }
                                }));
        upload.setMaxFileSize((int) LARGEST);
        upload.setUploadButton(new Button(Texts.text("operator.usageFiles.choose")));
        upload.setDropLabel(new Div(Texts.text("operator.usageFiles.drop")));
        upload.addFileRejectedListener(
                refused -> {
                    answer.removeAll();
                    answer.add(
                            new Note(
                                    Tone.BAD,
                                    Texts.text(
                                            "operator.usageFiles.tooLarge",
                                            refused.getFileName(),
                                            DataFormat.data(LARGEST))));
                });
        upload.addClassName("drop");
        return upload;
    }

    /**
     * @param by feed; null for the one that every operator has
     */
    private void take(@Nullable UUID by, String name, InputStream content) {
        answer.removeAll();
        try {
            FileReceipt receipt = files.upload(by, name, content);
            if (!receipt.others().isEmpty()) {
                answer.add(
                        new Note(
                                Tone.OK,
                                Texts.text(
                                        "operator.usageFiles.archive",
                                        name,
                                        CountFormat.count(receipt.others().size() + 1L))));
                list.reload();
            } else if (receipt.duplicate()) {
                answer.add(
                        new Note(
                                Tone.WARN,
                                Texts.text("operator.usageFiles.again", name, receipt.fileName())));
                list.reload();
            } else {
                open(receipt.fileId());
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** An upload's request carries no person for the next page: the browser asks for it itself. */
    private void open(UUID file) {
        UI ui = getUI().orElseThrow();
        ui.getPage()
                .executeJs("return true")
                .then(Boolean.class, asked -> ui.navigate(Paths.usageFile(file)));
    }

    static StatusBadge badge(UsageFileRow file) {
        return switch (file.state()) {
            case REGISTERED, PROCESSING ->
                    new StatusBadge(Tone.ACTION, Texts.text("operator.usageFile.state.working"));
            case DONE ->
                    file.counts().suspended() + file.counts().rejected() > 0
                            ? new StatusBadge(
                                    Tone.WARN,
                                    Texts.text(
                                            "operator.usageFile.state.look",
                                            CountFormat.count(
                                                    file.counts().suspended()
                                                            + file.counts().rejected())))
                            : new StatusBadge(
                                    Tone.OK, Texts.text("operator.usageFile.state.balanced"));
            case REJECTED ->
                    new StatusBadge(
                            file.settledAt() == null ? Tone.BAD : Tone.QUIET,
                            Texts.text("operator.usageFile.state.rejected"));
            case QUARANTINED ->
                    new StatusBadge(Tone.BAD, Texts.text("operator.usageFile.state.quarantined"));
        };
    }

    /** Why it is refused or held; empty if it is neither. */
    static String reason(UsageFileRow file) {
        String key = file.reason();
        return key == null ? "" : Texts.text(key, file.reasonParameters().toArray());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        list.readUrl(event.getLocation());
    }

    private record Source(UsageFiles files) implements DataList.Source<UsageFileRow> {

        private static final int MOST = 200;

        @Override
        public List<UsageFileRow> rows(DataList.Query query) {
            return query.search().isEmpty()
                    ? files.list(query.offset(), query.limit())
                    : matching(query).stream().skip(query.offset()).limit(query.limit()).toList();
        }

        @Override
        public int count(DataList.Query query) {
            return query.search().isEmpty()
                    ? Math.toIntExact(files.count())
                    : matching(query).size();
        }

        /** By name among the newest. */
        private List<UsageFileRow> matching(DataList.Query query) {
            String part = query.search().toLowerCase(Locale.ROOT);
            return files.list(0, MOST).stream()
                    .filter(file -> file.fileName().toLowerCase(Locale.ROOT).contains(part))
                    .toList();
        }
    }
}
