package register.aws.journey;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import register.aws.commands.Invocation;
import register.aws.forms.FormMailsFunction;
import register.aws.forms.FormsFunction;
import register.machine.runtime.LocalContext;
import register.notices.objection.ObjectionLinks;
import register.request.SecretReferenceKey;
import register.settings.PublicAddress;
import register.settings.Variables;
import register.subscription.Confirmation;
import register.subscription.Confirmations;
import register.subscription.FormTokens;
import register.value.Bytes;
import register.value.Language;

/// The work of the functions that answer readers, and of the one that writes to them.
final class WebWorks {
    private WebWorks() {}

    static Work read() throws IOException {
        Deployment deployment = FunctionWorks.publishedInOneLanguage();
        deployment.snapshot(Events.records(List.of(FunctionWorks.entry(deployment))));
        return new ReaderWork(
                deployment,
                deployment::read,
                List.of(
                        "/",
                        "/example",
                        "/example/2025-09-01/proof",
                        "/v1/policies/example/subprocessors",
                        "/v1/policies/example/versions",
                        "/log/example/checkpoint",
                        "/v1/keys"));
    }

    static Work redirect() throws IOException {
        Deployment deployment = FunctionWorks.publishedInOneLanguage();
        deployment.snapshot(Events.records(List.of(FunctionWorks.entry(deployment))));
        return new ReaderWork(
                deployment, deployment::redirect, List.of("/v1/policies/example/versions/2025-09-01/snapshot.pdf"));
    }

    /// A reader subscribes, and one whose mail came before confirms.
    static Work forms() throws IOException {
        Deployment deployment = FunctionWorks.published();
        Confirmation asked =
                Confirmation.toSubscribe(FunctionWorks.POLICY, Language.ENGLISH, "b@customer.example", Instant.now());
        new Confirmations(deployment.records()).add(asked);
        var tokens = new FormTokens(new SecretReferenceKey(Bytes.of(new byte[32])));
        String confirm = "/example/confirm/"
                + tokens.of(
                        FormTokens.Purpose.CONFIRM,
                        FunctionWorks.POLICY,
                        asked.id().value());
        var function = new Started<FormsFunction>(FormsFunction::new);
        return new FormWork(
                deployment,
                event -> Invocation.of(
                        function.with(FunctionWorks.linked(deployment)), event, new LocalContext("forms")),
                new ArrayDeque<>(List.of(
                        Events.post("/example/subscribe", "lang=en", "address=a%40customer.example"),
                        Events.post(confirm, ""))));
    }

    /// A recipient of a notice objects.
    static Work objection(Path folder) throws IOException {
        var runs = new NoticeRuns(Files.createTempDirectory(folder, "run"), 1);
        runs.start();
        runs.sign();
        runs.awayFromFullHours();
        runs.tick();
        String form = new ObjectionLinks(
                        new SecretReferenceKey(Bytes.of(new byte[32])),
                        new PublicAddress(URI.create("https://register.example"), null))
                .page(FunctionWorks.POLICY, runs.all().getFirst().id());
        var function = new Started<FormsFunction>(FormsFunction::new);
        return new FormWork(
                runs.deployment,
                event -> Invocation.of(
                        function.with(FunctionWorks.linked(runs.deployment)), event, new LocalContext("forms")),
                new ArrayDeque<>(List.of(Events.post(form, "", "text=We+object"))));
    }

    static Work formMails() throws IOException {
        Deployment deployment = FunctionWorks.published();
        new Confirmations(deployment.records())
                .add(Confirmation.toSubscribe(
                        FunctionWorks.POLICY, Language.ENGLISH, "a@customer.example", Instant.now()));
        return new FormMailWork(
                deployment,
                clock -> new FormMailsFunction(Variables.of(FunctionWorks.linked(deployment)), clock)
                        .handleRequest(new ScheduledEvent(), new LocalContext("form-mails")));
    }
}
