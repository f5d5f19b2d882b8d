package bellbird.portal.operator;

import bellbird.kernel.security.Caller;
import bellbird.kernel.security.Roles;
import bellbird.kernel.time.BusinessClock;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.PlainTable;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.TextLink;
import bellbird.portal.component.Words;
import bellbird.portal.shell.StaffLayout;
import bellbird.portal.text.Texts;
import bellbird.usage.FeedDetail;
import bellbird.usage.ProfileDocument;
import bellbird.usage.UsageFeeds;
import bellbird.usage.UsageRetention;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.UUID;

/** Where do usage files come from? A feed is opened to say how its files are read. */
@Route(value = Paths.USAGE_FEEDS, layout = StaffLayout.class)
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK})
public class UsageFeedsView extends OperatorPage implements BeforeEnterObserver {

    private static final long serialVersionUID = 1;

    /** Ready profiles a feed can start from. */
    private enum Ready {
        GENERIC,
        EXCHANGE;

        ProfileDocument profile(ZoneId zone) {
            return switch (this) {
                case GENERIC -> ProfileDocument.generic(zone);
                case EXCHANGE -> ProfileDocument.exchange(zone);
            };
        }
    }

    private final transient UsageFeeds feeds;
    private final transient UsageRetention retention;
    private final transient Caller caller;
    private final transient BusinessClock clock;
    private final transient FieldProblems problems = new FieldProblems();
    private final ProblemNote problem = new ProblemNote();

    @Inject
    public UsageFeedsView(
            UsageFeeds feeds, UsageRetention retention, Caller caller, BusinessClock clock) {
        this.feeds = feeds;
        this.retention = retention;
        this.caller = caller;
        this.clock = clock;
        titled(Texts.text("operator.feeds"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        add(
                new PageHeader(Texts.text("operator.feeds"))
                        .under(Texts.text("operator.usageFiles"), Paths.USAGE_FILES)
                        .lead(Texts.text("operator.feeds.lead")),
                new AlarmNotes(feeds.alarms(), clock.zone()),
                problem,
                list(),
                make(),
                new UsageKeptCard(retention, clock.zone(), caller.isInRole(Roles.OWNER)));
    }

    private SectionCard list() {
        PlainTable table =
                new PlainTable(
                        PlainTable.Column.text(Texts.text("operator.feed.name")),
                        PlainTable.Column.text(Texts.text("operator.feed.folder")),
                        PlainTable.Column.text(Texts.text("operator.feed.format")));
        for (FeedDetail feed : feeds.list()) {
            String folder = feed.folder();
            table.row(
                    new TextLink(Paths.usageFeed(feed.id()), feed.name()),
                    folder == null
                            ? Words.quiet(Texts.text("operator.feed.uploadOnly"))
                            : Words.styled(folder, "mono"),
                    Words.quiet(format(feed.profile())));
        }
        return new SectionCard(Texts.text("operator.feeds.all")).edge(table);
    }

    private static String format(ProfileDocument profile) {
        return Texts.text(
                profile.header() ? "operator.feed.withHeader" : "operator.feed.withoutHeader",
                between(profile.delimiter()),
                profile.charset(),
                profile.zone());
    }

    private static String between(String delimiter) {
        return switch (delimiter) {
            case "," -> Texts.text("operator.feed.between.commas");
            case ";" -> Texts.text("operator.feed.between.semicolons");
            case "|" -> Texts.text("operator.feed.between.bars");
            case "tab" -> Texts.text("operator.feed.between.tabs");
            default -> Texts.text("operator.feed.between.other", delimiter);
        };
    }

    private SectionCard make() {
        TextField name = problems.named("/name", new TextField(Texts.text("operator.feed.name")));
        TextField folder =
                problems.named("/folder", new TextField(Texts.text("operator.feed.folder")));
        folder.setHelperText(Texts.text("operator.feed.folder.help"));
        Select<Ready> ready = new Select<>();
        ready.setLabel(Texts.text("operator.feed.ready"));
        ready.setItems(Ready.values());
        ready.setItemLabelGenerator(one -> Texts.text("operator.feed.ready", one));
        ready.setValue(Ready.GENERIC);
        Button add =
                new Button(
                        Texts.text("operator.feed.add"),
                        click -> add(name.getValue(), folder.getValue(), ready.getValue()));
        add.addThemeVariants(ButtonVariant.PRIMARY);
        add.addClassName("op-align");
        Div form = new Div(name, folder, ready, add);
        form.addClassName("op-form");
        return new SectionCard(Texts.text("operator.feed.new")).body(form);
    }

    private void add(String name, String folder, Ready ready) {
        problem.attempt(
                problems,
                () -> {
                    UUID id =
                            feeds.add(
                                    name,
                                    folder.isBlank() ? null : folder.strip(),
                                    ready.profile(clock.zone()));
                    getUI().orElseThrow().navigate(Paths.usageFeed(id));
                });
    }
}
