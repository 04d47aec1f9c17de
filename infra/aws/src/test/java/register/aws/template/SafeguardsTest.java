package register.aws.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import register.measure.Measure;
import register.testing.Checkout;

/// Safeguards of a deployed register, and alarms for its operator.
class SafeguardsTest {
    private static final String ALARM = "AWS::CloudWatch::Alarm";
    private static final Pattern LISTED =
            Pattern.compile("(?m)^\\| (`[A-Za-z]+Alarm`(?:, `[A-Za-z]+Alarm`)*) \\| [^|]{15,} \\|$");

    private static final Pattern PREFIX = Pattern.compile("\"prefix\": *\"([^\"]+)\"");

    private final Template template;

    SafeguardsTest() throws IOException {
        this.template = Template.read();
    }

    @Test
    void everyFunctionTellsOfItsErrorsAndThrottles() {
        Set<String> functions =
                new TreeSet<>(template.resources("AWS::Serverless::Function").keySet());
        for (String metric : List.of("Errors", "Throttles")) {
            assertEquals(functions, watched("AWS/Lambda", metric, "FunctionName"), metric);
        }
    }

    @Test
    void everyQueueTellsOfItsOldestMessageAndOfWhatWasGivenUp() {
        assertEquals(names("AWS::SQS::Queue"), watched("AWS/SQS", "ApproximateAgeOfOldestMessage", "QueueName"));
        assertEquals(
                Set.of("DeliveryDeadLetterQueue", "GivenUpQueue", "MailDeadLetterQueue"),
                watched("AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName"));
    }

    @Test
    void theApiTheStreamAndTheMailServiceTellOfFailures() {
        assertEquals(Set.of("Api"), watched("AWS/ApiGateway", "5xx", "ApiId"));
        assertEquals(Set.of("SnapshotFunction"), watched("AWS/Lambda", "IteratorAge", "FunctionName"));
        for (String rate : List.of("Reputation.BounceRate", "Reputation.ComplaintRate")) {
            assertEquals(1, alarms("AWS/SES", rate).count(), rate);
        }
    }

    /// An alarm that notifies nobody, or has no instructions, does not count.
    @Test
    void everyAlarmTellsTheTopicAndStandsInTheListWithWhatToDo() throws IOException {
        var told = new TreeSet<String>();
        template.resources(ALARM).forEach((name, alarm) -> {
            assertEquals(
                    List.of(Map.of("Ref", "Alarms")),
                    Template.items(alarm.get("AlarmActions")).toList(),
                    name);
            assertTrue(alarm.containsKey("TreatMissingData"), name);
            assertTrue(String.valueOf(alarm.get("AlarmDescription")).length() >= 15, name + " says what happened");
            told.add(name);
        });
        String list = Files.readString(Checkout.file("docs/aws.md"));
        var listed = LISTED.matcher(list)
                .results()
                .flatMap(row -> Stream.of(row.group(1).replace("`", "").split(", ")))
                .sorted()
                .toList();
        assertEquals(List.copyOf(told), listed);
        String readme = Files.readString(Checkout.file("README.md"));
        assertTrue(readme.contains("(docs/aws.md#alarms)"), "the README does not name the list");
    }

    @Test
    void everyQueueAndTopicWantsTls() {
        assertEquals(names("AWS::SQS::Queue"), guarded("AWS::SQS::QueuePolicy", "Queues"));
        assertEquals(names("AWS::SNS::Topic"), guarded("AWS::SNS::TopicPolicy", "Topics"));
    }

    /// The mail service and alarms reach a topic only if its key allows it.
    @Test
    void everyTopicIsEncryptedUnderAKeyThatItsSendersMayUse() {
        var senders = new TreeMap<String, Set<String>>();
        template.resources("AWS::SNS::TopicPolicy")
                .values()
                .forEach(policy -> allowing(policy.get("PolicyDocument"))
                        .forEach(statement -> senders.computeIfAbsent(
                                        ref(Template.items(policy.get("Topics"))
                                                .findFirst()
                                                .orElseThrow()),
                                        _ -> new TreeSet<>())
                                .add(service(statement))));
        assertEquals(names("AWS::SNS::Topic"), senders.keySet());
        template.resources("AWS::SNS::Topic").forEach((name, topic) -> {
            Map<?, ?> key = template.resource("AWS::KMS::Key", ref(topic.get("KmsMasterKeyId")));
            for (String sender : senders.getOrDefault(name, Set.of())) {
                assertTrue(
                        allowing(key.get("KeyPolicy"))
                                .filter(statement -> service(statement).equals(sender))
                                .anyMatch(statement -> Template.items(statement.get("Action"))
                                        .collect(Collectors.toSet())
                                        .equals(Set.of("kms:GenerateDataKey*", "kms:Decrypt"))),
                        sender + " may not use the key of " + name);
            }
        });
    }

    @Test
    void theTableIsProtectedFromDeletion() {
        assertEquals("true", template.resource("AWS::DynamoDB::Table", "Table").get("DeletionProtectionEnabled"));
    }

    /// Permanent items may still be replaced, so the stream must report it.
    @Test
    void aChangeOfWhatIsKeptForGoodIsToldByTheStream() {
        Object policy = template.resource("AWS::DynamoDB::Table", "Table").get("ResourcePolicy");
        var kept = new TreeSet<String>();
        Statement.of(Template.map(policy).get("PolicyDocument"))
                .flatMap(statement -> statement.partitions().stream())
                .forEach(pattern -> kept.add(pattern.replace("*", "")));
        assertTrue(kept.contains("CHAIN#"), kept.toString());
        var told = new TreeSet<String>();
        Template.visit(template.resource("AWS::Serverless::Function", "SnapshotFunction"), (name, value) -> {
            if (name.equals("Pattern") && String.valueOf(value).contains("\"MODIFY\", \"REMOVE\"")) {
                PREFIX.matcher(String.valueOf(value)).results().forEach(prefix -> told.add(prefix.group(1)));
            }
        });
        assertEquals(kept, told);
        assertEquals(
                Measure.RECORDS_CHANGED.metric(),
                template.resource(ALARM, "ChangedAlarm").get("MetricName"));
    }

    /// By default an administrator can still remove objects that name a person by mistake.
    @Test
    void theLockWithstandsAdministratorsOnlyWhereItIsSaid() {
        Map<?, ?> mode = parameter("ObjectLockMode");
        assertEquals("GOVERNANCE", mode.get("Default"));
        assertEquals(List.of("GOVERNANCE", "COMPLIANCE"), mode.get("AllowedValues"));
        assertTrue(template.resource("AWS::S3::Bucket", "PublishedBucket")
                .toString()
                .contains("Mode={Ref=ObjectLockMode}"));
    }

    /// A new account has less concurrency than AWS allows to reserve from.
    @Test
    void noConcurrencyIsReservedUnlessItIsSaid() {
        assertEquals("0", parameter("ReaderConcurrency").get("Default"));
        var reserving = new TreeSet<String>();
        template.resources("AWS::Serverless::Function").forEach((name, function) -> {
            Object reserved = function.get("ReservedConcurrentExecutions");
            if (reserved != null) {
                assertEquals(
                        List.of("BoundsReaders", Map.of("Ref", "ReaderConcurrency"), Map.of("Ref", "AWS::NoValue")),
                        Template.map(reserved).get("Fn::If"),
                        name);
                reserving.add(name);
            }
        });
        assertEquals(Set.of("FormsFunction", "ReadFunction", "RedirectFunction"), reserving);
    }

    /// The records that the mail domain needs: the permitted senders, and how receivers treat other mail.
    @Test
    void theRecordsOfTheMailDomainAreAmongTheOutputs() {
        Object identity =
                template.resource("AWS::SES::EmailIdentity", "MailIdentity").get("MailFromAttributes");
        assertEquals(
                Map.of("Fn::Sub", "bounce.${MailDomain}"),
                Template.map(identity).get("MailFromDomain"));
        assertEquals("USE_DEFAULT_VALUE", Template.map(identity).get("BehaviorOnMxFailure"));
        assertTrue(output("MailFromServer").startsWith("bounce.${MailDomain} 10 feedback-smtp.${AWS::Region}."));
        assertTrue(output("MailFromSenders").startsWith("bounce.${MailDomain} \"v=spf1 include:amazonses.com "));
        assertTrue(output("MailFromPolicy").startsWith("_dmarc.${MailDomain} \"v=DMARC1; p="));
    }

    private Stream<Map<?, ?>> alarms(String namespace, String metric) {
        return template.resources(ALARM).values().stream()
                .filter(alarm -> namespace.equals(alarm.get("Namespace")) && metric.equals(alarm.get("MetricName")))
                .map(alarm -> alarm);
    }

    /// The values of a dimension that the alarms on a metric watch.
    private Set<String> watched(String namespace, String metric, String dimension) {
        return alarms(namespace, metric)
                .flatMap(alarm -> Template.items(alarm.get("Dimensions")))
                .map(Template::map)
                .filter(each -> dimension.equals(each.get("Name")))
                .map(each -> ref(each.get("Value")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> guarded(String type, String guards) {
        var guarded = new TreeSet<String>();
        template.resources(type).values().forEach(policy -> {
            boolean tls = Template.items(
                            Template.map(policy.get("PolicyDocument")).get("Statement"))
                    .map(Template::map)
                    .anyMatch(statement -> "Deny".equals(statement.get("Effect"))
                            && "*".equals(statement.get("Principal"))
                            && Map.of("Bool", Map.of("aws:SecureTransport", "false"))
                                    .equals(statement.get("Condition")));
            List<?> whom = Template.items(policy.get(guards)).toList();
            assertEquals(1, whom.size());
            if (tls) {
                guarded.add(ref(whom.getFirst()));
            }
        });
        return guarded;
    }

    private static Stream<Map<?, ?>> allowing(@Nullable Object document) {
        return Template.items(Template.map(document).get("Statement"))
                .map(statement -> Template.map(statement))
                .filter(statement -> "Allow".equals(statement.get("Effect")))
                .map(statement -> statement);
    }

    private static String service(Map<?, ?> statement) {
        return String.valueOf(Template.map(statement.get("Principal")).get("Service"));
    }

    private Set<String> names(String type) {
        Set<String> names = new TreeSet<>(template.resources(type).keySet());
        assertFalse(names.isEmpty(), type);
        return names;
    }

    private Map<?, ?> parameter(String name) {
        return Template.map(template.section("Parameters").get(name));
    }

    private String output(String name) {
        Object value = Template.map(template.section("Outputs").get(name)).get("Value");
        return String.valueOf(Template.map(value).get("Fn::Sub"));
    }

    /// The resource that a reference, or a reference to an attribute, means.
    private static String ref(@Nullable Object value) {
        Map<?, ?> map = Template.map(value);
        return String.valueOf(map.containsKey("Ref") ? map.get("Ref") : map.get("Fn::GetAtt"))
                .split("\\.", 2)[0];
    }
}
