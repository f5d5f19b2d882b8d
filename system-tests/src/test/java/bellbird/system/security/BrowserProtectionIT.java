package bellbird.system.security;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.local.LocalStack;
import bellbird.local.RunningStack;
import bellbird.system.browser.Chromium;
import bellbird.system.browser.Visitor;
import bellbird.system.stack.Operators;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Headers, cookies and origins, asked over HTTP and in a browser. That no page of the product
 * breaks its own policy is watched by every {@link Visitor}.
 */
class BrowserProtectionIT {

    private static final int MEBIBYTE = 1 << 20;

    private final LocalStack stack = RunningStack.get();
    private final String tenant = Operators.first().url("");
    private final HttpClient http = HttpClient.newHttpClient();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/bye",
                "/care",
                "/operator/bills?show=open",
                "/nowhere",
                "/theme/tokens.css",
                "/favicon.ico",
                "/invite/unknown",
                "/webhooks/stripe"
            })
    void every_answer_tells_the_browser_what_to_refuse(String path) throws Exception {
        HttpResponse<String> answer = get(tenant + path);
        assertThat(policy(answer))
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'")
                .contains("form-action 'self'")
                .contains("base-uri 'self'");
        assertThat(scripts(answer)).contains("'nonce-").doesNotContain("'unsafe-inline'");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "X-Frame-Options")).isEqualTo("DENY");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("same-origin");
        assertThat(header(answer, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(header(answer, "Permissions-Policy")).contains("camera=()");
        assertThat(answer.headers().map()).doesNotContainKeys("server", "x-powered-by");
    }

    @Test
    void each_answer_has_a_nonce_of_its_own() throws Exception {
        assertThat(policy(get(tenant + "/bye"))).isNotEqualTo(policy(get(tenant + "/bye")));
    }

    @Test
    void what_belongs_to_a_person_is_stored_nowhere_and_files_may_be() throws Exception {
        assertThat(header(get(tenant + "/care"), "Cache-Control")).isEqualTo("no-store");
        assertThat(header(get(tenant + "/theme/tokens.css"), "Cache-Control"))
                .isNotEqualTo("no-store");
    }

    @Test
    void cookies_are_not_for_scripts_nor_for_other_sites() throws Exception {
        List<String> cookies = get(tenant + "/invite/unknown").headers().allValues("Set-Cookie");
        assertThat(cookies)
                .isNotEmpty()
                .allSatisfy(
                        cookie ->
                                assertThat(cookie)
                                        .containsIgnoringCase("HttpOnly")
                                        .containsIgnoringCase("SameSite=Lax")
                                        .doesNotContainIgnoringCase("Domain="));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Origin, http://evil.example",
        "Origin, null"
    })
    void a_change_asked_for_by_a_page_of_another_host_is_refused(String name, String value)
            throws Exception {
        HttpRequest forged =
                HttpRequest.newBuilder(URI.create(tenant + "/?v-r=uidl"))
                        .header(name, value)
                        .POST(BodyPublishers.ofString("{}"))
                        .build();
        assertThat(send(forged).statusCode()).isEqualTo(403);
    }

    @Test
    void no_other_site_signs_a_person_out() throws Exception {
        HttpRequest forged =
                HttpRequest.newBuilder(URI.create(tenant + "/logout"))
                        .header("Sec-Fetch-Site", "cross-site")
                        .build();
        assertThat(send(forged).statusCode()).isEqualTo(403);
        assertThat(get(tenant + "/logout").statusCode()).isEqualTo(302);
    }

    @Test
    void a_body_beyond_the_largest_upload_is_not_read() throws Exception {
        HttpRequest huge =
                HttpRequest.newBuilder(URI.create(tenant + "/webhooks/stripe"))
                        .POST(BodyPublishers.ofByteArray(new byte[2 * MEBIBYTE]))
                        .build();
        assertThat(send(huge).statusCode()).isEqualTo(413);
    }

    @Test
    void a_script_that_came_with_the_data_does_not_run() {
        try (Chromium chromium = new Chromium();
                Visitor visitor = chromium.suspicious()) {
            Page page = visitor.open(stack.publicUrl() + "/sign-up").page();
            page.locator("h1").first().waitFor();
            page.evaluate(
                    """
                    () => {
                      const script = document.createElement('script');
                      script.textContent = 'window.injected = true';
                      document.body.append(script);
                      const image = document.createElement('div');
                      image.innerHTML = '<img src="/nowhere.png" onerror="window.injected = true">';
                      document.body.append(image);
                      const far = document.createElement('script');
                      far.src = '%s/far.js';
                      document.body.append(far);
                    }"""
                            .formatted(stack.stripeUrl()));
            page.waitForCondition(() -> visitor.complaints().size() >= 3);
            assertThat(page.evaluate("window.injected === undefined")).isEqualTo(true);
            assertThat(visitor.complaints())
                    .filteredOn(text -> text.contains("Content Security Policy"))
                    .hasSizeGreaterThanOrEqualTo(3);
        }
    }

    private HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address)).build());
    }

    private HttpResponse<String> send(HttpRequest request)
            throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString());
    }

    private static String policy(HttpResponse<String> answer) {
        return header(answer, "Content-Security-Policy");
    }

    private static String scripts(HttpResponse<String> answer) {
        String policy = policy(answer);
        int from = policy.indexOf("script-src");
        return policy.substring(from, policy.indexOf(';', from));
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
