package register.aws.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import register.chain.Chain;
import register.person.PersonRecords;
import register.read.ReadHandler;
import register.read.endpoint.ServedSite;
import register.record.Records;
import register.transparency.CheckpointLog;
import register.value.PolicyId;

/// A request to the read function, usually for a policy's list, as API Gateway's HTTP API sends it.
record ListRequest(Chain chain, CheckpointLog checkpoints, Records records, PersonRecords persons, Clock clock) {
    void send(PolicyId policy, String query) {
        send("/v1/policies/" + policy + "/subprocessors", query);
    }

    void send(String path, String query) {
        String event = """
                {"version": "2.0", "rawPath": "%s", "rawQueryString": "%s", "headers": {},
                 "requestContext": {"http": {"method": "GET"}}}""".formatted(path, query);
        var handler = new ReadHandler(chain, checkpoints, records, persons, ServedSite.UNKNOWN, clock);
        var response = new ByteArrayOutputStream();
        try {
            handler.handleRequest(new ByteArrayInputStream(event.getBytes(UTF_8)), response, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertTrue(response.toString(UTF_8).contains("\"statusCode\":200"), response.toString(UTF_8));
    }
}
