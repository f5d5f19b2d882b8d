package bellbird.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.mail.Mail;
import bellbird.kernel.tenant.TenantBrand;
import bellbird.settings.brand.BrandColorDerivation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailTextTest {

    private static final TenantBrand BRAND = BrandColorDerivation.of("#0F766E").withLogo(null);

    @Test
    void hostile_names_are_shown_as_text() {
        String hostile = "<script>alert('x')</script>\" onload=\"{company}";
        MailText text = MailText.write(invitation(hostile), "A & B <Mobile>", BRAND);
        assertThat(text.html())
                .doesNotContain("<script>")
                .doesNotContain("\" onload")
                .contains("&lt;script&gt;")
                .contains("A &amp; B &lt;Mobile&gt;");
        assertThat(text.plain()).contains(hostile).contains("A & B <Mobile>");
    }

    @Test
    void every_name_in_the_texts_is_filled() {
        MailText text = MailText.write(invitation("Ann"), "Larkspur", BRAND);
        assertThat(text.subject()).isEqualTo("Your account with Larkspur");
        assertThat(text.html()).doesNotContain("{");
        assertThat(text.plain()).doesNotContain("{").contains("http://l.localhost/invite/x");
    }

    @Test
    void a_line_break_in_a_subject_is_refused() {
        assertThatThrownBy(
                        () ->
                                QueuedMailer.requireSafe(
                                        mail(
                                                "a@b.example",
                                                "invitation-staff",
                                                Map.of("invitedBy", "Eve\r\nBcc: x@y.example"))))
                .isInstanceOf(BellbirdException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b.example\r\nBcc: c@d.example",
                "a@b.example,c@d.example",
                "A <a@b.example>",
                "nobody",
                "a@b@c.example",
                ""
            })
    void only_one_plain_address_is_accepted(String address) {
        assertThatThrownBy(() -> QueuedMailer.requireSafe(mail(address, "welcome", Map.of())))
                .isInstanceOf(BellbirdException.class);
    }

    private static Mail invitation(String name) {
        return mail(
                "a@b.example",
                "invitation-subscriber",
                Map.of("name", name, "expires", "1 December 2026"));
    }

    private static Mail mail(String to, String template, Map<String, String> parameters) {
        return new Mail(
                "k",
                to,
                Locale.ENGLISH,
                template,
                parameters,
                "http://l.localhost/invite/x",
                List.of());
    }
}
