package register.aws.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import register.aws.commands.Invocation;
import register.aws.intake.IntakeFunction;
import register.aws.snapshot.ReconcileFunction;
import register.aws.stand.SesStand;
import register.commands.CommandHere;
import register.document.DocumentKey.Shelf;
import register.machine.runtime.LocalContext;
import register.request.DpaRequest;
import register.request.RequestLog;
import register.request.RequestState;
import register.request.RetryLog;
import register.request.TeamLog;
import register.settings.Variables;
import register.testing.Checkout;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A deployment with one policy, mail from a different sender each time, and what this process does with it.
final class Correspondence implements AutoCloseable {

    private final Deployment deployment = Deployment.create();
    private final RequestLog requests = new RequestLog(deployment.records());
    private final Map<String, String> further;
    private String sender = "";
    private int arrived;

    /// @param further variables, beside those of the deployment
    Correspondence(Map<String, String> further) throws IOException {
        this.further = Map.copyOf(further);
        deployment.publish(deployment.submit(
                "policies/liveagent.yaml",
                Files.readAllBytes(Checkout.file("infra/policies/liveagent/2023-10-02.yaml")),
                Map.of()));
    }

    Deployment deployment() {
        return deployment;
    }

    private Map<String, String> variables() {
        var all = new HashMap<>(deployment.variables());
        all.putAll(further);
        return all;
    }

    RequestLog requests() {
        return requests;
    }

    TeamLog teamMail() {
        return new TeamLog(deployment.records());
    }

    RetryLog retries() {
        return new RetryLog(deployment.records());
    }

    /// Makes the mail service refuse the next mail.
    void sesBusyOnce() {
        deployment.ses().behaveOnce(List.of(new SesStand.Answers(400, "{}", "SendingPausedException")));
    }

    DpaRequest standing(DpaRequest request) {
        return requests.find(request.reference()).orElseThrow();
    }

    /// Processes a mail that asks for a DPA, and returns its request.
    DpaRequest takenIn() throws IOException {
        intake(arrival("Please send us your data processing agreement (GDPR)."), Clock.systemUTC());
        return requests.newest(1).getFirst();
    }

    /// Stores a mail where SES does.
    ///
    /// @return the event about it
    byte[] arrival(String text) {
        arrived++;
        sender = "mari@klient%d.example".formatted(arrived);
        String id = "mail-" + arrived;
        String mail =
                "From: Mari <%s>\r\nTo: andrej@liveagent.com\r\nSubject: Question\r\nMessage-ID: <1@%s>\r\n\r\n%s\r\n"
                        .formatted(sender, sender.substring("mari@".length()), text);
        deployment.deliver("inbound/" + id, mail.getBytes(UTF_8));
        return Events.mailReceived(
                id, deployment.mailBucket(), "inbound/" + id, sender, Deployment.MAILBOX, Instant.now());
    }

    byte[] intake(byte[] event, Clock clock) throws IOException {
        return Invocation.of(
                new IntakeFunction(Variables.of(variables()), clock),
                SQSEvent.class,
                SQSBatchResponse.class,
                event,
                new LocalContext("intake"));
    }

    int reconcile() {
        return new ReconcileFunction(Variables.of(variables()))
                .handleRequest(new ScheduledEvent(), new LocalContext("reconcile"));
    }

    /// Runs `infra/register requests` on a request, as Jaan.
    CommandHere command(DpaRequest request, Clock clock, String... words) {
        var all = new ArrayList<>(
                List.of("requests", words[0], request.reference().value()));
        all.addAll(List.of(words).subList(1, words.length));
        all.addAll(List.of("--aws", "--by", "Jaan"));
        return CommandHere.run(variables(), clock, all);
    }

    /// The number of mails handed over to the latest sender.
    int mails() {
        return mails(sender);
    }

    int mails(String to) {
        return (int) deployment.ses().requests().stream()
                .filter(mail -> String.valueOf(mail.get("Destination")).contains(to))
                .count();
    }

    /// @throws AssertionError if there is a trace of it in an item or in any version of an object
    void requireErased(DpaRequest request) {
        assertEquals(RequestState.ERASED, standing(request).state());
        String own = "REQ#" + request.reference();
        List<String> traces = deployment.items().stream()
                // The day's counts have names that identify nobody, and expire after two days.
                .filter(item -> !partition(item).equals(own) && !partition(item).startsWith("DAY#"))
                .map(Object::toString)
                .filter(item -> item.contains(request.reference().value()) || item.contains(sender))
                .toList();
        assertEquals(List.of(), traces);
        assertEquals(List.of(), deployment.shelves().versions(Shelf.CORRESPONDENCE));
    }

    /// Removes all requests and the day's counts. Otherwise reading them all takes more and more calls, and the
    /// team's daily mails are used up.
    void forget() {
        for (Map<String, AttributeValue> item : deployment.items()) {
            String partition = partition(item);
            if (Stream.of("REQ#", "DAY#", "TEAM", "RETRIES#", "LEASES#").anyMatch(partition::startsWith)) {
                deployment
                        .table()
                        .deleteItem(request -> request.tableName(deployment.tableName())
                                .key(Map.of("PK", attribute(item, "PK"), "SK", attribute(item, "SK"))));
            }
        }
    }

    private static String partition(Map<String, AttributeValue> item) {
        return attribute(item, "PK").s();
    }

    private static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
        return item.getOrDefault(name, AttributeValue.fromS(""));
    }

    @Override
    public void close() {
        deployment.close();
    }
}
