package bellbird.system.isolation;

import bellbird.system.browser.Chromium;
import bellbird.system.browser.Visitor;
import bellbird.system.stack.Operators.Operator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A browser window at one operator's host that keeps everything it is sent: what it shows, and
 * every answer the page's program was given.
 */
final class Window implements AutoCloseable {

    /**
     * @param shown title and text, as a person sees it
     * @param received the whole document with its shadow trees and values, and the answers behind
     *     it
     */
    record Seen(String shown, String received) {

        /** Whether the operator's canary is anywhere. */
        boolean tells(Operator operator) {
            return Canary.in(shown, operator) || Canary.in(received, operator);
        }
    }

    /** Keeps the answers to requests and the messages of the push channel. */
    private static final String LISTEN =
            """
            window.answers = [];
            const send = XMLHttpRequest.prototype.send;
            XMLHttpRequest.prototype.send = function (body) {
              this.addEventListener('loadend', () => window.answers.push(
                {asked: String(body ?? ''), got: typeof this.response === 'string' ? this.response : ''}));
              return send.call(this, body);
            };
            const Socket = window.WebSocket;
            window.WebSocket = class extends Socket {
              constructor(...address) {
                super(...address);
                this.addEventListener('message', m => window.answers.push({asked: '', got: String(m.data)}));
              }
            };""";

    /**
     * Follows a link within the application and waits until the server has answered it and the
     * browser has arrived: only then does the page have its title.
     */
    private static final String FOLLOW =
            """
            path => new Promise((done, fail) => {
              window.answers.length = 0;
              const link = document.createElement('a');
              link.href = path;
              document.body.append(link);
              link.click();
              link.remove();
              const route = path.substring(1).split('?')[0];
              const end = performance.now() + 30000;
              const look = () => {
                const busy = Object.values(window.Vaadin?.Flow?.clients ?? {}).some(c => c.isActive && c.isActive());
                const onTheWay = window.Vaadin?.Flow?.navigation;
                if (!busy && !onTheWay && window.answers.some(a => a.asked.includes('ui-navigate') && a.asked.includes('"' + route))) done();
                else if (performance.now() > end) fail(new Error('no answer at ' + path));
                else requestAnimationFrame(look);
              };
              look();
            })""";

    /** The state of the connection, which comes and goes, is not the page's. */
    private static final String READ =
            """
            () => {
              const words = [];
              const walk = node => {
                if (node.nodeType === Node.TEXT_NODE) words.push(node.data);
                if (node.nodeType !== Node.ELEMENT_NODE || node.tagName === 'STYLE') return;
                for (const attribute of node.attributes) words.push(attribute.value);
                if (typeof node.value === 'string') words.push(node.value);
                if (node.shadowRoot) node.shadowRoot.childNodes.forEach(walk);
                node.childNodes.forEach(walk);
              };
              walk(document.documentElement);
              window.answers.forEach(answer => words.push(answer.got));
              const page = [...document.body.children]
                .filter(part => part.checkVisibility() && part.localName !== 'vaadin-connection-indicator');
              return {shown: document.title + '\\n' + page.map(part => part.innerText).join('\\n'), received: words.filter(word => word.trim()).join('\\n')};
            }""";

    private static final String IDLE =
            """
            () => { const clients = Object.values(window.Vaadin?.Flow?.clients ?? {});
                    return clients.length > 0 && !clients.some(c => c.isActive && c.isActive()); }""";

    private final Visitor visitor;
    private final Operator host;

    Window(Chromium chromium, Operator host) {
        this.visitor = chromium.visitor();
        this.host = host;
        page().addInitScript(LISTEN);
    }

    Page page() {
        return visitor.page();
    }

    Visitor visitor() {
        return visitor;
    }

    /** Signs in at a page of the operator's own. */
    Window signIn(String path, String email, String password) {
        visitor.open(host.url(path)).signIn(email, password);
        page().waitForURL(host.url(path) + "**");
        page().waitForFunction(IDLE);
        return this;
    }

    /** Loads a page anew, as a shared address does. */
    Seen open(String path) {
        visitor.open(host.url(path));
        page().waitForFunction(IDLE);
        return read();
    }

    /** Goes to a page without leaving the application. */
    Seen follow(String path) {
        page().evaluate(FOLLOW, path);
        return read();
    }

    /** From now on only what comes later counts. */
    void forgetAnswers() {
        page().evaluate("() => { window.answers.length = 0; }");
    }

    /** The cookies the browser would send to its host, as a header's value. */
    String cookies() {
        return page().context().cookies(host.url("/")).stream()
                .map(cookie -> cookie.name + "=" + cookie.value)
                .collect(Collectors.joining("; "));
    }

    /** Addresses of what can be downloaded from the page, or uploaded to it. */
    List<String> handlers(String selector, String attribute) {
        return page().locator(selector).all().stream()
                .map(link -> link.getAttribute(attribute))
                .filter(address -> address != null && address.contains("VAADIN/dynamic"))
                .map(address -> host.url("/") + address.replaceFirst("^/", ""))
                .toList();
    }

    @SuppressWarnings("unchecked") // what the script above makes
    Seen read() {
        Map<String, String> seen = (Map<String, String>) page().evaluate(READ);
        return new Seen(String.valueOf(seen.get("shown")), String.valueOf(seen.get("received")));
    }

    @Override
    public void close() {
        visitor.close();
    }
}
