package bellbird.system.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.local.LocalStack;
import bellbird.local.RunningStack;
import bellbird.system.stack.Invariants;
import bellbird.system.stack.MachineTokens;
import bellbird.system.stack.Operators;
import bellbird.system.stack.Operators.Operator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Each bad request of the corpus gets an answer that is right for it: never a failure of ours,
 * never a word about how we are built, and nobody else is called.
 */
@Tag("deep")
@ExtendWith(Invariants.class)
@TestInstance(Lifecycle.PER_CLASS)
class BadRequestsIT {

    private static final long SEED = 20_261_028;

    /** A sandbox, whose webhooks are signed with the secret of the house. */
    private static final String BORROWS = "larkspur";

    private static final Pattern INSIDES =
            Pattern.compile(
                    "Exception|\\bat [a-z]+\\.[a-z.]+\\(|org\\.(hibernate|postgresql|jboss|wildfly)"
                            + "|<web-app|root:x:0|SQLState|PSQL");

    private final LocalStack stack = RunningStack.get();
    private final Operator operator = Operators.first();
    private final Wire wire = new Wire(stack.ports().web());
    private final ServerSocket probe = probe();
    private Duration slowest = Duration.ZERO;
    private String slowestItem = "";
    private final Map<String, Integer> sent = new TreeMap<>();

    private static ServerSocket probe() {
        try {
            ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
            socket.setSoTimeout(1);
            return socket;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeAll
    void the_token_is_good() throws Exception {
        BadRequest me =
                BadRequest.get("none", "good", operator.url("/api/v1/me"), 200)
                        .with("Authorization", "Bearer " + token());
        assertThat(wire.send(me).status()).isEqualTo(200);
    }

    @TestFactory
    Stream<DynamicTest> requests_to_the_api_are_answered() {
        return tests(new ApiRequests(operator.url("/api/v1"), token(), SEED).all());
    }

    @TestFactory
    Stream<DynamicTest> json_that_is_no_question_is_refused() {
        return tests(new JsonRequests(operator.url("/api/v1"), token()).all());
    }

    @TestFactory
    Stream<DynamicTest> tokens_that_prove_nothing_open_nothing() {
        MachineTokens tokens = new MachineTokens(stack, wire.client());
        return tests(
                new TokenRequests(
                                operator.url("/api/v1"),
                                token(),
                                Map.of(
                                        "another operator",
                                        tokens.of(Operators.second().shortName()),
                                        "the installation",
                                        tokens.ofTheInstallation(),
                                        "a program not meant for the API",
                                        tokens.ofAStranger(operator.shortName())),
                                "http://127.0.0.1:" + probe.getLocalPort() + "/keys")
                        .all());
    }

    @TestFactory
    Stream<DynamicTest> webhooks_addresses_and_protocol_without_proof() {
        return tests(
                new WebRequests(
                                stack.tenantUrl(BORROWS),
                                stack.publicUrl(),
                                stack.stripeWebhookSecret(),
                                Instant.now())
                        .all());
    }

    @AfterEach
    void nobody_else_was_called() throws IOException {
        try {
            probe.accept().close();
            throw new AssertionError("the probe was called");
        } catch (SocketTimeoutException silence) {
            assertThat(silence).isNotNull();
        }
    }

    @AfterAll
    void the_product_goes_on() throws Exception {
        the_token_is_good();
        assertThat(wire.send(BadRequest.get("none", "site", stack.publicUrl() + "/", 200)).status())
                .isEqualTo(200);
        probe.close();
        System.out.printf(
                "Request corpus: %d requests %s; slowest %d ms (%s)%n",
                sent.values().stream().mapToInt(Integer::intValue).sum(),
                sent,
                slowest.toMillis(),
                slowestItem);
    }

    private String token() {
        return new MachineTokens(stack, wire.client()).of(operator.shortName());
    }

    private Stream<DynamicTest> tests(List<BadRequest> requests) {
        List<DynamicTest> tests = new ArrayList<>();
        for (BadRequest request : requests) {
            tests.add(DynamicTest.dynamicTest(request.toString(), () -> answered(request)));
        }
        return tests.stream();
    }

    private void answered(BadRequest request) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Wire.Answer answer = wire.send(request);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        sent.merge(request.inputClass(), 1, Integer::sum);
        if (took.compareTo(slowest) > 0) {
            slowest = took;
            slowestItem = request.toString();
        }
        assertThat(answer.status()).as(answer.toString()).isIn(request.expected());
        assertThat(answer.body()).doesNotContainPattern(INSIDES);
        assertThat(answer.head()).doesNotContain("Set-Cookie: x=y");
    }
}
