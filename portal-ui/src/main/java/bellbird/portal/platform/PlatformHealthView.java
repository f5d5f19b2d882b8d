package bellbird.portal.platform;

import bellbird.kernel.security.Roles;
import bellbird.portal.component.Kpi;
import bellbird.portal.component.KpiRow;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.PlainTable;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.StatusBadge;
import bellbird.portal.component.Tone;
import bellbird.portal.component.Words;
import bellbird.portal.shell.PlatformLayout;
import bellbird.portal.text.CountFormat;
import bellbird.portal.text.DurationFormat;
import bellbird.portal.text.Texts;
import bellbird.tenancy.Tenants;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;

/** Does everything run, and does work wait too long? */
@Route(value = "platform/health", layout = PlatformLayout.class)
@RolesAllowed(Roles.PLATFORM)
public class PlatformHealthView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;
    private static final long SLOW_SECONDS = 60;

    private final transient Tenants tenants;

    @Inject
    public PlatformHealthView(Tenants tenants) {
        this.tenants = tenants;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    private void show() {
        Tenants.Health health = tenants.health();
        boolean slow = health.oldestBell().toSeconds() > SLOW_SECONDS;
        boolean fine = health.database() && health.identity() && !slow;
        removeAll();
        add(
                new PageHeader(Texts.text("platform.health"))
                        .state(
                                fine
                                        ? new StatusBadge(
                                                Tone.OK, Texts.text("platform.health.fine"))
                                        : new StatusBadge(
                                                Tone.BAD, Texts.text("platform.health.look")))
                        .action(new Button(Texts.text("platform.health.again"), click -> show())),
                new KpiRow(
                        new Kpi(
                                Texts.text("platform.tenants"),
                                CountFormat.count(health.tenants()),
                                ""),
                        new Kpi(
                                Texts.text("platform.health.due"),
                                CountFormat.count(health.dueBells()),
                                Texts.text("platform.health.due.more")),
                        new Kpi(
                                Texts.text("platform.health.oldest"),
                                DurationFormat.duration(health.oldestBell().toSeconds()),
                                Texts.text("platform.health.oldest.more")),
                        new Kpi(
                                Texts.text("platform.health.schema"),
                                health.newestSchema(),
                                Texts.text("platform.health.schema.more"))),
                new SectionCard(Texts.text("platform.health.parts"))
                        .edge(
                                new PlainTable(
                                                PlainTable.Column.text(
                                                        Texts.text("platform.health.part")),
                                                PlainTable.Column.text(
                                                        Texts.text("platform.health.answers")))
                                        .row(
                                                Words.plain(Texts.text("platform.health.database")),
                                                badge(health.database()))
                                        .row(
                                                Words.plain(Texts.text("platform.health.identity")),
                                                badge(health.identity()))
                                        .row(
                                                Words.plain(Texts.text("platform.health.timers")),
                                                badge(!slow))));
    }

    private static StatusBadge badge(boolean up) {
        return up
                ? new StatusBadge(Tone.OK, Texts.text("platform.health.up"))
                : new StatusBadge(Tone.BAD, Texts.text("platform.health.down"));
    }

    @Override
    public String getPageTitle() {
        return Texts.text("platform.tab", Texts.text("platform.health"));
    }
}
