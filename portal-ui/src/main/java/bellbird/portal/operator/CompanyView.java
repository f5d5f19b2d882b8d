package bellbird.portal.operator;

import bellbird.bill.BillNumbers;
import bellbird.bill.BillTextSettings;
import bellbird.bill.TaxEngineSettings;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.IssuerDetails;
import bellbird.kernel.tenant.TenantProfile;
import bellbird.portal.component.KeyValues;
import bellbird.portal.component.Note;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.PlainTable;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.Toast;
import bellbird.portal.component.Tone;
import bellbird.portal.component.Words;
import bellbird.portal.shell.StaffLayout;
import bellbird.portal.text.CountFormat;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import bellbird.settings.Settings;
import bellbird.settings.TaxRate;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which company stands on the bills, and which tax applies? */
@Route(value = Paths.COMPANY, layout = StaffLayout.class)
@RolesAllowed(Roles.OWNER)
public class CompanyView extends OperatorPage {

    private static final long serialVersionUID = 1;

    private final transient Settings settings;
    private final transient FieldProblems problems = new FieldProblems();
    private final ProblemNote problem = new ProblemNote();
    private final TextField legalName = new TextField(Texts.text("operator.company.legalName"));
    private final TextArea address = new TextArea(Texts.text("operator.company.address"));
    private final TextField vatId = new TextField(Texts.text("operator.party.vatId"));
    private final EmailField email = new EmailField(Texts.text("operator.company.email"));
    private final TextField phone = new TextField(Texts.text("operator.party.phone"));
    private final TextField iban = new TextField(Texts.text("operator.company.iban"));

    @Inject
    public CompanyView(
            Settings settings,
            TaxEngineSettings taxEngine,
            BillNumbers numbers,
            BillTextSettings texts) {
        this.settings = settings;
        titled(Texts.text("operator.company"));
        IssuerDetails issuer = settings.issuer();
        legalName.setValue(issuer.legalName());
        address.setValue(String.join("\n", issuer.addressLines()));
        address.setHelperText(Texts.text("operator.company.address.help"));
        address.setMinRows(4);
        vatId.setValue(text(issuer.vatId()));
        vatId.setHelperText(Texts.text("operator.company.vatId.help"));
        email.setValue(issuer.email());
        email.setHelperText(Texts.text("operator.company.email.help"));
        phone.setValue(text(issuer.phone()));
        phone.setHelperText(Texts.text("operator.party.optional"));
        iban.setValue(text(issuer.iban()));
        iban.setHelperText(Texts.text("operator.company.iban.help"));
        problems.named("legalName", legalName);
        problems.named("address", address);
        problems.named("vatId", vatId);
        problems.named("email", email);
        problems.named("phone", phone);
        problems.named("iban", iban);
        List.of(legalName, address, vatId, email, phone, iban)
                .forEach(field -> field.addClassName("wide"));
        Div form = new Div(legalName, vatId, address, iban, email, phone);
        form.addClassName("op-form");
        Button save = new Button(Texts.text("operator.company.save"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        Div actions = new Div(save);
        actions.addClassName("op-actions");
        add(
                new PageHeader(Texts.text("operator.company"))
                        .lead(Texts.text("operator.company.lead")),
                problem,
                two(
                        stack(
                                new SectionCard(Texts.text("operator.company.issuer"))
                                        .body(stack(form, actions)),
                                new BillNumbersCard(numbers),
                                new BillTextsCard(texts, settings.profile().language())),
                        stack(place(issuer), taxes(), new TaxEngineCard(taxEngine))));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static @Nullable String orNull(String typed) {
        return typed.isBlank() ? null : typed.strip();
    }

    private SectionCard place(IssuerDetails issuer) {
        TenantProfile tenant = settings.profile();
        return new SectionCard(Texts.text("operator.company.place"))
                .body(
                        new KeyValues()
                                .row(
                                        Texts.text("operator.party.country"),
                                        Locale.of("", tenant.country())
                                                .getDisplayCountry(Texts.locale()))
                                .row(
                                        Texts.text("operator.account.currency"),
                                        tenant.currency().getCurrencyCode())
                                .row(Texts.text("operator.company.zone"), tenant.zone().getId())
                                .row(
                                        Texts.text("operator.party.language"),
                                        tenant.language().getDisplayLanguage(Texts.locale()))
                                .row(
                                        Texts.text("operator.company.document"),
                                        Texts.text(
                                                "operator.company.document",
                                                issuer.documentKind())));
    }

    private SectionCard taxes() {
        SectionCard card = new SectionCard(Texts.text("operator.company.taxes"));
        List<TaxRate> rates = settings.taxRates();
        if (rates.isEmpty()) {
            return card.body(new Note(Tone.WARN, Texts.text("operator.company.taxes.none")));
        }
        PlainTable table =
                new PlainTable(
                        PlainTable.Column.text(Texts.text("operator.company.taxes.days")),
                        PlainTable.Column.number(Texts.text("operator.company.taxes.rate")));
        for (TaxRate rate : rates) {
            var to = rate.to();
            table.row(
                    Words.plain(
                            to == null
                                    ? Texts.text(
                                            "operator.plan.fromDay", TimeFormat.date(rate.from()))
                                    : Texts.text(
                                            "operator.company.taxes.span",
                                            TimeFormat.date(rate.from()),
                                            TimeFormat.date(to.minusDays(1)))),
                    Words.number(
                            Texts.text(
                                    "operator.bill.vat.rate", CountFormat.number(rate.percent()))));
        }
        return card.edge(table);
    }

    private void save() {
        problem.attempt(
                problems,
                () -> {
                    settings.saveIssuer(
                            legalName.getValue(),
                            address.getValue().lines().toList(),
                            orNull(vatId.getValue()),
                            email.getValue().strip(),
                            orNull(phone.getValue()),
                            orNull(iban.getValue()));
                    Toast.done(Texts.text("operator.company.saved"));
                });
    }
}
