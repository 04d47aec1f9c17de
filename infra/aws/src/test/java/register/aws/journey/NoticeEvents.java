package register.aws.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import register.aws.commands.Invocation;
import register.aws.dynamodb.DynamoRecipients;
import register.aws.notify.NotifyFunction;
import register.machine.runtime.LocalContext;
import register.notice.Notice;
import register.notice.NoticeId;
import register.notice.Notices;
import register.notice.Run;
import register.recipient.LookupKeys;
import register.recipient.Recipient;
import register.recipient.RecipientId;
import register.recipient.Terms;
import register.request.ChangeAuthor;
import register.request.SecretReferenceKey;
import register.testing.Checkout;
import register.value.Bytes;
import register.value.Language;
import register.value.PolicyId;
import register.value.Sha256;

/// A notice that was sent on a deployment, and SES's reports on it.
record NoticeEvents(Deployment deployment) {
    static final NoticeId ID = NoticeId.parse("NTC-7K3Q9M2X-0C-4WTB9ZK2");
    static final PolicyId POLICY = new PolicyId("acme");
    static final RecipientId SUBSCRIBER = new RecipientId("0123456789abcdef0123456789abcdef");

    Notices notices() {
        return new Notices(deployment.records());
    }

    DynamoRecipients recipients() {
        var keys = new LookupKeys(new SecretReferenceKey(Bytes.of(new byte[32])));
        return new DynamoRecipients(deployment.table(), deployment.tableName(), keys);
    }

    /// A notice whose answer from SES was lost.
    void claim() {
        ChangeAuthor by = ChangeAuthor.register(Instant.parse("2026-11-27T09:59:59Z"));
        var who = new Recipient.Who(null, null, "mari.maasikas@customer.example");
        boolean fresh = recipients()
                        .add(Recipient.added(
                                SUBSCRIBER,
                                POLICY,
                                Recipient.Kind.SUBSCRIBER,
                                who,
                                Language.ENGLISH,
                                Terms.NONE,
                                "confirmed",
                                by))
                && notices()
                        .open(Run.opened(
                                ID.run(),
                                POLICY,
                                1,
                                Sha256.of(new byte[1]),
                                List.of(ID.lot()),
                                by.at().plus(Duration.ofDays(30)),
                                by));
        Notice planned = Notice.planned(ID, SUBSCRIBER, Language.ENGLISH, List.of(0), null, null, by);
        notices().add(List.of(planned));
        if (!fresh || !notices().replace(planned.claimed(by.at().plusSeconds(300), by))) {
            throw new AssertionError("the table is new");
        }
    }

    /// An example from the notify function's tests, as SNS puts it into the queue.
    static String body(String name) throws IOException {
        return Files.readString(
                Checkout.file("functions/aws/src/test/resources/register/aws/notify/" + name + ".json"), UTF_8);
    }

    /// @return the batch's failures
    byte[] take(String body) throws IOException {
        return Invocation.of(
                new NotifyFunction(deployment.environment()),
                SQSEvent.class,
                SQSBatchResponse.class,
                Events.handedOut("event", body, "1"),
                new LocalContext("notify"));
    }
}
