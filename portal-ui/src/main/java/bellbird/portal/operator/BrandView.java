package bellbird.portal.operator;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.TenantBrand;
import bellbird.kernel.tenant.TenantBrand.BrandColors;
import bellbird.portal.component.Note;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.Toast;
import bellbird.portal.component.Tone;
import bellbird.portal.component.Words;
import bellbird.portal.shell.StaffLayout;
import bellbird.portal.text.Problems;
import bellbird.portal.text.Texts;
import bellbird.settings.Settings;
import bellbird.settings.brand.BrandColorDerivation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.UploadHandler;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.Locale;

/** How we look to subscribers: one colour and a logo, tried in both schemes before it is saved. */
@Route(value = Paths.BRAND, layout = StaffLayout.class)
@RolesAllowed(Roles.OWNER)
public class BrandView extends OperatorPage {

    private static final long serialVersionUID = 1;
    private static final String COLOR = "#[0-9A-Fa-f]{6}";
    private static final String LIGHT_GROUND = "#ffffff";
    private static final String DARK_GROUND = "#151c1f";

    private final transient Settings settings;
    private final TextField color = new TextField(Texts.text("operator.brand.color"));
    private final Input picker = new Input();
    private final Div preview = new Div();
    private final Div moved = stack();
    private final Div logo = stack();
    private final Div problem = new Div();

    @Inject
    public BrandView(Settings settings) {
        this.settings = settings;
        titled(Texts.text("operator.brand"));
        TenantBrand brand = settings.brand();
        preview.addClassName("brand-try");
        color.setHelperText(Texts.text("operator.brand.color.help"));
        color.setValueChangeMode(ValueChangeMode.EAGER);
        color.addValueChangeListener(change -> tryOut());
        picker.setType("color");
        picker.addClassName("brand-picker");
        picker.getElement().setAttribute("aria-label", Texts.text("operator.brand.pick"));
        picker.addValueChangeListener(
                change -> {
                    if (change.isFromClient()) {
                        color.setValue(change.getValue());
                    }
                });
        color.setPrefixComponent(picker);
        color.setValue(brand.color());
        showLogo(brand);
        Button save = new Button(Texts.text("operator.brand.save"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        Div actions = new Div(save);
        actions.addClassName("op-actions");
        add(
                new PageHeader(Texts.text("operator.brand"))
                        .lead(Texts.text("operator.brand.lead")),
                problem,
                two(
                        stack(
                                new SectionCard(Texts.text("operator.brand.color.title"))
                                        .body(stack(color, moved, actions)),
                                new SectionCard(Texts.text("operator.brand.try")).body(preview)),
                        new SectionCard(Texts.text("operator.brand.logo"))
                                .body(stack(logo, upload()))));
    }

    private void tryOut() {
        String typed = color.getValue().strip();
        if (!typed.matches(COLOR)) {
            return;
        }
        color.setInvalid(false);
        picker.setValue(typed.toLowerCase(Locale.ROOT));
        BrandColorDerivation derived = BrandColorDerivation.of(typed);
        preview.removeAll();
        preview.add(
                scheme("operator.brand.light", derived.light(), LIGHT_GROUND, "#14201f"),
                scheme("operator.brand.dark", derived.dark(), DARK_GROUND, "#e8eef0"));
        moved.removeAll();
        if (derived.fillMoved()) {
            moved.add(new Note(Tone.QUIET, Texts.text("operator.brand.moved.fill")));
        }
        if (derived.lightTextMoved()) {
            moved.add(new Note(Tone.QUIET, Texts.text("operator.brand.moved.light")));
        }
        if (derived.darkTextMoved()) {
            moved.add(new Note(Tone.QUIET, Texts.text("operator.brand.moved.dark")));
        }
    }

    /** A button, a link and a meter as they will be, upon the scheme's own ground. */
    private static Div scheme(String name, BrandColors colors, String ground, String ink) {
        Div card = new Div();
        card.getStyle().setBackground(ground).setColor(ink);
        Span button = new Span(Texts.text("operator.brand.button"));
        button.addClassName("try-button");
        button.getStyle().setBackground(colors.fill()).setColor(colors.on());
        button.getStyle().set("border", "1px solid " + colors.line());
        Span link = new Span(Texts.text("operator.brand.link"));
        link.addClassName("try-link");
        link.getStyle().setColor(colors.text());
        Span chip = new Span(Texts.text("operator.brand.chip"));
        chip.addClassName("try-chip");
        chip.getStyle().setBackground(colors.soft()).setColor(colors.text());
        Div meter = new Div();
        meter.addClassName("try-meter");
        meter.getStyle().setBackground(colors.soft());
        meter.getElement()
                .appendChild(new Element("i").setAttribute("style", "background:" + colors.line()));
        card.add(Words.strong(Texts.text(name)), button, link, chip, meter);
        return card;
    }

    private void showLogo(TenantBrand brand) {
        logo.removeAll();
        byte[] png = brand.logo();
        if (png == null) {
            logo.add(Words.quiet(Texts.text("operator.brand.logo.none")));
            return;
        }
        Image image =
                new Image(
                        "data:image/png;base64," + Base64.getEncoder().encodeToString(png),
                        Texts.text("operator.brand.logo"));
        image.addClassName("brand-logo");
        logo.add(image);
    }

    private Upload upload() {
        Upload upload =
                new Upload(
                        UploadHandler.inMemory(
                                (metadata, content) ->
                                        attempt(
                                                () -> {
                                                    settings.saveLogo(content);
                                                    showLogo(settings.brand());
                                                    Toast.done(
                                                            Texts.text(
                                                                    "operator.brand.logo.saved"));
                                                })));
        upload.setUploadButton(new Button(Texts.text("operator.brand.logo.choose")));
        upload.setDropLabel(new Div(Texts.text("operator.brand.logo.drop")));
        upload.addClassName("drop");
        return upload;
    }

    private void save() {
        attempt(
                () -> {
                    settings.saveColor(color.getValue().strip());
                    Toast.done(Texts.text("operator.brand.saved"));
                });
    }

    private void attempt(Runnable work) {
        problem.removeAll();
        try {
            work.run();
        } catch (BellbirdException refused) {
            if (refused.problems().getFirst().field().equals("color")) {
                color.setErrorMessage(Problems.text(refused));
                color.setInvalid(true);
                color.focus();
            } else {
                problem.add(new Note(Tone.BAD, Problems.text(refused)));
            }
        }
    }
}
