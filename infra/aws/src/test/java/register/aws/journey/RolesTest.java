package register.aws.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.assembly.Register;
import register.aws.commands.Invocation;
import register.aws.dynamodb.DynamoChain;
import register.aws.dynamodb.DynamoPersonRecords;
import register.aws.dynamodb.DynamoRecipients;
import register.aws.dynamodb.Reads;
import register.aws.forms.FormMailsFunction;
import register.aws.intake.IntakeFunction;
import register.aws.s3.AwsPorts;
import register.aws.s3.S3Documents;
import register.aws.stand.Asked;
import register.aws.stand.SesStand;
import register.aws.template.Attempt;
import register.aws.template.Role;
import register.aws.webhooks.WebhooksFunction;
import register.chain.EntryHeader;
import register.contract.world.SoleTrader;
import register.document.DocumentKey;
import register.json.Json;
import register.log.TrustFile;
import register.machine.runtime.LocalContext;
import register.notice.Notice;
import register.notice.NoticeId;
import register.notice.Run;
import register.notice.RunId;
import register.notices.objection.ObjectionLinks;
import register.objection.CustomerStatement;
import register.objection.Objection;
import register.objection.ObjectionChannel;
import register.objection.ObjectionReference;
import register.objection.Objections;
import register.person.PersonRecord;
import register.recipient.LookupKeys;
import register.recipient.Recipient;
import register.recipient.RecipientErasure;
import register.recipient.RecipientId;
import register.recipient.Terms;
import register.request.ChangeAuthor;
import register.request.SecretReferenceKey;
import register.settings.PublicAddress;
import register.settings.Variables;
import register.subscription.Confirmation;
import register.subscription.Confirmations;
import register.subscription.FormTokens;
import register.subscription.FormTokens.Purpose;
import register.testing.Checkout;
import register.transparency.WitnessLog;
import register.value.Bytes;
import register.value.Language;
import register.value.PolicyId;
import register.value.Sha256;
import register.webhook.Webhook;
import register.webhook.WebhookAddress;
import register.webhook.WebhookDelivery;
import register.webhook.WebhookId;
import register.webhook.Webhooks;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.sync.RequestBody;

/// Each function's role in the template allows all its requests to AWS, and no others.
final class RolesTest {
    /// Actions by Lambda with a function's role, at the edge (`EdgeTest`), checks by S3 beside a request, and those
    /// that SES may require for
    /// a mail with an attachment.
    private static final Set<String> NOT_ASKED_HERE = Set.of(
            "logs:CreateLogStream",
            "logs:PutLogEvents",
            "cloudfront:CreateInvalidation",
            "sqs:SendMessage",
            "sqs:ReceiveMessage",
            "sqs:DeleteMessage",
            "sqs:GetQueueAttributes",
            "dynamodb:DescribeStream",
            "dynamodb:GetRecords",
            "dynamodb:GetShardIterator",
            "dynamodb:ListStreams",
            "s3:ListBucket",
            "s3:ListBucketVersions",
            "ses:SendRawEmail");

    /// Entries, checkpoints with their time-stamps, snapshots, and the certificates of their seals.
    private static final Set<String> KEPT_FOR_GOOD =
            Set.of("CHAIN#", "CHECKPOINTS#", "SNAPSHOTS#", "DOC#", "CERTIFICATES#");

    private static final Set<String> ERASABLE = Set.of(
            "PERSONS#",
            "ACK#",
            "REQ#",
            "ANSWER#",
            "ANSWERED#",
            "TEAM",
            "RETRIES#",
            "FAILED#",
            "DAY#",
            "TRUST",
            "COSIGNATURES#",
            "WITNESSES#",
            "SUMMARIES",
            "BRANDS",
            "ASSETS",
            "RUN#",
            "NOTICE#",
            "DUE#",
            "LEASES#",
            "PENDING#",
            "TO#",
            "WHO#",
            "TERMS#",
            "ENDED#",
            "WEBHOOKS",
            "POSTS#",
            "OBJ#");
    /// Actions that remove or change an item. A transaction counts as the actions in it.
    private static final Set<String> CHANGING = Set.of(
            "dynamodb:DeleteItem",
            "dynamodb:UpdateItem",
            "dynamodb:BatchWriteItem",
            "dynamodb:PartiQLDelete",
            "dynamodb:PartiQLUpdate");

    @TempDir
    private Path folder;

    private Deployment deployment;

    @BeforeEach
    void deploy() {
        deployment = Deployment.create();
    }

    @AfterEach
    void close() {
        if (deployment != null) {
            deployment.close();
        }
    }

    @Test
    void eachAllowsWhatItsFunctionAsksAndNothingElse() throws Exception {
        String files = "files-" + UUID.randomUUID();
        deployment.shelves().create(files);
        deployment.set(Map.of("REGISTER_FILES_BUCKET", files));
        // It is removed.
        deployment
                .objects()
                .putObject(request -> request.bucket(files).key("site/another"), RequestBody.fromString(""));
        byte[] example = policy("liveagent/2023-10-02.yaml");
        byte[] submitted = deployment.submit("policies/a.yaml", example, Map.of());
        byte[] same = deployment.submit("policies/b.yaml", example, Map.of());
        var _ = deployment.submit("policies/dpa-2025-09.pdf", policy("example/dpa-2025-09.pdf"), Map.of());
        byte[] offering = deployment.submit("policies/o.yaml", policy("example/2025-09-01.yaml"), Map.of());
        byte[] broken = deployment.submit("policies/c.yaml", "no: policy".getBytes(UTF_8), Map.of());
        byte[] person = deployment.submit("policies/p.yaml", SoleTrader.file("2026-01-01", "One"), Map.of());
        byte[] personAgain = deployment.submit("policies/q.yaml", SoleTrader.file("2026-01-01", "One"), Map.of());
        byte[] another =
                deployment.submit("policies/r.yaml", SoleTrader.file("2026-01-01", "One", "Somebody Else"), Map.of());
        // Personal data is erased again only after a lost race.
        Set<String> elsewhere =
                Set.of("dynamodb:DeleteItem PERSONS#*", "dynamodb:Query TERMS#*", "s3:DeleteObjectVersion");
        holds("PublishRole", elsewhere, () -> {
            deployment.publish(submitted);
            deployment.publish(same);
            deployment.publish(offering);
            deployment.publish(person);
            deployment.publish(personAgain);
            deployment.publish(another);
            return deployment.publish(broken);
        });
        assertTrue(deployment.answer("policies/q.yaml").orElseThrow().contains("unchanged"));
        assertTrue(deployment.answer("policies/r.yaml").orElseThrow().contains("conflict"));
        assertTrue(deployment.answer("policies/a.yaml").orElseThrow().contains("accepted"));
        assertTrue(deployment.answer("policies/o.yaml").orElseThrow().contains("accepted"));

        byte[] records = Events.records(Stream.records(deployment));
        // A snapshot is erased again only after a lost race, which also shows what others recorded first. No witness
        // here signs, and no brand has a file.
        Set<String> afterARace = Set.of(
                "dynamodb:GetItem ASSETS",
                "s3:DeleteObjectVersion",
                "dynamodb:GetItem DOC#*",
                "dynamodb:GetItem COSIGNATURES#*",
                "dynamodb:PutItem COSIGNATURES#*");
        nameAWitness();
        holds("SnapshotRole", afterARace, () -> {
            deployment.snapshot(records);
            return deployment.snapshot(records);
        });
        deployment.publish(deployment.submit("policies/d.yaml", policy("example/2024-03-01.yaml"), Map.of()));
        leaveWhatALostPublisherLeaves();
        leaveAContactWhoseTimeIsOver();
        // No request and no objection is old enough, and no file is without an answer.
        holds(
                "ReconcileRole",
                Set.of(
                        "s3:DeleteObject",
                        "dynamodb:GetItem ASSETS",
                        "dynamodb:BatchGetItem OBJ#*",
                        "dynamodb:BatchGetItem REQ#*",
                        "dynamodb:DeleteItem ACK#*",
                        "dynamodb:DeleteItem ANSWER#*",
                        "dynamodb:DeleteItem ANSWERED#*",
                        "dynamodb:Query ANSWERED#*",
                        "dynamodb:GetItem ANSWER#*",
                        "dynamodb:GetItem COSIGNATURES#*",
                        "dynamodb:GetItem DOC#*",
                        "dynamodb:GetItem REQ#*",
                        "dynamodb:PutItem COSIGNATURES#*",
                        "dynamodb:PutItem REQ#*"),
                () -> {
                    deployment.reconcile();
                    return deployment.reconcile(Events.scheduled("2026-03-02T03:15:30Z"));
                });

        String list = "/v1/policies/liveagent/subprocessors";
        // No brand here has a file.
        holds("ReadRole", Set.of("dynamodb:GetItem ASSETS"), () -> {
            for (String path : List.of(
                    "/",
                    "/liveagent",
                    "/liveagent/2023-10-02",
                    "/liveagent/2023-10-02/proof",
                    "/sole-trader",
                    "/sole-trader/2026-01-01/proof",
                    "/v1/policies",
                    list,
                    "/v1/policies/liveagent/versions",
                    "/v1/policies/liveagent/versions/2023-10-02",
                    "/v1/policies/liveagent/changes",
                    "/log/liveagent/checkpoint",
                    "/log/liveagent/witnessed",
                    "/log/liveagent/trust",
                    "/log/liveagent/checkpoints/1",
                    "/log/liveagent/stamps/1",
                    "/log/liveagent/contents/1",
                    "/log/liveagent/proofs/1",
                    "/log/liveagent/tile/0/000.p/1",
                    "/log/liveagent/tile/entries/000.p/1",
                    "/v1/keys",
                    "/v1/documents/" + "0".repeat(64))) {
                deployment.read(Events.get(path, "", Map.of()));
            }
            return deployment.read(Events.get(list, "knownAt=2999-01-01T00:00:00Z", Map.of()));
        });
        // Signing a link counts: the link has the role's rights.
        holds("RedirectRole", Set.of(), () -> {
            byte[] redirect = deployment.redirect(
                    Events.get("/v1/policies/liveagent/versions/2023-10-02/snapshot.pdf", "lang=et", Map.of()));
            assertTrue(new String(redirect, UTF_8).contains("versionId="), new String(redirect, UTF_8));
            byte[] personal = deployment.redirect(
                    Events.get("/v1/policies/sole-trader/versions/2026-01-01/snapshot.pdf", "", Map.of()));
            assertTrue(new String(personal, UTF_8).contains("personal-"), new String(personal, UTF_8));
            return redirect;
        });

        announceOfASoleTrader();
        holds("FormsRole", Set.of(), formsToFillIn());
        leaveWhatFormsAskFor();
        // No run is under way.
        holds(
                "FormMailsRole",
                Set.of(
                        "dynamodb:GetItem CHAIN#*",
                        "dynamodb:GetItem PERSONS#*",
                        "dynamodb:Query PERSONS#*",
                        "dynamodb:BatchGetItem RUN#*",
                        "dynamodb:Query NOTICE#*",
                        "dynamodb:PutItem NOTICE#*",
                        "dynamodb:PutItem DUE#*"),
                this::doWhatFormsAskFor);
        deployment.deliver("inbound/first", Files.readAllBytes(Checkout.file("infra/events/dpa-request.eml")));
        deployment.deliver("inbound/second", "From: a@klient.example\r\n\r\nGood morning.\r\n".getBytes(UTF_8));
        deployment.deliver(
                "inbound/third",
                ("From: mari@kunde.example\r\nTo: dpa@example.com\r\nSubject: DPA\r\nMessage-ID: <3@kunde.example>"
                                + "\r\n\r\nPlease send us your data processing agreement.\r\n")
                        .getBytes(UTF_8));
        deployment.deliver("inbound/fourth", replyToANotice());
        // A text is erased again only if its recipient was erased meanwhile. Here no mail about an objection is due.
        holds("IntakeRole", Set.of("dynamodb:Query OBJ#*", "dynamodb:BatchGetItem OBJ#*"), this::takeMailIn);
        var events = new NoticeEvents(deployment);
        events.claim();
        holds("NotifyRole", Set.of(), () -> {
            var _ = events.take(NoticeEvents.body("bounce-transient"));
            return events.take(NoticeEvents.body("complaint"));
        });
        announceToWebhooks();
        holds("WebhooksRole", Set.of(), this::post);
        assertEquals(
                4 + 6,
                deployment.ses().requests().size(),
                "of forms, a reply that is not taken, word to the team of what waits, a reply, word to the team of an"
                        + " objection and its receipt, and the first once more");
        assertTrue(
                partitions().stream().allMatch(RolesTest::isClassified),
                () -> "a partition that is neither: " + partitions());
    }

    /// It sends, and the first call of every third hour reports to the team.
    @Test
    void theTickFunctionAsksNothingElse() throws Exception {
        deployment.close();
        var runs = new NoticeRuns(folder, 3);
        deployment = runs.deployment;
        nameAWitness();
        runs.start();
        runs.sign();
        Instant hour = Instant.now().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.DAYS);
        // This policy lists no sole trader.
        // No mail is retried here, and none stops a run.
        Set<String> inTrouble = Set.of(
                "dynamodb:Query PERSONS#*",
                "dynamodb:GetItem NOTICE#*",
                "dynamodb:PutItem RUN#*",
                "dynamodb:PutItem DUE#*");
        holds("TickRole", inTrouble, () -> {
            assertEquals(3, runs.tick());
            return runs.tick(Clock.fixed(hour, ZoneOffset.UTC), 900_000);
        });
        assertTrue(runs.log.getLast().contains("the team was notified"), runs.log.toString());
        assertTrue(partitions().stream().allMatch(RolesTest::isClassified));
    }

    /// It closes a run, and then finds nothing to close.
    @Test
    void theCloseFunctionAsksNothingElse() throws Exception {
        deployment.close();
        var runs = new NoticeRuns(folder, 3);
        deployment = runs.deployment;
        runs.start();
        runs.sign();
        assertEquals(3, runs.tick());
        Clock over = Clock.fixed(runs.run().closesAt(), ZoneOffset.UTC);
        // This policy lists no sole trader.
        // No claim's process was lost.
        Set<String> elsewhere =
                Set.of("dynamodb:Query PERSONS#*", "dynamodb:GetItem NOTICE#*", "dynamodb:PutItem NOTICE#*");
        holds("CloseRole", elsewhere, () -> {
            assertEquals(1, runs.close(over));
            return runs.close(over);
        });
        assertTrue(partitions().stream().allMatch(RolesTest::isClassified));
    }

    /// Neither by the role's own statements nor, because of the table's policy, by any other permission.
    @Test
    void noneMayDeleteOrChangeWhatIsKeptForGood() throws IOException {
        var all = new ArrayList<Role>();
        for (String name : Role.names()) {
            Role role = Role.of(name);
            all.add(role);
            all.add(role.byItself());
        }
        all.add(Role.administrator());
        assertTrue(all.size() > 12, all.toString());
        for (Role role : all) {
            for (String partition : KEPT_FOR_GOOD) {
                for (String action : CHANGING) {
                    assertFalse(
                            role.allows(onTable(action, partition + "liveagent")),
                            () -> role + ": " + action + " " + partition);
                    // In one request together with items that may be deleted.
                    assertFalse(
                            role.allows(onTable(action, "PERSONS#liveagent", partition + "liveagent")),
                            () -> role + ": " + action + " " + partition);
                }
            }
        }
    }

    /// The judge does detect permissions to delete.
    @Test
    void theReconcileFunctionMayEraseExpiredDataAndNothingElse() throws IOException {
        assertEquals(Set.of("PublishRole", "ReconcileRole"), whoMay("dynamodb:DeleteItem", "PERSONS#"));
        assertEquals(Set.of("ReconcileRole"), whoMay("dynamodb:DeleteItem", "ACK#"));
        assertEquals(Set.of("ReconcileRole"), whoMay("dynamodb:DeleteItem", "ENDED#"));
        assertEquals(Set.of("FormsRole", "ReconcileRole"), whoMay("dynamodb:DeleteItem", "WHO#"));
        assertEquals(Set.of("FormMailsRole"), whoMay("dynamodb:DeleteItem", "PENDING#"));
        assertEquals(Set.of(), whoMay("dynamodb:DeleteItem", "TO#"));
        assertEquals(Set.of("IntakeRole"), whoMay("dynamodb:DeleteItem", "TEAM"));
        assertEquals(Set.of("IntakeRole"), whoMay("dynamodb:DeleteItem", "RETRIES#"));
        assertEquals(Set.of("IntakeRole"), whoMay("dynamodb:DeleteItem", "FAILED#"));
        assertEquals(Set.of(), whoMay("dynamodb:DeleteItem", "REQ#"));
        assertEquals(Set.of(), whoMay("dynamodb:DeleteItem", "OBJ#"));
        for (String partition : ERASABLE) {
            assertTrue(Role.administrator().allows(onTable("dynamodb:DeleteItem", partition + "any")), partition);
        }
        assertTrue(Role.administrator().byItself().allows(onTable("dynamodb:DeleteItem", "CHAIN#liveagent")));
    }

    /// `PutItem` may replace an item too: no policy can require the condition with which the functions append.
    @Test
    void onlyWhoMakesItAppendsWhatIsKeptForGood() throws IOException {
        assertEquals(Set.of("CloseRole", "PublishRole"), whoMay("dynamodb:PutItem", "CHAIN#"));
        for (String partition : List.of("CHECKPOINTS#", "SNAPSHOTS#", "DOC#")) {
            assertEquals(Set.of("ReconcileRole", "SnapshotRole"), whoMay("dynamodb:PutItem", partition), partition);
        }
    }

    /// Tests the judge itself, because one that allowed everything would make the other tests worthless.
    @Test
    void noneAllowsWhatIsOfAnother() throws IOException {
        Role read = Role.of("ReadRole");
        assertTrue(read.allows(query("CHAIN#liveagent", "/index/inForce")));
        assertFalse(read.allows(query("REQ#1", "")));
        assertFalse(read.allows(query("REQ", "/index/listing")));
        assertFalse(read.allows(onTable("dynamodb:PutItem", "CHAIN#liveagent")));
        assertFalse(read.allows(new Attempt("s3:GetObject", "${PublishedBucket.Arn}/snapshots/a", Map.of())));
        Role intake = Role.of("IntakeRole");
        assertFalse(intake.allows(onTable("dynamodb:PutItem", "CHAIN#liveagent")));
        assertFalse(intake.allows(new Attempt("s3:PutObject", "${PublishedBucket.Arn}/snapshots/a", Map.of())));
        String dpa = "${PersonalBucket.Arn}/dpa/example/a.pdf";
        assertFalse(intake.allows(new Attempt("s3:DeleteObjectVersion", dpa, Map.of())));
        assertFalse(Role.of("PublishRole").allows(new Attempt("s3:DeleteObjectVersion", dpa, Map.of())));
        assertFalse(read.allows(new Attempt("s3:GetObject", dpa, Map.of())));
        assertFalse(Role.of("RedirectRole").allows(new Attempt("s3:GetObject", dpa, Map.of())));
        assertTrue(Role.of("ReconcileRole").allows(new Attempt("s3:DeleteObjectVersion", dpa, Map.of())));
        assertFalse(intake.allows(new Attempt(
                "ses:SendEmail",
                "arn:${AWS::Partition}:ses:${AWS::Region}:${AWS::AccountId}:identity/any",
                Map.of("ses:FromAddress", List.of("ceo@example.com")))));
    }

    /// An attacker in the intake, which reads strangers' mail, can seal no policy and sign no checkpoint.
    @Test
    void eachKeySignsForTheRolesOfItsPurposeAlone() throws IOException {
        Map<String, List<String>> seals =
                Map.of("kms:SigningAlgorithm", List.of("ECDSA_SHA_256"), "kms:MessageType", List.of("DIGEST"));
        Map<String, List<String>> checkpoints =
                Map.of("kms:SigningAlgorithm", List.of("ED25519_SHA_512"), "kms:MessageType", List.of("RAW"));
        Set<String> makers = Set.of("ReconcileRole", "SnapshotRole");
        Set<String> intake = Set.of("IntakeRole");
        assertEquals(makers, whoMay(new Attempt("kms:Sign", "${SealKey.Arn}", seals)));
        assertEquals(intake, whoMay(new Attempt("kms:Sign", "${AcknowledgementKey.Arn}", seals)));
        assertEquals(makers, whoMay(new Attempt("kms:Sign", "${CheckpointKey.Arn}", checkpoints)));
        assertEquals(Set.of(), whoMay(new Attempt("kms:Sign", "${ReferenceKey.Arn}", seals)));
        for (String use : List.of("policy-seal", "acknowledgement-seal")) {
            Set<String> whose = use.equals("policy-seal") ? makers : intake;
            assertEquals(whose, whoMay(onTable("dynamodb:PutItem", "CERTIFICATES#" + use)), use);
            String file = "${PublishedBucket.Arn}/certificates/" + use + "/a.pem";
            assertEquals(whose, whoMay(new Attempt("s3:PutObject", file, Map.of())), use);
        }
    }

    /// Even if `AcknowledgementKeyArn` or `SealKeyArn` names the stack's key of the other use.
    @Test
    void noParameterLetsOneKeySealBoth() throws IOException {
        var seal = new Attempt("kms:Sign", "${SealKey.Arn}", Map.of());
        assertFalse(Role.of("IntakeRole").grantedEverything().allows(seal));
        var acknowledge = new Attempt("kms:Sign", "${AcknowledgementKey.Arn}", Map.of());
        for (String maker : List.of("ReconcileRole", "SnapshotRole")) {
            assertFalse(Role.of(maker).grantedEverything().allows(acknowledge), maker);
            assertTrue(Role.of(maker).grantedEverything().allows(seal), maker);
        }
        assertTrue(Role.of("IntakeRole").grantedEverything().allows(acknowledge));
    }

    private static Set<String> whoMay(Attempt attempt) throws IOException {
        var roles = new TreeSet<String>();
        for (String name : Role.names()) {
            if (Role.of(name).allows(attempt)) {
                roles.add(name);
            }
        }
        return roles;
    }

    /// Runs a function and judges its requests.
    ///
    /// @param elsewhere other rights that its role needs
    private void holds(String name, Set<String> elsewhere, Callable<?> function) throws Exception {
        Role role = Role.of(name);
        Map<String, String> names = names();
        var asked = new TreeSet<String>();
        for (SdkRequest request : Asked.during(function)) {
            for (Attempt attempt : Attempt.of(request, names)) {
                assertTrue(role.allows(attempt), () -> role + " does not allow " + attempt);
                asked.addAll(role.grants(attempt));
            }
        }
        var idle = new TreeSet<>(role.grants());
        idle.removeAll(asked);
        idle.removeAll(NOT_ASKED_HERE);
        assertEquals(new TreeSet<>(elsewhere), idle, () -> role + " allows what nothing asks; asked: " + asked);
    }

    /// A webhook whose address the register does not connect to.
    private void nameAWitness() {
        new WitnessLog(deployment.records()).trust(TrustFile.parse("""
                witness one witness.example/w1+45f145a6+BK4keto7Xww487lSrY8FGWhTmSNLKiiq3NaLG6n9+xLd https://127.0.0.1:1
                quorum one
                """));
    }

    /// A record that no entry commits to, and the snapshot of no entry's edition.
    private void leaveWhatALostPublisherLeaves() {
        var policy = new PolicyId(SoleTrader.POLICY);
        new DynamoPersonRecords(deployment.table(), deployment.tableName(), Reads.CONSISTENT)
                .put(PersonRecord.salted(
                        policy,
                        SoleTrader.ID,
                        Json.object().put("legalName", "Nobody Any More").build(),
                        Instant.now().minus(Duration.ofHours(2))));
        assertTrue(new S3Documents(deployment.objects(), deployment.shelves().buckets())
                .putIfAbsent(
                        new DocumentKey(DocumentKey.Shelf.PERSONAL, "snapshots/sole-trader/1-left.pdf"),
                        new byte[] {1}));
    }

    private void leaveAContactWhoseTimeIsOver() {
        var keys = new LookupKeys(new SecretReferenceKey(Bytes.of(new byte[32])));
        var recipients = new DynamoRecipients(deployment.table(), deployment.tableName(), keys);
        ChangeAuthor then =
                ChangeAuthor.register(Instant.now().minus(Duration.ofDays(RecipientErasure.DEFAULT_DAYS + 1)));
        Recipient contact = Recipient.added(
                RecipientId.next(),
                new PolicyId("liveagent"),
                Recipient.Kind.CONTACT,
                new Recipient.Who("C-1", "Acme GmbH", "privacy@customer.example"),
                Language.ENGLISH,
                Terms.NONE,
                "import",
                then);
        assertTrue(recipients.add(contact));
        assertTrue(recipients.replace(contact.ended("complete-import", then)));
        assertTrue(new Objections(deployment.records())
                .add(Objection.recorded(
                        new ObjectionReference("OBJ-7K3Q-9M2X-4WTB"),
                        new Objection.About(contact.policy(), null, contact.id(), null),
                        ObjectionChannel.FORM,
                        then.at(),
                        new CustomerStatement("No.", null),
                        null,
                        then)));
    }

    /// From the recipient of a notice, whose announcement has a natural person in it. A change, and a run about it.
    private void announceOfASoleTrader() throws IOException {
        String version = new String(SoleTrader.file("2026-06-01", "Two"), UTF_8)
                .replace("{country: EE, role", "{country: LV, role");
        deployment.publish(deployment.submit("policies/s.yaml", version.getBytes(UTF_8), Map.of()));
        EntryHeader header = headOfASoleTrader();
        ChangeAuthor by = ChangeAuthor.register(Instant.now());
        assertTrue(new NoticeEvents(deployment)
                .notices()
                .open(Run.opened(
                        RunId.of(header.hash()),
                        header.policy(),
                        header.sequence(),
                        Sha256.of(new byte[1]),
                        List.of(0),
                        by.at().plusSeconds(60),
                        by)));
    }

    private EntryHeader headOfASoleTrader() {
        return new DynamoChain(deployment.table(), deployment.tableName(), Reads.CONSISTENT)
                .head(new PolicyId(SoleTrader.POLICY))
                .orElseThrow();
    }

    private NoticeId noticeTo(Recipient.Kind kind, Recipient.Who who, String number) {
        var events = new NoticeEvents(deployment);
        ChangeAuthor by = ChangeAuthor.register(Instant.now());
        var policy = new PolicyId(SoleTrader.POLICY);
        Recipient recipient =
                Recipient.added(RecipientId.next(), policy, kind, who, Language.ENGLISH, Terms.NONE, "added", by);
        assertTrue(events.recipients().add(recipient));
        var notice = new NoticeId(RunId.of(headOfASoleTrader().hash()), 0, number);
        events.notices()
                .add(List.of(Notice.planned(notice, recipient.id(), Language.ENGLISH, List.of(0), null, 30, by)));
        return notice;
    }

    private byte[] replyToANotice() {
        NoticeId notice = noticeTo(
                Recipient.Kind.CONTACT, new Recipient.Who("C-2", "Klient OÜ", "mari@klient.example"), "4WTB9ZK2");
        return ("From: mari@klient.example\r\nTo: privacy@example.com\r\nSubject: Re: " + notice
                        + "\r\nMessage-ID: <4@klient.example>\r\n\r\nWe object.\r\n")
                .getBytes(UTF_8);
    }

    private void leaveWhatFormsAskFor() {
        var confirmations = new Confirmations(deployment.records());
        PolicyId policy = new PolicyId("liveagent");
        Instant now = Instant.now();
        confirmations.add(Confirmation.toSubscribe(policy, Language.ENGLISH, "a@customer.example", now));
        confirmations.add(Confirmation.toSubscribe(
                policy, Language.ENGLISH, "b@customer.example", now.minus(Duration.ofDays(3))));
        Recipient subscriber = Recipient.added(
                RecipientId.next(),
                policy,
                Recipient.Kind.SUBSCRIBER,
                new Recipient.Who(null, null, "c@customer.example"),
                Language.ENGLISH,
                Terms.NONE,
                "confirmed",
                ChangeAuthor.register(now));
        var keys = new LookupKeys(new SecretReferenceKey(Bytes.of(new byte[32])));
        assertTrue(new DynamoRecipients(deployment.table(), deployment.tableName(), keys).add(subscriber));
        Confirmation confirmed = Confirmation.toSubscribe(policy, Language.ENGLISH, "c@customer.example", now);
        confirmations.add(confirmed);
        assertTrue(confirmations.replace(confirmed.confirmed(subscriber.id(), now)));
        confirmations.add(Confirmation.toSubscribe(policy, Language.ENGLISH, "c@customer.example", now));
    }

    private byte[] doWhatFormsAskFor() {
        var variables = new HashMap<>(deployment.variables());
        variables.put("REGISTER_URL", "https://register.example");
        int before = deployment.ses().requests().size();
        String done = new FormMailsFunction(Variables.of(variables), Clock.systemUTC())
                .handleRequest(new ScheduledEvent(), new LocalContext("forms"));
        assertEquals(
                "mails sent 4, forgotten 1",
                done,
                "to confirm twice, to leave, and to the address that a contact " + "had");
        assertEquals(before + 4, deployment.ses().requests().size());
        return done.getBytes(UTF_8);
    }

    /// Forms' requests, with links from mails read by the test.
    private Callable<byte[]> formsToFillIn() {
        PolicyId policy = new PolicyId("liveagent");
        var key = new SecretReferenceKey(Bytes.of(new byte[32]));
        var recipients = new DynamoRecipients(deployment.table(), deployment.tableName(), new LookupKeys(key));
        var confirmations = new Confirmations(deployment.records());
        Instant now = Instant.now();
        Recipient contact = Recipient.added(
                RecipientId.next(),
                policy,
                Recipient.Kind.CONTACT,
                new Recipient.Who("C-2", "Acme GmbH", "old@customer.example"),
                Language.ENGLISH,
                Terms.NONE,
                "import",
                ChangeAuthor.register(now));
        Recipient leaving = Recipient.added(
                RecipientId.next(),
                policy,
                Recipient.Kind.SUBSCRIBER,
                new Recipient.Who(null, null, "leaving@customer.example"),
                Language.ENGLISH,
                Terms.NONE,
                "confirmed",
                ChangeAuthor.register(now));
        assertTrue(recipients.add(contact));
        assertTrue(recipients.add(leaving));
        Confirmation asked = Confirmation.toSubscribe(policy, Language.ENGLISH, "leaving@customer.example", now);
        Confirmation other = Confirmation.toSubscribe(policy, Language.ENGLISH, "mari@customer.example", now);
        Confirmation moving = Confirmation.toMove(
                policy, Language.ENGLISH, "new@customer.example", contact.id(), "old@customer.example", now);
        List.of(asked, other, moving).forEach(confirmations::add);
        var tokens = new FormTokens(key);
        String move = "/liveagent/address/"
                + tokens.of(Purpose.MOVE, policy, contact.id().value());
        String leave = "/liveagent/leave/"
                + tokens.of(Purpose.LEAVE, policy, leaving.id().value());
        NoticeId notice = noticeTo(
                Recipient.Kind.SUBSCRIBER, new Recipient.Who(null, null, "objects@customer.example"), "4WTB9ZK3");
        RecipientId objecting = new NoticeEvents(deployment)
                .notices()
                .find(notice)
                .orElseThrow()
                .recipient();
        var sole = new PolicyId(SoleTrader.POLICY);
        String object = new ObjectionLinks(key, PublicAddress.linked(Variables.of(Map.of()))).page(sole, notice);
        String end = "/" + sole + "/leave/" + tokens.of(Purpose.LEAVE, sole, objecting.value());
        return () -> {
            deployment.forms(Events.get(object, "", Map.of("accept", "text/html")));
            byte[] objected = deployment.forms(Events.post(object, "text=We+object."));
            assertTrue(new String(objected, UTF_8).contains("OBJ-"), new String(objected, UTF_8));
            deployment.forms(Events.post(end, "List-Unsubscribe=One-Click"));
            deployment.forms(Events.get("/liveagent/subscribe", "", Map.of("accept", "text/html")));
            deployment.forms(Events.get(move, "", Map.of("accept", "text/html")));
            deployment.forms(Events.post(move, "address=third%40customer.example"));
            for (Confirmation each : List.of(asked, other, moving)) {
                String confirm = "/liveagent/confirm/"
                        + tokens.of(Purpose.CONFIRM, policy, each.id().value());
                deployment.forms(Events.post(confirm, ""));
            }
            return deployment.forms(Events.post(leave, "List-Unsubscribe=One-Click"));
        };
    }

    /// Two announcements of a policy with a sole trader, with a withdrawal between them; a webhook at a nonexistent
    /// host, which accepted nothing for more than a week; a delivery of a removed webhook.
    private void announceToWebhooks() throws IOException {
        for (String date : List.of("2098-01-01", "2099-01-01")) {
            deployment.publish(deployment.submit(
                    "policies/" + date + ".yaml", SoleTrader.file(date, "One", "Two " + date), Map.of()));
            assertTrue(deployment
                    .answer("policies/" + date + ".yaml")
                    .orElseThrow()
                    .contains("accepted"));
            if (date.startsWith("2098")) {
                try (AwsPorts ports = AwsPorts.of(deployment.environment())) {
                    var _ = new Register(ports, Clock.systemUTC())
                            .publishing()
                            .withdraw(new PolicyId(SoleTrader.POLICY), LocalDate.parse(date), "not after all");
                }
            }
        }
        var webhooks = new Webhooks(deployment.records());
        Webhook webhook =
                Webhook.added(WebhookAddress.parse("https://hooks.invalid/"), List.of(), List.of(), Instant.now());
        assertTrue(webhooks.add(webhook));
        Instant longAgo = Instant.now().minus(Duration.ofDays(8));
        for (WebhookId id : List.of(webhook.id(), WebhookId.next())) {
            assertTrue(webhooks.open(
                    WebhookDelivery.opened(new WebhookDelivery.Id(id, new PolicyId(SoleTrader.POLICY), 2), longAgo)));
        }
    }

    private int post() {
        var variables = new HashMap<>(deployment.variables());
        variables.put("REGISTER_URL", "https://register.example");
        return new WebhooksFunction(Variables.of(variables)).handleRequest(new ScheduledEvent(), null);
    }

    private byte[] takeMailIn() throws IOException {
        var variables = new HashMap<>(deployment.variables());
        variables.put("REGISTER_TEAM_ADDRESS", "team@register.example");
        var function = new IntakeFunction(Variables.of(variables));
        byte[] answer = {};
        deployment.ses().behaveOnce(List.of(new SesStand.Answers(400, "{}", "SendingPausedException")));
        for (String id : List.of("first", "second", "third", "fourth")) {
            byte[] event = received(id);
            answer = Invocation.of(function, SQSEvent.class, SQSBatchResponse.class, event, new LocalContext("intake"));
        }
        byte[] failed = Invocation.of(
                function, SQSEvent.class, SQSBatchResponse.class, received("gone"), new LocalContext("intake"));
        assertTrue(new String(failed, UTF_8).contains("itemIdentifier"), "why it failed is on record");
        byte[] again = Events.handedOut("again", Events.body(received("second")), "2");
        var _ = Invocation.of(function, SQSEvent.class, SQSBatchResponse.class, again, new LocalContext("intake"));
        // Mail that SES did not accept is retried.
        var later = new IntakeFunction(Variables.of(variables), Clock.offset(Clock.systemUTC(), Duration.ofMinutes(6)));
        byte[] tick = Events.handedOut("tick", new String(Events.scheduled(), UTF_8), "1");
        var _ = Invocation.of(later, SQSEvent.class, SQSBatchResponse.class, tick, new LocalContext("intake"));
        return answer;
    }

    private byte[] received(String id) {
        String from = id.equals("third") ? "mari@kunde.example" : "mari@klient.example";
        return Events.mailReceived(
                id, deployment.mailBucket(), "inbound/" + id, from, Deployment.MAILBOX, Instant.now());
    }

    /// The template's names for the functions' values.
    private Map<String, String> names() {
        Map<String, String> variables = deployment.variables();
        var names = new HashMap<String, String>();
        Map.of(
                        "REGISTER_PUBLISHED_BUCKET", "${PublishedBucket.Arn}",
                        "REGISTER_PERSONAL_BUCKET", "${PersonalBucket.Arn}",
                        "REGISTER_CORRESPONDENCE_BUCKET", "${CorrespondenceBucket.Arn}",
                        "REGISTER_SEAL_KEY", "${SealKey.Arn}",
                        "REGISTER_ACKNOWLEDGEMENT_KEY", "${AcknowledgementKey.Arn}",
                        "REGISTER_CHECKPOINT_KEY", "${CheckpointKey.Arn}",
                        "REGISTER_REFERENCE_KEY", "${ReferenceKey.Arn}",
                        "REGISTER_WEBHOOK_KEY", "${WebhookKey.Arn}")
                .forEach((variable, name) -> names.put(variables.getOrDefault(variable, variable), name));
        names.put(variables.getOrDefault("REGISTER_FILES_BUCKET", "none"), "${FilesBucket.Arn}");
        names.put(deployment.submissionsBucket(), "${SubmissionsBucket.Arn}");
        names.put(Deployment.MAILBOX, "${MailFrom}");
        names.put(NoticeRuns.EVENTS, "${NoticeEvents}");
        return names;
    }

    private List<String> partitions() {
        return deployment.table().scanPaginator(request -> request.tableName(deployment.tableName())).items().stream()
                .map(item -> Objects.requireNonNull(item.get("PK")).s())
                .toList();
    }

    private static boolean isClassified(String partition) {
        String kind = partition.contains("#") ? partition.substring(0, partition.indexOf('#') + 1) : partition;
        return KEPT_FOR_GOOD.contains(kind) || ERASABLE.contains(kind);
    }

    private static Set<String> whoMay(String action, String partition) throws IOException {
        var who = new TreeSet<String>();
        for (String name : Role.names()) {
            if (Role.of(name).allows(onTable(action, partition.endsWith("#") ? partition + "any" : partition))) {
                who.add(name);
            }
        }
        return who;
    }

    private static Attempt query(String partition, String index) {
        return new Attempt("dynamodb:Query", "${Table.Arn}" + index, leading(partition));
    }

    private static Attempt onTable(String action, String... partitions) {
        return new Attempt(action, "${Table.Arn}", leading(partitions));
    }

    private static Map<String, List<String>> leading(String... partitions) {
        return Map.of("dynamodb:LeadingKeys", List.of(partitions));
    }

    private static byte[] policy(String path) throws IOException {
        return Files.readAllBytes(Checkout.file("infra/policies").resolve(path));
    }
}
