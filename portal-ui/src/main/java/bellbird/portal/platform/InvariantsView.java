package bellbird.portal.platform;

import bellbird.invariant.PlatformInvariants;
import bellbird.invariant.PlatformInvariants.TenantRules;
import bellbird.kernel.security.Roles;
import bellbird.portal.component.BrokenRules;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.PlainTable;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.StatusBadge;
import bellbird.portal.component.Tone;
import bellbird.portal.component.TwoLines;
import bellbird.portal.component.Words;
import bellbird.portal.shell.PlatformLayout;
import bellbird.portal.text.CountFormat;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;

/** Does what must hold, hold in every tenant? Rows are read on record only. */
@Route(value = "platform/invariants", layout = PlatformLayout.class)
@RolesAllowed(Roles.PLATFORM)
public class InvariantsView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient PlatformInvariants invariants;
    private final Div rows = new Div();

    @Inject
    public InvariantsView(PlatformInvariants invariants) {
        this.invariants = invariants;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        List<TenantRules> tenants = invariants.list();
        long broken = tenants.stream().filter(tenant -> !tenant.broken().isEmpty()).count();
        removeAll();
        rows.removeAll();
        add(
                new PageHeader(Texts.text("platform.invariants"))
                        .state(
                                broken == 0
                                        ? new StatusBadge(
                                                Tone.OK, Texts.text("platform.invariants.hold"))
                                        : new StatusBadge(
                                                Tone.BAD,
                                                Texts.text(
                                                        "platform.invariants.broken",
                                                        CountFormat.count(broken))))
                        .lead(Texts.text("platform.invariants.lead")),
                new SectionCard().edge(table(tenants)),
                rows);
    }

    private PlainTable table(List<TenantRules> tenants) {
        PlainTable table =
                new PlainTable(
                        PlainTable.Column.text(Texts.text("platform.invariants.tenant")),
                        PlainTable.Column.text(Texts.text("platform.invariants.checked")),
                        PlainTable.Column.number(Texts.text("platform.invariants.rules")),
                        PlainTable.Column.text(Texts.text("platform.invariants.state")),
                        PlainTable.Column.text(Texts.text("platform.invariants.rows")));
        for (TenantRules tenant : tenants) {
            table.row(
                    new TwoLines(tenant.tenant().name(), tenant.tenant().shortName()),
                    Words.plain(
                            tenant.checkedAt() == null
                                    ? Texts.text("platform.invariants.never")
                                    : TimeFormat.dateTime(tenant.checkedAt(), ZoneOffset.UTC)),
                    Words.number(CountFormat.count(tenant.rules())),
                    state(tenant),
                    look(tenant));
        }
        return table;
    }

    private static Component state(TenantRules tenant) {
        if (tenant.checkedAt() == null) {
            return Words.quiet(Texts.text("platform.invariants.waits"));
        }
        if (tenant.broken().isEmpty()) {
            return new StatusBadge(Tone.OK, Texts.text("common.rules.holds"));
        }
        String rules =
                tenant.broken().entrySet().stream()
                        .map(rule -> rule.getKey() + ": " + CountFormat.count(rule.getValue()))
                        .collect(Collectors.joining(", "));
        return new StatusBadge(Tone.BAD, rules);
    }

    private Component look(TenantRules tenant) {
        if (tenant.broken().isEmpty()) {
            return new Div();
        }
        return new Button(
                Texts.text("platform.invariants.look"),
                click -> {
                    rows.removeAll();
                    rows.add(
                            new SectionCard(
                                            Texts.text(
                                                    "platform.invariants.of",
                                                    tenant.tenant().name()))
                                    .edge(
                                            BrokenRules.table(
                                                    invariants.rows(tenant.tenant().shortName()),
                                                    ZoneOffset.UTC)));
                });
    }

    @Override
    public String getPageTitle() {
        return Texts.text("platform.tab", Texts.text("platform.invariants"));
    }
}
