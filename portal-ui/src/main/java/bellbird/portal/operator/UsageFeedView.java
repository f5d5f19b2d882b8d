package bellbird.portal.operator;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.portal.component.Confirmation;
import bellbird.portal.component.Note;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.Toast;
import bellbird.portal.component.Tone;
import bellbird.portal.component.Words;
import bellbird.portal.shell.StaffLayout;
import bellbird.portal.text.PathIds;
import bellbird.portal.text.Problems;
import bellbird.portal.text.Texts;
import bellbird.usage.FeedAlarm;
import bellbird.usage.FeedDetail;
import bellbird.usage.ProfileDocument;
import bellbird.usage.ProfileTrial;
import bellbird.usage.UsageFeeds;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.UploadHandler;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How are the files of a feed read? Tried on a sample file while it is written. */
@Route(value = Paths.USAGE_FEEDS + "/:id", layout = StaffLayout.class)
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK})
public class UsageFeedView extends OperatorPage implements BeforeEnterObserver {

    private static final long serialVersionUID = 1;
    private static final int LARGEST_SAMPLE = 4 << 20;

    private final transient UsageFeeds feeds;
    private final transient TenantProfiles tenants;
    private final transient FieldProblems problems = new FieldProblems();
    private final ProblemNote problem = new ProblemNote();
    private final Div trial = stack();
    private transient @Nullable FeedForm form;
    private transient byte @Nullable [] sample;
    private UUID id = new UUID(0, 0);
    private int version;

    @Inject
    public UsageFeedView(UsageFeeds feeds, TenantProfiles tenants) {
        this.feeds = feeds;
        this.tenants = tenants;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        id = PathIds.require(event, "id");
        show(feeds.get(id));
    }

    private void show(FeedDetail feed) {
        version = feed.version();
        titled(feed.name());
        removeAll();
        TextField folder =
                problems.named("/folder", new TextField(Texts.text("operator.feed.folder")));
        String watched = feed.folder();
        folder.setValue(watched == null ? "" : watched);
        folder.setHelperText(Texts.text("operator.feed.folder.help"));
        FeedForm edited = new FeedForm(feed.profile(), problems, this::tryOut);
        form = edited;
        Button save =
                new Button(
                        Texts.text("operator.feed.save"),
                        click -> save(folder.getValue(), edited.document()));
        List<FeedAlarm> alarms =
                feeds.alarms().stream().filter(alarm -> alarm.feedId().equals(id)).toList();
        Div where = new Div(folder);
        where.addClassName("op-form");
        add(
                new PageHeader(feed.name())
                        .under(Texts.text("operator.feeds"), Paths.USAGE_FEEDS)
                        .action(
                                new Download(
                                        Texts.text("operator.feed.export"),
                                        "profile.json",
                                        "application/json",
                                        out ->
                                                out.write(
                                                        feed.profile()
                                                                .toJson()
                                                                .toString()
                                                                .getBytes(StandardCharsets.UTF_8))))
                        .primary(save),
                problem,
                new AlarmNotes(alarms, tenants.current().zone()),
                settle(alarms),
                new SectionCard(Texts.text("operator.feed.try"))
                        .body(
                                upload(
                                        "operator.feed.sample",
                                        content -> {
                                            sample = content;
                                            tryOut();
                                        }))
                        .body(trial),
                new SectionCard(Texts.text("operator.feed.where")).body(where),
                edited,
                new SectionCard(Texts.text("operator.feed.import"))
                        .body(Words.detail(Texts.text("operator.feed.import.help")))
                        .body(upload("operator.feed.document", this::load)));
        tryOut();
    }

    /** A way out of a gap that nobody will fill. */
    private Div settle(List<FeedAlarm> alarms) {
        Div actions = new Div();
        actions.addClassName("op-actions");
        if (alarms.stream().anyMatch(alarm -> alarm.kind() == FeedAlarm.Kind.GAP)) {
            actions.add(
                    new Button(
                            Texts.text("operator.feed.settle"),
                            click ->
                                    Confirmation.ask(
                                            Texts.text("operator.feed.settle.title"),
                                            Texts.text("operator.feed.settle.effect"),
                                            Texts.text("operator.feed.settle"),
                                            () -> {
                                                feeds.settleGaps(id);
                                                show(feeds.get(id));
                                            })));
        }
        actions.setVisible(actions.getComponentCount() > 0);
        return actions;
    }

    private interface Taking {
        void take(byte[] content);
    }

    private static Upload upload(String key, Taking taking) {
        Upload upload =
                new Upload(UploadHandler.inMemory((metadata, content) -> taking.take(content)));
        upload.setMaxFileSize(LARGEST_SAMPLE);
        upload.setUploadButton(new Button(Texts.text(key)));
        upload.setDropLabel(new Div(Texts.text(key + ".drop")));
        upload.addClassName("drop");
        return upload;
    }

    private void tryOut() {
        trial.removeAll();
        byte[] content = sample;
        FeedForm edited = form;
        if (content == null || edited == null) {
            trial.add(Words.detail(Texts.text("operator.feed.try.help")));
            return;
        }
        try {
            ProfileTrial tried = feeds.tryOut(edited.document(), content);
            trial.add(new TrialTable(tried, tenants.current().zone()));
        } catch (BellbirdException refused) {
            trial.add(
                    new Note(
                            Tone.WARN,
                            Texts.text("operator.feed.try.mend", Problems.text(refused))));
        }
    }

    private void load(byte[] content) {
        problem.attempt(
                problems,
                () -> {
                    ProfileDocument document = read(content);
                    document.checked();
                    show(new FeedDetail(id, feeds.get(id).name(), folder(), version, document));
                    Toast.done(Texts.text("operator.feed.imported"));
                });
    }

    private @Nullable String folder() {
        return feeds.get(id).folder();
    }

    private static ProfileDocument read(byte[] content) {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(content))) {
            return ProfileDocument.read(reader.readObject());
        } catch (JsonException | IllegalStateException noJson) {
            throw BellbirdException.user("", "error.feed.json");
        }
    }

    private void save(String folder, ProfileDocument document) {
        problem.attempt(
                problems,
                () -> {
                    boolean changed =
                            feeds.change(
                                    id,
                                    version,
                                    folder.isBlank() ? null : folder.strip(),
                                    document);
                    show(feeds.get(id));
                    Toast.done(
                            Texts.text(
                                    changed ? "operator.feed.saved" : "operator.feed.unchanged"));
                });
    }
}
