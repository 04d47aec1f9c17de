package register.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.testing.Checkout;

/// Publication of a merge by `infra/git/publish`.
class GitPublishTest {
    @TempDir
    private Path work;

    private PolicyRepository repository;

    @BeforeEach
    void begin() throws Exception {
        repository = PolicyRepository.begin(work);
    }

    /// A program in place of ssh runs its arguments locally.
    @Test
    void overSshThePolicyIsTheSameAsByHand() throws Exception {
        repository.program("ssh", """
                for word in "$@"; do last=$word; done
                printf '%s\\n' "$@" >"$SAID"
                PATH=$HOME_OF_REGISTER/bin:$PATH exec sh -c "$last"
                """);
        Map<String, String> there = Map.of(
                "SSH_TARGET",
                "register@host.example",
                "SSH_OPTIONS",
                "-i key",
                "SAID",
                work.resolve("said").toString(),
                "HOME_OF_REGISTER",
                repository.release().toString(),
                "REGISTER_SETTINGS",
                "",
                "REGISTER_URL",
                "https://register.example.com",
                "REGISTER_DATA",
                work.resolve("there").toString());
        // Nothing is published into a trial over SSH.
        Command named = Command.here(
                Map.of("REGISTER_DATA", work.resolve("there").toString()), "certificate", "--self-sign", "Example Ltd");
        assertEquals(0, named.exit(), named::toString);
        Command published = repository.script(there, "publish", "HEAD^1");
        assertEquals(0, published.exit(), published::toString);
        Command byHand = Command.here(
                Map.of("REGISTER_DATA", work.resolve("here").toString()),
                "publish",
                "--trial",
                "--yes",
                Checkout.file("infra").resolve(PolicyRepository.LIVEAGENT).toString());
        assertEquals(content(byHand), content(published));
        assertTrue(Files.readString(work.resolve("said")).contains("StrictHostKeyChecking=yes\n"));
    }

    /// The hash of the policy's canonical JSON.
    private static String content(Command published) {
        assertTrue(published.out().startsWith("accepted liveagent 2023-10-02 "), published::toString);
        return Objects.requireNonNull(published.out().replaceAll("(?s).*content (\\S+).*", "$1"));
    }

    @Test
    void onAwsTheOutcomeDecidesAndACorrectionSaysWhy() throws Exception {
        awsAnswers();
        Map<String, Integer> exits = Map.of("accepted", 0, "unchanged", 0, "invalid", 1, "conflict", 1);
        for (var expected : exits.entrySet()) {
            Command published = repository.script(onAws(expected.getKey()), "publish", "HEAD^1");
            assertEquals(expected.getValue(), published.exit(), published::toString);
            assertEquals(
                    expected.getKey() + " liveagent " + PolicyRepository.LIVEAGENT + "\na problem\n", published.out());
            assertTrue(said(expected.getKey())
                    .startsWith("s3api put-object --bucket submissions --key " + PolicyRepository.LIVEAGENT + " --body "
                            + PolicyRepository.LIVEAGENT + " --metadata {} "));
        }
        Files.delete(work.resolve("said-conflict"));
        repository.commit(
                PolicyRepository.LIVEAGENT,
                PolicyRepository.liveagent() + "# Later\n",
                "Correct it\n\nCorrect-Reason: An address \u2013 wrong\n\nMore");
        Command corrected = repository.script(onAws("conflict"), "publish", "HEAD^1");
        assertEquals(0, corrected.exit(), corrected::toString);
        assertTrue(
                said("conflict")
                        .contains("--metadata"
                                + " {\"correct\":\"true\",\"reason\":\"=?UTF-8?B?QW4gYWRkcmVzcyDigJMgd3Jvbmc=?=\"}"),
                said("conflict"));
    }

    /// A program in place of the AWS CLI accepts the files, and answers as OUTCOME says.
    private void awsAnswers() throws IOException {
        repository.program("aws", """
                printf '%s\\n' "$*" >>"$SAID"
                case "$*" in
                "sts assume-role-with-web-identity --role-arn the-role "*)
                    cat "$(printf '%s' "$*" | sed 's|.*file://\\([^ ]*\\).*|\\1|')" >>"$SAID"
                    printf 'the-id\\tthe-secret\\tthe-session\\n' ;;
                "s3api put-object"*)
                    [ -z "$AWS_PUBLISHER_ROLE" ] || [ "$AWS_SECRET_ACCESS_KEY$AWS_SESSION_TOKEN" = the-secretthe-session ] || exit 1
                    echo "version-$(grep -c put-object "$SAID")" ;;
                "s3 cp"*)
                    number=$(grep -c put-object "$SAID") outcome=$OUTCOME
                    [ "$number" = 1 ] || outcome=accepted
                    printf '{"versionId":"version-%s","outcome":"%s","policy":"liveagent","problems":["a problem"]}' "$number" "$outcome" ;;
                *) exit 1 ;;
                esac
                """);
    }

    /// GitHub issues a token for AWS, and AWS grants a role for it.
    @Test
    void noKeyIsKeptForAws() throws Exception {
        awsAnswers();
        var asked = new CopyOnWriteArrayList<String>();
        HttpServer github = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        github.createContext("/", exchange -> {
            try (exchange) {
                asked.add(exchange.getRequestURI() + " "
                        + exchange.getRequestHeaders().getFirst("Authorization"));
                byte[] answer = "{\"value\":\"the-jwt\"}".getBytes(UTF_8);
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        github.start();
        try {
            var variables = new HashMap<>(onAws("accepted"));
            variables.put("AWS_PUBLISHER_ROLE", "the-role");
            variables.put(
                    "ACTIONS_ID_TOKEN_REQUEST_URL",
                    "http://127.0.0.1:" + github.getAddress().getPort() + "/token?a=1");
            variables.put("ACTIONS_ID_TOKEN_REQUEST_TOKEN", "of-the-run");
            Command published = repository.script(variables, "publish", "HEAD^1");
            assertEquals(0, published.exit(), published::toString);
        } finally {
            github.stop(0);
        }
        assertEquals(List.of("/token?a=1&audience=sts.amazonaws.com Bearer of-the-run"), asked);
        assertTrue(said("accepted").contains("\nthe-jwts3api put-object "), said("accepted"));
    }

    private Map<String, String> onAws(String outcome) {
        return Map.of(
                "SUBMISSIONS_BUCKET",
                "submissions",
                "OUTCOME",
                outcome,
                "SAID",
                work.resolve("said-" + outcome).toString());
    }

    private String said(String outcome) throws IOException {
        return Files.readString(work.resolve("said-" + outcome));
    }
}
