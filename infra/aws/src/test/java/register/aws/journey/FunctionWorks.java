package register.aws.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import register.aws.dynamodb.DynamoRecipients;
import register.aws.publish.PublishFunction;
import register.aws.snapshot.ReconcileFunction;
import register.aws.snapshot.SnapshotFunction;
import register.aws.webhooks.WebhooksFunction;
import register.json.Json;
import register.recipient.LookupKeys;
import register.recipient.Recipient;
import register.recipient.RecipientErasure;
import register.recipient.RecipientId;
import register.recipient.Terms;
import register.request.ChangeAuthor;
import register.request.SecretReferenceKey;
import register.testing.Checkout;
import register.value.Bytes;
import register.value.Language;
import register.value.PolicyId;
import register.webhook.Webhook;
import register.webhook.WebhookAddress;
import register.webhook.WebhookDelivery;
import register.webhook.Webhooks;

/// The work of each function in the template.
final class FunctionWorks {
    private static final String KEY = "policies/example/2025-09-01.yaml";
    static final PolicyId POLICY = new PolicyId("example");
    private static final Map<String, String> LINKED = Map.of("REGISTER_URL", "https://register.example");
    /// After the end of every claim and every pause between attempts.
    static final Duration LATER = Duration.ofMinutes(40);

    static final String IN_ONE_LANGUAGE = """
            policy: example
            effectiveDate: 2025-09-01
            dateBasis: effective
            timeZone: UTC
            authoritativeLanguage: en
            editions:
              en:
                status: original
                title: One
                provider: Example Ltd
                sections:
                  - heading: Support
                    paragraphs: ["Who helps us."]
                    table: support
            subprocessors:
              - id: helper
                legalName: Helper Ltd
                country: EE
                address: Example Street 1, Tallinn
                relationship: third-party
                engagements:
                  - id: help
                    service: {en: Help}
                    purpose: {en: Answers calls}
                    category: support
                    locations: [{country: EE, role: access}]
            requests:
              publicAddresses: [privacy@example.com]
            """;

    private FunctionWorks() {}

    static Map<String, Work.Opening> all(Path folder) {
        var all = new LinkedHashMap<String, Work.Opening>();
        all.put("publish", FunctionWorks::publish);
        all.put("snapshot", FunctionWorks::snapshot);
        all.put("reconcile", FunctionWorks::reconcile);
        all.put("reconcile, files of the edge", FilesWork::of);
        all.put("read", WebWorks::read);
        all.put("redirect", WebWorks::redirect);
        all.put("forms", WebWorks::forms);
        all.put("forms, an objection", () -> WebWorks.objection(folder));
        all.put("form-mails", WebWorks::formMails);
        all.put("intake", FunctionWorks::intake);
        all.put("intake, telling the team", TeamWork::of);
        all.put("notify", FunctionWorks::notifying);
        all.put("tick", new NoticeWork.Sending(folder));
        all.put("close", () -> NoticeWork.closing(folder));
        all.put("webhooks", FunctionWorks::webhooks);
        return all;
    }

    /// Work with one step; a failure is thrown, or returns an item to its queue or stream.
    private record Step(Deployment at, boolean isRepeated, Callable<byte[]> step, Callable<byte[]> after)
            implements Work {
        Step(Deployment at, boolean isRepeated, Callable<byte[]> step) {
            this(at, isRepeated, step, () -> new byte[0]);
        }

        @Override
        public boolean run() throws Exception {
            return !new String(step.call(), UTF_8).contains("itemIdentifier");
        }

        @Override
        public void later() throws Exception {
            var _ = after.call();
        }
    }

    static Deployment published() throws IOException {
        Deployment deployment = Deployment.create();
        deployment.publish(submitted(deployment));
        return deployment;
    }

    /// A policy with one document to seal.
    static Deployment publishedInOneLanguage() throws IOException {
        Deployment deployment = Deployment.create();
        deployment.publish(deployment.submit("policies/one.yaml", IN_ONE_LANGUAGE.getBytes(UTF_8), Map.of()));
        assertTrue(deployment.answer("policies/one.yaml").orElseThrow().contains("accepted"));
        return deployment;
    }

    private static byte[] submitted(Deployment deployment) throws IOException {
        Path policies = Checkout.file("infra/policies/example");
        var _ = deployment.submit(
                "policies/example/dpa-2025-09.pdf", Files.readAllBytes(policies.resolve("dpa-2025-09.pdf")), Map.of());
        return deployment.submit(KEY, Files.readAllBytes(policies.resolve("2025-09-01.yaml")), Map.of());
    }

    private static Work publish() throws IOException {
        Deployment deployment = Deployment.create();
        byte[] event = submitted(deployment);
        var function = new Started<PublishFunction>(PublishFunction::new);
        return new Step(deployment, false, () -> Deployment.publish(function.with(deployment.variables()), event));
    }

    private static Work snapshot() throws IOException {
        Deployment deployment = publishedInOneLanguage();
        byte[] event = Events.records(List.of(entry(deployment)));
        var function = new Started<SnapshotFunction>(SnapshotFunction::new);
        return new Step(
                deployment,
                false,
                () -> Deployment.snapshot(function.with(deployment.variables()), event),
                deployment::reconcile);
    }

    static Json entry(Deployment deployment) {
        return Stream.records(deployment).stream()
                .filter(record -> record.toString().contains("E#"))
                .findFirst()
                .orElseThrow();
    }

    /// A recipient's time is over. What is sealed after a fault is the snapshot function's work.
    private static Work reconcile() throws IOException {
        Deployment deployment = publishedInOneLanguage();
        deployment.snapshot(Events.records(List.of(entry(deployment))));
        ChangeAuthor then =
                ChangeAuthor.register(Instant.now().minus(Duration.ofDays(RecipientErasure.DEFAULT_DAYS + 1)));
        Recipient contact = Recipient.added(
                RecipientId.next(),
                POLICY,
                Recipient.Kind.CONTACT,
                new Recipient.Who("C-1", "Acme GmbH", "privacy@customer.example"),
                Language.ENGLISH,
                Terms.NONE,
                "import",
                then);
        var recipients = new DynamoRecipients(
                deployment.table(),
                deployment.tableName(),
                new LookupKeys(new SecretReferenceKey(Bytes.of(new byte[32]))));
        assertTrue(recipients.add(contact) && recipients.replace(contact.ended("complete-import", then)));
        var function = new Started<ReconcileFunction>(ReconcileFunction::new);
        return new Step(
                deployment,
                true,
                () -> Deployment.reconcile(function.with(deployment.variables()), Events.scheduled()));
    }

    static Map<String, String> linked(Deployment deployment) {
        var variables = new HashMap<>(deployment.variables());
        variables.putAll(LINKED);
        return variables;
    }

    private static Work intake() throws IOException {
        Deployment deployment = published();
        String mail = Files.readString(Checkout.file("infra/events/dpa-request.eml"), UTF_8);
        deployment.deliver(
                "inbound/first",
                mail.replace("andrej@liveagent.com", "privacy@example.com").getBytes(UTF_8));
        byte[] event = Events.mailReceived(
                "first",
                deployment.mailBucket(),
                "inbound/first",
                "mari@klient.example",
                Deployment.MAILBOX,
                Instant.parse("2026-03-02T10:15:30Z"));
        return new MailWork(deployment, event);
    }

    private static Work notifying() {
        Deployment deployment = Deployment.create();
        var events = new NoticeEvents(deployment);
        events.claim();
        return new Step(deployment, false, () -> events.take(NoticeEvents.body("bounce-permanent")));
    }

    private static Work webhooks() throws IOException {
        Deployment deployment = publishedInOneLanguage();
        var webhooks = new Webhooks(deployment.records());
        Webhook webhook =
                Webhook.added(WebhookAddress.parse("https://hooks.invalid/"), List.of(), List.of(), Instant.now());
        webhooks.add(webhook);
        webhooks.open(WebhookDelivery.opened(new WebhookDelivery.Id(webhook.id(), POLICY, 1), Instant.now()));
        var function = new Started<WebhooksFunction>(WebhooksFunction::new);
        return new Step(deployment, true, () -> {
            int taken = function.with(linked(deployment)).handleRequest(new ScheduledEvent(), null);
            return new byte[taken];
        });
    }
}
