package register.aws.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import register.aws.AwsConnection;
import register.aws.stand.ScriptedS3;
import register.document.DocumentKey;
import register.document.DocumentKey.Shelf;
import register.settings.BadSettingException;
import register.settings.Variables;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// The handling of S3's answers to a conditional put.
final class S3PutTest {
    private static final DocumentKey KEY = new DocumentKey(Shelf.PUBLISHED, "snapshots/example/1.pdf");
    private static final String CONFLICT = "409 ConditionalRequestConflict";

    @Test
    void aPutIsConditionalAndCarriesItsHash() {
        try (var s3 = new ScriptedS3(List.of());
                S3Client client = client(s3)) {
            assertTrue(documents(client).putIfAbsent(KEY, new byte[] {1, 2, 3}));
            var headers = s3.puts().getFirst();
            assertEquals(List.of("*"), headers.get("If-None-Match"));
            assertEquals(List.of("A5BYxvLAy0ksUzsKTRTvd8wPeKvMztUofYShogEc+4E="), headers.get("x-amz-checksum-sha256"));
            assertEquals(List.of("application/pdf"), headers.get("Content-Type"));
        }
    }

    @Test
    void aPutThatMetAnotherIsRepeatedUntilItIsDecided() {
        try (var s3 = new ScriptedS3(List.of(CONFLICT, CONFLICT));
                S3Client client = client(s3)) {
            assertTrue(documents(client).putIfAbsent(KEY, new byte[1]));
            assertEquals(3, s3.puts().size());
        }
        try (var s3 = new ScriptedS3(List.of(CONFLICT, "412 PreconditionFailed"));
                S3Client client = client(s3)) {
            assertFalse(documents(client).putIfAbsent(KEY, new byte[1]));
            assertEquals(2, s3.puts().size());
        }
    }

    @Test
    void aPutThatIsNeverDecidedFails() {
        try (var s3 = new ScriptedS3(Collections.nCopies(20, CONFLICT));
                S3Client client = client(s3)) {
            assertThrows(S3Exception.class, () -> documents(client).putIfAbsent(KEY, new byte[1]));
            assertEquals(5, s3.puts().size());
        }
    }

    @Test
    void aForbiddenPutFailsAtOnce() {
        try (var s3 = new ScriptedS3(List.of("403 AccessDenied"));
                S3Client client = client(s3)) {
            assertThrows(S3Exception.class, () -> documents(client).putIfAbsent(KEY, new byte[1]));
            assertEquals(1, s3.puts().size());
        }
    }

    @Test
    void aShelfWithoutABucketIsNamedByItsVariable() {
        try (var s3 = new ScriptedS3(List.of());
                S3Client client = client(s3)) {
            var key = new DocumentKey(Shelf.CORRESPONDENCE, "mail/a.eml");
            var thrown = assertThrows(
                    BadSettingException.class, () -> documents(client).putIfAbsent(key, new byte[1]));
            assertEquals(
                    "REGISTER_CORRESPONDENCE_BUCKET: \"\": expected the value in the stack's outputs",
                    thrown.getMessage());
        }
    }

    private static S3Client client(ScriptedS3 s3) {
        return S3Connection.of(AwsConnection.of(Variables.of(s3.variables()))).client();
    }

    private static S3Documents documents(S3Client client) {
        return new S3Documents(client, Buckets.of(Variables.of(Map.of("REGISTER_PUBLISHED_BUCKET", "published"))));
    }
}
