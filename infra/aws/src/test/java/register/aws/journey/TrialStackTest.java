package register.aws.journey;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.aws.commands.Invocation;
import register.aws.publish.PublishFunction;
import register.aws.read.ReadFunction;
import register.aws.redirect.RedirectFunction;
import register.aws.snapshot.ReconcileFunction;
import register.aws.stand.AwsEngine;
import register.json.Json;
import register.json.JsonText;
import register.machine.runtime.LocalContext;
import register.machine.site.Site;
import register.mail.rule.MailSettings;
import register.pdf.Tool;
import register.settings.Variables;
import register.testing.Checkout;

/// A stack that was deployed as a trial says that it is not evidence, and so do its documents.
final class TrialStackTest {
    private static final String MARK = "Trial: not evidence";

    @TempDir
    private Path folder;

    @Test
    void pagesListsPdfsAndMailsOfATrialSaySo() throws Exception {
        try (Deployment deployment = Deployment.create()) {
            var set = new HashMap<>(deployment.variables());
            set.put("REGISTER_URL", "https://register.example");
            set.put("REGISTER_ORIGIN", "trial.invalid");
            set.put("REGISTER_SEAL_SUBJECT", "");
            Variables trial = Variables.of(set);
            try (Site site = Site.onAws(set, Clock.systemUTC())) {
                assertTrue(site.trial().is(), "it takes in a trial's archive before it has a log");
            }
            byte[] submitted = deployment.submit(
                    "policies/example.yaml",
                    Files.readAllBytes(Checkout.file("infra/policies/example/2024-03-01.yaml")),
                    Map.of());
            Invocation.of(
                    new PublishFunction(trial), S3Event.class, List.class, submitted, new LocalContext("publish"));
            String published = deployment.answer("policies/example.yaml").orElseThrow();
            assertTrue(
                    published.contains("\"outcome\":\"accepted\"") && published.contains("\"trial\":true"), published);
            Invocation.of(
                    new ReconcileFunction(trial),
                    ScheduledEvent.class,
                    Integer.class,
                    Events.scheduled(),
                    new LocalContext("reconcile"));
            for (String page : List.of("/", "/example", "/none")) {
                assertTrue(
                        read(new ReadFunction(trial), page, "text/html").contains("<p class=\"trial\">" + MARK), page);
                assertFalse(
                        read(new ReadFunction(deployment.environment()), page, "text/html")
                                .contains(MARK),
                        page);
            }
            String list = "/v1/policies/example/subprocessors.json";
            assertTrue(read(new ReadFunction(trial), list, "*/*").contains("\"trial\":true"), list);
            String checkpoint = read(new ReadFunction(trial), "/log/example/checkpoint", "*/*");
            assertTrue(checkpoint.startsWith("trial.invalid/log/example\n"), checkpoint);
            assertTrue(pdf(trial).contains(MARK));
            assertTrue(MailSettings.read(trial).trial());
            assertFalse(MailSettings.read(deployment.environment()).trial());
            try (Site site = Site.onAws(set, Clock.systemUTC())) {
                assertTrue(site.trial().is(), "the commands see it by the log");
            }
        }
    }

    private String pdf(Variables trial) throws Exception {
        byte[] event = get("/v1/policies/example/versions/2024-03-01/snapshot.pdf", "*/*");
        Json.Obj redirect = answer(Invocation.of(new RedirectFunction(trial), event, new LocalContext("redirect")));
        byte[] pdf = AwsEngine.fetch(URI.create(redirect.object("headers").text("Location")))
                .orElseThrow();
        Path file = Files.write(folder.resolve("a.pdf"), pdf);
        String signer = new Tool("pdfsig", "poppler-utils").run("-nocert", file.toString());
        assertTrue(signer.contains("Subprocessor Register development seal"), signer);
        return new Tool("pdftotext", "poppler-utils").run(file.toString(), "-");
    }

    private static String read(ReadFunction function, String page, String accept) throws Exception {
        return answer(Invocation.of(function, get(page, accept), new LocalContext("read")))
                .text("body");
    }

    private static Json.Obj answer(byte[] response) {
        return (Json.Obj) JsonText.parse(response);
    }

    private static byte[] get(String page, String accept) {
        return Events.get(page, page.startsWith("/log/") ? "" : "lang=en", Map.of("accept", accept));
    }
}
