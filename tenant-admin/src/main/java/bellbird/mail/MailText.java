package bellbird.mail;

import bellbird.kernel.mail.Mail;
import bellbird.kernel.tenant.TenantBrand;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A mail as its reader sees it: the same words as plain text and as HTML in the tenant's brand.
 * Whatever people typed is text, never markup.
 *
 * @param logo PNG shown in the HTML as {@code cid:logo}; empty if none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record MailText(String subject, String plain, String html, byte[] logo) {

    /** Writes the mail of a company. */
    static MailText write(Mail mail, String company, TenantBrand brand) {
        MailTexts texts = MailTexts.of(mail.language());
        Map<String, String> parameters = new HashMap<>(mail.parameters());
        parameters.put("company", company);
        String subject = MailTexts.fill(texts.subject(mail.template()), parameters);
        List<String> paragraphs =
                List.of(texts.body(mail.template()).split("\n\\s*\n")).stream()
                        .map(paragraph -> MailTexts.fill(paragraph, parameters))
                        .toList();
        String action =
                mail.actionUrl().isEmpty()
                        ? ""
                        : MailTexts.fill(texts.action(mail.template()), parameters);
        String footer = MailTexts.fill(texts.footer(), parameters);
        return new MailText(
                subject.replaceAll("\\p{Cntrl}", " "),
                plain(paragraphs, action, mail.actionUrl(), footer),
                html(subject, paragraphs, action, mail, company, brand, footer),
                brand.logo() == null ? new byte[0] : brand.logo());
    }

    private static String plain(List<String> paragraphs, String action, String url, String footer) {
        StringBuilder plain = new StringBuilder(String.join("\n\n", paragraphs));
        if (!url.isEmpty()) {
            plain.append("\n\n").append(action).append(":\n").append(url);
        }
        return plain.append("\n\n-- \n").append(footer).append('\n').toString();
    }

    private static String html(
            String subject,
            List<String> paragraphs,
            String action,
            Mail mail,
            String company,
            TenantBrand brand,
            String footer) {
        TenantBrand.BrandColors colors = brand.light();
        StringBuilder html = new StringBuilder();
        html.append("<!doctype html><html lang=\"")
                .append(mail.language().toLanguageTag())
                .append("\"><head><meta charset=\"utf-8\"><meta name=\"viewport\"")
                .append(" content=\"width=device-width\"><title>")
                .append(escape(subject))
                .append("</title></head><body style=\"margin:0;background:#f5f7f7\">")
                .append("<div style=\"max-width:560px;margin:0 auto;padding:24px 16px;")
                .append("font:16px/1.5 -apple-system,'Segoe UI',Roboto,sans-serif;")
                .append("color:#14201f\">");
        html.append("<div style=\"padding:0 8px 16px;font-size:18px;font-weight:600;color:")
                .append(colors.text())
                .append("\">");
        if (brand.logo() != null) {
            html.append("<img src=\"cid:logo\" alt=\"\" height=\"32\"")
                    .append(" style=\"vertical-align:middle;margin-right:10px\">");
        }
        html.append(escape(company)).append("</div>");
        html.append("<div style=\"background:#ffffff;border-radius:8px;padding:24px;")
                .append("border-top:3px solid ")
                .append(colors.line())
                .append("\">");
        for (String paragraph : paragraphs) {
            html.append("<p style=\"margin:0 0 16px\">")
                    .append(escape(paragraph).replace("\n", "<br>"))
                    .append("</p>");
        }
        if (!mail.actionUrl().isEmpty()) {
            html.append("<p style=\"margin:24px 0 8px\"><a href=\"")
                    .append(escape(mail.actionUrl()))
                    .append("\" style=\"display:inline-block;padding:12px 20px;")
                    .append("border-radius:6px;text-decoration:none;font-weight:600;background:")
                    .append(colors.fill())
                    .append(";color:")
                    .append(colors.on())
                    .append("\">")
                    .append(escape(action))
                    .append("</a></p>");
        }
        html.append("</div><p style=\"padding:16px 8px;font-size:13px;color:#5a6765\">")
                .append(escape(footer))
                .append("</p></div></body></html>");
        return html.toString();
    }

    /** Shows text as text. */
    static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }
}
