package register.aws.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.JsonText;

/// The events that AWS calls the functions with.
final class Events {
    private Events() {}

    /// S3's event about a new object.
    ///
    /// @param sequencer larger for a later put of the same key
    static byte[] objectPut(String bucket, String key, long size, String versionId, String sequencer) {
        Json object = Json.object()
                .put("key", URLEncoder.encode(key, UTF_8).replace("%2F", "/"))
                .put("size", size)
                .put("eTag", "0123456789abcdef0123456789abcdef")
                .put("versionId", versionId)
                .put("sequencer", sequencer)
                .build();
        Json record = Json.object()
                .put("eventVersion", "2.1")
                .put("eventSource", "aws:s3")
                .put("awsRegion", "eu-central-1")
                .put("eventTime", "2026-03-02T10:15:30.000Z")
                .put("eventName", "ObjectCreated:Put")
                .put(
                        "s3",
                        Json.object()
                                .put("s3SchemaVersion", "1.0")
                                .put("configurationId", "policies")
                                .put(
                                        "bucket",
                                        Json.object()
                                                .put("name", bucket)
                                                .put("arn", "arn:aws:s3:::" + bucket)
                                                .build())
                                .put("object", object)
                                .build())
                .build();
        return records(List.of(record));
    }

    /// The HTTP API's event, in payload format 2.0.
    static byte[] get(String path, String query, Map<String, String> headers) {
        return http("GET", path, query, headers, null);
    }

    /// For a browser's form.
    static byte[] post(String path, String body) {
        return post(path, "", body);
    }

    static byte[] post(String path, String query, String body) {
        return http(
                "POST",
                path,
                query,
                Map.of("accept", "text/html", "content-type", "application/x-www-form-urlencoded"),
                Base64.getEncoder().encodeToString(body.getBytes(UTF_8)));
    }

    private static byte[] http(
            String method, String path, String query, Map<String, String> headers, @Nullable String body) {
        var sent = Json.object().put("host", "id.execute-api.eu-central-1.amazonaws.com");
        headers.forEach(sent::put);
        return CanonicalJson.bytes(Json.object()
                .put("version", "2.0")
                .put("routeKey", "$default")
                .put("rawPath", path)
                .put("rawQueryString", query)
                .put("headers", sent.build())
                .put(
                        "requestContext",
                        Json.object()
                                .put("accountId", "123456789012")
                                .put("apiId", "id")
                                .put("domainName", "id.execute-api.eu-central-1.amazonaws.com")
                                .put(
                                        "http",
                                        Json.object()
                                                .put("method", method)
                                                .put("path", path)
                                                .put("protocol", "HTTP/1.1")
                                                .put("sourceIp", "192.0.2.1")
                                                .put("userAgent", "curl/8.14.1")
                                                .build())
                                .put("requestId", "JKJaXmPLvHcESHA=")
                                .put("routeKey", "$default")
                                .put("stage", "$default")
                                .put("time", "02/Mar/2026:10:15:30 +0000")
                                .put("timeEpoch", 1772446530000L)
                                .build())
                .put("body", body)
                .put("isBase64Encoded", body != null)
                .build());
    }

    /// The queue's event about a message that the mail service has put into its bucket: the mail service's message
    /// within the topic's within the queue's.
    static byte[] mailReceived(String messageId, String bucket, String key, String from, String to, Instant at) {
        Json pass = Json.object().put("status", "PASS").build();
        Json notification = Json.object()
                .put("notificationType", "Received")
                .put(
                        "receipt",
                        Json.object()
                                .put("timestamp", at.toString())
                                .put("processingTimeMillis", 612)
                                .put("recipients", Json.array(List.of(Json.of(to))))
                                .put("spamVerdict", pass)
                                .put("virusVerdict", pass)
                                .put("spfVerdict", pass)
                                .put("dkimVerdict", pass)
                                .put("dmarcVerdict", pass)
                                .put(
                                        "action",
                                        Json.object()
                                                .put("type", "S3")
                                                .put("topicArn", "arn:aws:sns:eu-central-1:123456789012:inbound")
                                                .put("bucketName", bucket)
                                                .put("objectKey", key)
                                                .build())
                                .build())
                .put(
                        "mail",
                        Json.object()
                                .put("timestamp", at.toString())
                                .put("source", from)
                                .put("messageId", messageId)
                                .put("destination", Json.array(List.of(Json.of(to))))
                                .put("headersTruncated", false)
                                .put("headers", Json.array(List.of()))
                                .put(
                                        "commonHeaders",
                                        Json.object()
                                                .put("from", Json.array(List.of(Json.of("Mari <" + from + ">"))))
                                                .build())
                                .build())
                .build();
        Json topic = Json.object()
                .put("Type", "Notification")
                .put("MessageId", "22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324")
                .put("TopicArn", "arn:aws:sns:eu-central-1:123456789012:inbound")
                .put("Subject", "Amazon SES Email Receipt Notification")
                .put("Message", text(notification))
                .put("Timestamp", at.toString())
                .put("SignatureVersion", "1")
                .build();
        Json message = Json.object()
                .put("messageId", "059f36b4-87a3-44ab-83d2-661975830a7d")
                .put("receiptHandle", "AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a")
                .put("body", text(topic))
                .put(
                        "attributes",
                        Json.object()
                                .put("ApproximateReceiveCount", "1")
                                .put("SentTimestamp", "1772446531000")
                                .put("SenderId", "AIDAIENQZJOLO23YVJ4VO")
                                .put("ApproximateFirstReceiveTimestamp", "1772446531001")
                                .build())
                .put("messageAttributes", Json.object().build())
                .put("md5OfBody", "e4e68fb7bd0e697a0ae8f1bb342846b3")
                .put("eventSource", "aws:sqs")
                .put("eventSourceARN", "arn:aws:sqs:eu-central-1:123456789012:inbound")
                .put("awsRegion", "eu-central-1")
                .build();
        return records(List.of(message));
    }

    /// The body of the queue's message in such an event.
    static String body(byte[] event) {
        Json.Obj records = (Json.Obj) JsonText.parse(event);
        Json.Obj message = (Json.Obj) ((Json.Arr) Objects.requireNonNull(records.get("Records")))
                .items()
                .getFirst();
        return ((Json.Str) Objects.requireNonNull(message.get("body"))).value();
    }

    /// The event with a message from the queue.
    static byte[] handedOut(String messageId, String body, String times) {
        return records(List.of(Json.object()
                .put("messageId", messageId)
                .put("body", body)
                .put(
                        "attributes",
                        Json.object().put("ApproximateReceiveCount", times).build())
                .build()));
    }

    /// Lambda's message about an invocation that it gave up.
    static String givenUp(byte[] event, String errorType, String errorMessage) {
        return text(Json.object()
                .put("version", "1.0")
                .put("timestamp", "2026-03-02T10:15:30.000Z")
                .put(
                        "requestContext",
                        Json.object()
                                .put("requestId", "e4b46cbf-b738-xmpl-8880-a18cdf61200e")
                                .put("functionArn", "arn:aws:lambda:eu-central-1:123456789012:function:publish:$LATEST")
                                .put("condition", "RetriesExhausted")
                                .put("approximateInvokeCount", 3)
                                .build())
                .put("requestPayload", JsonText.parse(event))
                .put(
                        "responseContext",
                        Json.object()
                                .put("statusCode", 200)
                                .put("executedVersion", "$LATEST")
                                .put("functionError", "Unhandled")
                                .build())
                .put(
                        "responsePayload",
                        Json.object()
                                .put("errorMessage", errorMessage)
                                .put("errorType", errorType)
                                .build())
                .build());
    }

    /// Lambda's message about records of the table's stream that it gave up.
    static String recordsGivenUp() {
        return text(Json.object()
                .put(
                        "requestContext",
                        Json.object()
                                .put("requestId", "316aa6d0-8154-xmpl-9af7-85d5f4a6bc81")
                                .put("functionArn", "arn:aws:lambda:eu-central-1:123456789012:function:snapshot")
                                .put("condition", "RetryAttemptsExhausted")
                                .put("approximateInvokeCount", 6)
                                .build())
                .put("version", "1.0")
                .put("timestamp", "2026-03-02T10:15:30.000Z")
                .put(
                        "DDBStreamBatchInfo",
                        Json.object()
                                .put("shardId", "shardId-00000001573689847184-864758bb")
                                .put("startSequenceNumber", "800000000003126276362")
                                .put("endSequenceNumber", "800000000003126276362")
                                .put("batchSize", 1)
                                .put("streamArn", "arn:aws:dynamodb:eu-central-1:123456789012:table/register/stream/1")
                                .build())
                .build());
    }

    /// The schedule's event.
    static byte[] scheduled() {
        return scheduled("2026-03-02T10:15:30Z");
    }

    static byte[] scheduled(String time) {
        return CanonicalJson.bytes(Json.object()
                .put("id", "cdc73f9d-aea9-11e3-9d5a-835b769c0d9c")
                .put("detail-type", "Scheduled Event")
                .put("source", "aws.events")
                .put("account", "123456789012")
                .put("time", time)
                .put("region", "eu-central-1")
                .put(
                        "resources",
                        Json.array(List.of(Json.of("arn:aws:events:eu-central-1:123456789012:rule/reconcile"))))
                .put("detail", Json.object().build())
                .build());
    }

    static byte[] records(List<Json> records) {
        return CanonicalJson.bytes(
                Json.object().put("Records", Json.array(records)).build());
    }

    private static String text(Json json) {
        return new String(CanonicalJson.bytes(json), UTF_8);
    }
}
